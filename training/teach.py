"""Lets trained networks rate pairs that nobody labelled: real answers and our own, each against requirements that were written
for other answers to the same question or to questions of the same sort. train.py --taught learns from what they say."""

import argparse
import json
import random

import numpy as np

import corpus
import net as network
from corpus import Answer, Pair
from measure import predict
from train import held

# Sources whose requirements fit answers of each other's questions.
SORTS = (
    ("bh", "bf", "wb", "wc", "we", "wf", "wg", "wj", "rl", "re", "at", "sa", "sb", "sc", "sd", "interview-train"),
    ("da", "dg", "dh", "dj", "define"),
)
ASKED, KEPT = 12, 8  # requirements an answer is held against, and kept


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--shared", default="../../shared/data")
    a.add_argument("--own", default="data/*.jsonl")
    a.add_argument("--nets", nargs="+", required=True)
    a.add_argument("--base-folder", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--answers", type=int, default=3500)
    a.add_argument("--weight", type=float, default=0.5)
    a.add_argument("--seed", type=int, default=1)
    arg = a.parse_args()
    answers = asked(corpus.load(arg.shared, arg.own), corpus.texts(arg.shared), arg.answers, random.Random(arg.seed))
    said = rate(answers, arg.nets, network.tokenizer(arg.base_folder))
    with open(arg.out, "w", encoding="utf-8") as f:
        for n, answer in enumerate(answers):
            pairs = chosen([(p.kind, p.text, [round(float(x), 4) for x in said[n, p.text]]) for p in answer.pairs], random.Random(arg.seed + n))
            f.write(json.dumps({"group": answer.group, "id": answer.id, "question": answer.question, "answer": answer.text, "weight": arg.weight, "pairs": pairs}) + "\n")
    print("%d answers, %d pairs" % (len(answers), len(said)), flush=True)


def asked(answers, elsewhere, most, rng):
    """Answers with requirements of others; nothing of what is held out."""
    hidden = {a.text for a in answers if held(a)}
    known = [a for a in answers if not held(a)]
    pools, sort = {}, {}
    for a in known:
        for names in SORTS:
            if a.source in names:
                sort[a.source] = names
                pools.setdefault(names, {}).update({p.text: p for p in a.pairs})
        pools.setdefault(a.question, {}).update({p.text: p for p in a.pairs})
    out = [Answer("taught", a.group, a.id, a.question, a.text, drawn(pools[sort[a.source]], a, rng)) for a in known if a.source in sort]
    for (source, key), (question, text, _) in elsewhere.items():
        if source == "siop2019" and question in pools and len(text.split()) >= 15 and text not in hidden:
            out.append(Answer("taught", key, key, question, text, drawn(pools[question], None, rng)))
    rng.shuffle(out)
    return out[:most]


def drawn(pool, answer, rng):
    """Some requirements of the pool that the answer was not labelled on."""
    own = {p.text for p in answer.pairs} if answer else set()
    texts = rng.sample(list(pool), min(len(pool), ASKED + len(own)))
    return [Pair("t", pool[t].kind, t, 0, []) for t in texts if t not in own][:ASKED]


def rate(answers, nets, tok):
    """(index of the answer, requirement) -> the mean of the networks' probabilities."""
    index = {id(a): n for n, a in enumerate(answers)}
    out = {}
    for path in nets:
        model = network.restore(path).to(network.device())
        for answer, pair, p, _ in predict(model, tok, answers):
            key = index[id(answer)], pair.text
            out[key] = out.get(key, np.zeros(4)) + p / len(nets)
    return out


def chosen(pairs, rng):
    """The pairs with most credit or contradiction, and some of the others: chance alone gives mostly what is not there."""
    order = sorted(pairs, key=lambda p: p[2][0])
    first, rest = order[: KEPT * 5 // 8], order[KEPT * 5 // 8 :]
    return first + rng.sample(rest, min(len(rest), KEPT - len(first)))


if __name__ == "__main__":
    main()

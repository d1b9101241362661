"""Lets trained readers rate pairs that nobody labelled, as the program computes them: real answers and our own, each against
requirements that were written for other answers to the same question or, of other jobs, to a question of the same kind.
train.py --taught learns from what they say."""

import argparse
import json
import random

import corpus
from corpus import Answer, Pair
from predict import said
from strangers import sort, titled
from train import held

ASKED = 24  # requirements an answer is held against


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--shared", default="../../shared/data")
    a.add_argument("--own", default="data/*.jsonl")
    a.add_argument("--weights", nargs="+", required=True, help="weights files with a temperature of 1")
    a.add_argument("--shares", nargs="+", type=float, help="of each of them; equal where left out")
    a.add_argument("--out", required=True)
    a.add_argument("--answers", type=int, default=6500)
    a.add_argument("--weight", type=float, default=0.5)
    a.add_argument("--seed", type=int, default=1)
    arg = a.parse_args()
    shares = arg.shares or [1.0] * len(arg.weights)
    answers = asked(corpus.load(arg.shared, arg.own), corpus.texts(arg.shared), arg.answers, random.Random(arg.seed))
    found = [said(answers, path) for path in arg.weights]
    answers, found = zip(*[(a, each) for a, *each in zip(answers, *found, strict=True) if all(each)])  # where nothing is read, nothing is said
    with open(arg.out, "w", encoding="utf-8") as f:
        for answer, each in zip(answers, found):
            pairs = [(p.kind, p.text, mean(of, shares)) for p, *of in zip(answer.pairs, *each, strict=True)]
            f.write(json.dumps({"group": answer.group, "id": answer.id, "question": answer.question, "answer": answer.text, "weight": arg.weight, "pairs": pairs}) + "\n")
    print("%d answers, %d pairs" % (len(answers), sum(len(a.pairs) for a in answers)), flush=True)


def mean(of, shares):
    """The weighted mean of several readers' four probabilities."""
    return [round(sum(w * p[k] for w, p in zip(shares, of, strict=True)) / sum(shares), 4) for k in range(4)]


def asked(answers, elsewhere, most, rng):
    """Answers with requirements of others, two in five of them real; nothing of what is held out."""
    hidden = {a.text.strip() for a in answers if held(a)}
    known = [a for a in answers if not held(a)]
    pools = {}
    for a in known:
        for key in (a.question, sort(a) or a.source):
            pools.setdefault(key, {}).update({p.text: p for p in a.pairs})
    real = []
    for (source, key), (question, text, _) in elsewhere.items():
        if source == "siop2019" and question in pools and len(text.split()) >= 12 and text.strip() not in hidden:
            real.append(Answer("taught", key, key, question, text, drawn(pools[question], None, rng)))
    ours = [Answer("taught", a.group, a.id, titled(a, rng), a.text, drawn(pools[sort(a) or a.source], a, rng)) for a in known if len(a.text.split()) >= 5]
    rng.shuffle(real)
    rng.shuffle(ours)
    out = real[: max(most * 2 // 5, most - len(ours))] + ours
    out = out[:most]
    rng.shuffle(out)
    return out


def drawn(pool, answer, rng):
    """Some requirements of the pool that the answer was not labelled on."""
    own = {p.text for p in answer.pairs} if answer else set()
    texts = rng.sample(list(pool), min(len(pool), ASKED + len(own)))
    return [Pair("t", pool[t].kind, t, 0, []) for t in texts if t not in own][:ASKED]


if __name__ == "__main__":
    main()

"""Writes the test vectors of assess/model: tokens of hostile text, and what the
network gives for a few answers of our own, computed as the product does it."""

import argparse
import json

import torch

import export
import net as network
from batches import Item, batch
from corpus import Answer, Pair

TEXTS = [
    "", " ", "I did it.", "Unbelievably, the back-log grew by 12.5 % (see p. 3)!", "café naïve Ångström ÅNGSTRÖM straße İstanbul", "e\u0301 a\u0308 \u1e9b\u0323 ﬁne Ⅳ ½ ①",
    "日本語 text と中国", "한국어 ภาษาไทย हिन्दी العربية", "zero\u200bwidth soft\u00adhyphen bidi\u202etxet\u202c nul\u0000byte bell\u0007 \ufeffbom", "😀 family 👨‍👩‍👧 flag 🇩🇪 skin 👍🏽",
    "tabs\tand\r\nlines\u2028sep\u2029par\u00a0nbsp\u3000wide", "snake_case a/b\\c @home #1 $5 €5 £5 ¥5 50% x^2 ~y `z` |", "“curly” ‘quotes’ — dash… «guillemets»", "don't can't I'd've o'clock",
    "a" * 100, "a" * 101, "supercalifragilisticexpialidocious antidisestablishmentarianism xyzzyqwrtp", "1,234.56 3/4 2026-11-23 10:05", "\ud7ff\ue000\U0001f9ff\U000e0041\U0010ffff", "ς Σ Ὀδυσσεύς ΟΔΥΣΣΕΥΣ Ǆ ǅ",
]

ANSWERS = [
    ("Define failure in doing this job.", "Last March I let forty refund requests pile up because I kept taking calls. When one passed ten working days I rang the customer myself and told my team leader that same afternoon. For me anything over five days is failing.",
     [("measure", "Draws the line with a figure, such as days or requests."), ("personal", "Treats the backlog as the speaker's own doing."), ("content", "Says what the customer goes through."), ("balance", "Speaks of colleagues without blame."), ("content", "Mentions a cut in the marketing budget.")]),
    ("Tell me about a time you helped a colleague.", "Teamwork is very important and I always help everybody.", [("example", "Describes one particular case."), ("result", "States what came of it.")]),
]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--net", required=True)
    a.add_argument("--base-folder", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--english", action="store_true", help="the weights were exported with --english: tokens have other numbers")
    arg = a.parse_args()
    tok = network.tokenizer(arg.base_folder)
    cut = export.restricted(tok) if arg.english else tok
    plain = network.restore(arg.net).eval()
    nets = {"float": plain, "eight": export.eight(plain)}
    out = {"tokens": [], "readings": []}
    for t in TEXTS:
        e = cut.encode(t, add_special_tokens=False)
        out["tokens"].append({"text": t, "ids": e.ids, "offsets": [list(o) for o in e.offsets]})
    for question, answer, claims in ANSWERS:
        item = Item(tok, Answer("", "", "", question, answer), [Pair("r%d" % i, k, c, 0, []) for i, (k, c) in enumerate(claims)])
        ids, pos, block, own, start, *_ = batch([item])
        row = {"question": question, "answer": answer, "claims": [{"kind": k, "text": c} for k, c in claims]}
        for name, net in nets.items():
            with torch.no_grad():
                v, e = net(ids, pos, block, own, start)
            row[name] = {"logits": [[round(float(x), 5) for x in r] for r in v[0]], "evidence": [[round(float(x), 6) for x in torch.softmax(r[item.first : len(item.blocks[0]) - 1], -1)] for r in e[0]]}
        out["readings"].append(row)
    with open(arg.out, "w", encoding="utf-8") as f:
        json.dump(out, f, ensure_ascii=True, indent=1)


if __name__ == "__main__":
    main()

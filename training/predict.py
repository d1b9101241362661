"""Predictions of a weights file on the held-out answers as the program computes them, in eight bits: many times faster than in
Python, and what the cuts belong to. Writes what decide.py reads."""

import argparse
import json
import os
import subprocess
import tempfile

import numpy as np

import corpus
from strangers import tested
from train import held


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--shared", default="../../shared/data")
    a.add_argument("--own", default="data/*.jsonl")
    a.add_argument("--weights", required=True, help="a weights file with a temperature of 1")
    a.add_argument("--semeval", action="store_true", help="SemEval's held-out questions too")
    a.add_argument("--out", required=True)
    arg = a.parse_args()
    answers = corpus.load(arg.shared, arg.own)
    if arg.semeval:
        for part in ("beetle", "sciEntsBank"):
            answers += corpus.semeval(os.path.join(arg.shared, "semeval2013/training/3way", part), part)
    answers = [x for x in tested([x for x in answers if held(x)]) if x.text.strip()]
    rows = [(x, p, shares) for x, all in zip(answers, said(answers, arg.weights)) for p, shares in zip(x.pairs, all, strict=True)]
    np.savez(arg.out, source=[x.source for x, _, _ in rows], id=[x.id for x, _, _ in rows], requirement=[p.id for _, p, _ in rows], label=[p.label for _, p, _ in rows],
             weight=[p.weight for _, p, _ in rows], p=np.array([s for _, _, s in rows]), kind=[p.kind for _, p, _ in rows], group=[x.group for x, _, _ in rows])
    print("%d answers, %d pairs" % (len(answers), len(rows)))


def said(answers, weights):
    """Of each answer, of each of its pairs, the four probabilities that a weights file gives."""
    with tempfile.TemporaryDirectory() as folder:
        names = {"PREDICT_ITEMS": os.path.join(folder, "items"), "PREDICT_OUT": os.path.join(folder, "out"), "PREDICT_WEIGHTS": os.path.abspath(weights)}
        with open(names["PREDICT_ITEMS"], "w", encoding="utf-8") as f:
            for x in answers:
                f.write(json.dumps({"question": x.question, "answer": x.text, "claims": [{"kind": p.kind, "text": p.text} for p in x.pairs]}) + "\n")
        subprocess.run(["go", "test", "-count=1", "-timeout", "0", "-run", "^TestPredict$", "./assess/model"], cwd="..", env={**os.environ, **names}, check=True)
        with open(names["PREDICT_OUT"]) as f:
            return json.load(f)


if __name__ == "__main__":
    main()

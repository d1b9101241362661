"""Fits how logits become verdicts: temperature, the two thresholds on expected
credit, the contradiction threshold and the calibration line.

All is fitted on held-out predictions (train.py writes them). The figures that
are printed for a source come from a fit on the other sources, so that nothing
is reported on what it was tuned on; the fit that is written uses them all.
"""

import argparse
import json

import numpy as np

from score import credit, qwk

SOURCES = ("interview", "define", "wide", "wide-real", "own")


def softmax(z):
    z = np.exp(z - z.max(1, keepdims=True))
    return z / z.sum(1, keepdims=True)


def load(paths):
    parts = [np.load(p) for p in paths]
    d = {k: np.concatenate([p[k] for p in parts]) for k in ("source", "id", "requirement", "label", "p", "kind")}
    d["logits"] = np.log(np.clip(d["p"], 1e-9, 1))
    by = {}
    for i, key in enumerate(zip(d["source"], d["id"], d["requirement"])):
        if key not in by or d["label"][i] % 3 < d["label"][by[key]] % 3:
            by[key] = i
    keep = sorted(by.values())
    d = {k: v[keep] for k, v in d.items()}
    d["source"] = np.array([s if s in SOURCES or s.startswith(("semeval", "about")) else "own" for s in d["source"]])
    return d


def joint(d, e, share):
    """Predictions of two readers of the same pairs as one: the weighted mean of their probabilities."""
    if not all(np.array_equal(d[k], e[k]) for k in ("source", "id", "requirement")):
        raise SystemExit("the two readers were asked different pairs")
    d["p"] = (1 - share) * d["p"] + share * e["p"]
    d["logits"] = np.log(np.clip(d["p"], 1e-9, 1))
    return d


def temperature(z, label):
    grid = np.linspace(0.6, 3.0, 97)
    loss = [-np.log(softmax(z / t)[np.arange(len(label)), label]).mean() for t in grid]
    return float(grid[int(np.argmin(loss))])


def verdicts(p, low, high, opposed):
    c = p[:, 2] + 0.5 * p[:, 1]
    v = np.where(c > high, 2, np.where(c > low, 1, np.where(p[:, 3] > opposed, 3, 0)))
    sure = np.choose(v, [p[:, 0] + p[:, 3], p[:, 1], p[:, 2], p[:, 3]])
    return v, sure


def fit(z, label, source, t=None):
    """The decision that suits these logits best; t: a temperature that is given. The cuts are those of the best mean over the sets,
    of which each counts alike however many pairs it has: our own files are stricter than what people really say, and many."""
    t = t or temperature(z, label)
    p = softmax(z / t)
    gold = np.where(label == 3, 0, label)
    c = p[:, 2] + 0.5 * p[:, 1]
    sets = [source == s for s in np.unique(source)]
    best = (-9, 0, 0)  # kappa first, with some weight on exact agreement
    for a in np.arange(0.15, 0.6, 0.02):
        for b in np.arange(a + 0.04, 0.85, 0.02):
            got = (c > a).astype(int) + (c > b).astype(int)
            best = max(best, (np.mean([qwk(gold[i], got[i]) + 0.3 * (got[i] == gold[i]).mean() for i in sets]), float(a), float(b)))
    _, low, high = best
    opposed = 0.4
    v, sure = verdicts(p, low, high, opposed)
    right = (v == label) | ((v % 3 == 0) & (label % 3 == 0) & (v == 0))
    return {"temperature": round(t, 4), "low": round(low, 4), "high": round(high, 4), "opposed": opposed, "calibration": line(sure, right)}


def aboutness(d, t, kept=0.99):
    """The credit of the claim that an answer speaks of the job below which it is about another: so many of those about the
    job are above it. Prints what that catches of the others."""
    own, other = (credit(softmax(d["logits"][d["source"] == s] / t)) for s in ("about-own", "about-other"))
    if not len(own):
        return 0.0
    at = float(np.quantile(own, 1 - kept))
    print("about      own %d, other %d: below %.3f are %.3f of the own and %.3f of the others" % (len(own), len(other), at, (own < at).mean(), (other < at).mean()))
    return round(at, 4)


def line(sure, right, knots=10):
    """A rising line from the share of right verdicts in equal parts of the cases (pool adjacent violators)."""
    order = np.argsort(sure)
    blocks = [[sure[i].mean(), right[i].mean(), len(i)] for i in np.array_split(order, knots)]
    out = []
    for b in blocks:
        out.append(b)
        while len(out) > 1 and out[-2][1] >= out[-1][1]:
            x, y = out[-2], out.pop()
            n = x[2] + y[2]
            out[-1] = [(x[0] * x[2] + y[0] * y[2]) / n, (x[1] * x[2] + y[1] * y[2]) / n, n]
    return [[round(float(a), 4), round(float(b), 4)] for a, b, _ in out]


def calibration_error(sure, right, bins=10):
    i = np.minimum((sure * bins).astype(int), bins - 1)
    return sum(abs(sure[i == b].mean() - right[i == b].mean()) * (i == b).mean() for b in range(bins) if (i == b).any())


def figures(d, f, at):
    p = softmax(d["logits"][at] / f["temperature"])
    label = d["label"][at]
    gold = np.where(label == 3, 0, label)
    v, sure = verdicts(p, f["low"], f["high"], f["opposed"])
    got = np.where(v == 3, 0, v)
    sure = np.interp(sure, *zip(*f["calibration"]))
    right = np.where(v == 3, label == 3, got == gold)
    return qwk(gold, got), (gold == got).mean(), calibration_error(sure, right)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--predictions", nargs="+", required=True)
    a.add_argument("--second", help="predictions of a second reader, whose probabilities are taken in with a share (the program's joint reading)")
    a.add_argument("--first-decision", help="JSON of decide.py with the first reader's temperature, where its predictions have that of 1")
    a.add_argument("--second-decision", help="the same of the second")
    a.add_argument("--share", type=float, default=0.3, help="of the second reader, above 0 and below 1")
    a.add_argument("--version", help="of both readers together; needed with --second and --out")
    a.add_argument("--out")
    arg = a.parse_args()
    if arg.second and arg.out and not arg.version:
        a.error("--second with --out needs --version")
    d, t = load(arg.predictions), None
    if arg.second:
        e = load([arg.second])
        for one, path in ((d, arg.first_decision), (e, arg.second_decision)):
            if path:
                with open(path) as f:
                    one["p"] = softmax(one["logits"] / json.load(f)["temperature"])
        d, t = joint(d, e, arg.share), 1.0
    ours = ~(np.char.startswith(d["source"].astype(str), "semeval") | np.char.startswith(d["source"].astype(str), "about"))
    for s in SOURCES:
        at, rest = d["source"] == s, ours & (d["source"] != s)
        if at.sum() and rest.sum():
            f = fit(d["logits"][rest], d["label"][rest], d["source"][rest], t)
            print("%-10s n %5d  kappa %.3f  exact %.3f  calibration error %.3f  (low %.2f high %.2f t %.2f)" % (s, at.sum(), *figures(d, f, at), f["low"], f["high"], f["temperature"]))
    if arg.out:
        f = fit(d["logits"][ours], d["label"][ours], d["source"][ours], t)
        if arg.second:
            f = {"version": arg.version, "share": arg.share, "decision": f}
        else:
            f["about"] = aboutness(d, f["temperature"])
        with open(arg.out, "w") as out:
            json.dump(f, out)


if __name__ == "__main__":
    main()

"""Trains the head that marks the lines of an advertisement (intake/draft/lines.bin). Needs NumPy alone.

  go test ./intake/draft -run Rows -rows FOLDER     writes what it is trained on, as the program computes it
  python training/lines.py FOLDER --folds 6         cross-validation by advertisement, to choose encoder, depth and settings
  python training/lines.py FOLDER --folds 5 --keep DIR   the same, and keeps the heads: go test ./intake/draft -run Folds -folds DIR chooses when they are believed
  python training/lines.py FOLDER --out FILE        trains on all advertisements but those left out, writes the head
"""

import argparse
import json
import pathlib
import struct

import numpy as np

MARKS = ["duty", "figure", "person", "condition", "offer", "firm", "heading", "other"]
HELD = len(MARKS)  # one more output: whether work is held to a figure in the line, whatever its mark
LOWER = HELD + 1  # and one for whether less is better of what the figure measures
SMOOTHING, HELD_WEIGHT, LOWER_WEIGHT, DECAY, RATE = 0.05, 0.4, 0.4, 0.05, 3e-3


class Head:
    """A line by itself, then among its neighbours: the line before, the one after, the one above, its section and the whole."""

    def __init__(self, rng, inputs, width):
        def layer(rows, columns):
            bound = 1 / np.sqrt(columns)
            return [rng.uniform(-bound, bound, (rows, columns)).astype(np.float32), rng.uniform(-bound, bound, rows).astype(np.float32)]
        self.width = width
        self.p = layer(width, inputs) + layer(width, 6 * width) + layer(LOWER + 1, 2 * width)

    def forward(self, ad, rng=None, drop_in=0.25, drop=0.3):
        """The logits; with rng inputs are dropped, as in training, and what the backward step needs is kept."""
        def dropped(x, rate):
            mask = 1.0 if rng is None else (rng.random(x.shape, np.float32) >= rate).astype(np.float32) / np.float32(1 - rate)
            return x * mask, mask
        w1, b1, w2, b2, w3, b3 = self.p
        x, _ = dropped(ad["x"], drop_in)
        u = np.maximum(x @ w1.T + b1, 0)
        padded = np.vstack([u, np.zeros((1, self.width), np.float32)])
        around = np.hstack([u, padded[ad["before"]], padded[ad["after"]], padded[ad["above"]], ad["sections"] @ u, ad["wholes"] @ u])
        around, mask2 = dropped(around, drop)
        h = np.maximum(around @ w2.T + b2, 0)
        both, mask3 = dropped(np.hstack([u, h]), drop)
        self.kept = (ad, x, u, around, mask2, h, both, mask3)
        return both @ w3.T + b3

    def backward(self, d):
        ad, x, u, around, mask2, h, both, mask3 = self.kept
        _, _, w2, _, w3, _ = self.p
        n = self.width
        g3, db3 = d.T @ both, d.sum(0)
        dboth = (d @ w3) * mask3
        dh = dboth[:, n:] * (h > 0)
        g2, db2 = dh.T @ around, dh.sum(0)
        da = (dh @ w2) * mask2
        du = dboth[:, :n] + da[:, :n] + ad["sections"].T @ da[:, 4 * n:5 * n] + ad["wholes"].T @ da[:, 5 * n:]
        padded = np.zeros((len(u) + 1, n), np.float32)
        for k, name in enumerate(("before", "after", "above")):
            np.add.at(padded, ad[name], da[:, (k + 1) * n:(k + 2) * n])
        du = (du + padded[:-1]) * (u > 0)
        return [du.T @ x, du.sum(0), g2, db2, g3, db3]


def means_of(group):
    """The matrix that gives each row the mean of its group."""
    same = (group[:, None] == group[None, :]).astype(np.float32)
    return same / same.sum(1, keepdims=True)


def joined(ads):
    """Several advertisements as one; -1 stays what is not there: the row of zeros behind all others."""
    out = {k: np.concatenate([a[k] for a in ads]) for k in ("x", "marks", "held", "lower")}
    starts = np.cumsum([0] + [len(a["marks"]) for a in ads])
    for k in ("before", "after", "above"):
        out[k] = np.concatenate([np.where(a[k] < 0, -1, a[k] + s) for a, s in zip(ads, starts)])
    for k in ("sections", "wholes"):
        out[k] = np.zeros((starts[-1], starts[-1]), np.float32)
        for a, s, e in zip(ads, starts, starts[1:]):
            out[k][s:e, s:e] = a[k]
    return out


def read(folder, encoder):
    rows = [json.loads(s) for s in open(folder / "rows.jsonl")]
    vectors = None
    if encoder != "none":
        n = 1 + max(r["vector"] for ad in rows for r in ad["rows"])
        vectors = np.hstack([np.fromfile(folder / f"{e}.f32", dtype="<f4").reshape(n, -1) for e in encoder.split("+")]).astype(np.float32)
    ads = []
    for ad in rows:
        at = np.arange(len(ad["rows"]))
        above = np.array([r["above"] for r in ad["rows"]])
        features = np.array([r["features"] for r in ad["rows"]], np.float32)
        ads.append({
            "ad": ad["ad"], "part": ad["part"], "shape": ad["shape"], "features": features,
            "vectors": vectors[[r["vector"] for r in ad["rows"]]] if vectors is not None else np.zeros((len(at), 0), np.float32),
            "above": above, "before": at - 1, "after": np.where(at + 1 < len(at), at + 1, -1),
            "sections": means_of(above), "wholes": np.full((len(at), len(at)), 1 / len(at), np.float32),
            "marks": np.array([MARKS.index(r["mark"]) for r in ad["rows"]]), "held": np.array([r["held"] for r in ad["rows"]], np.float32),
            "lower": np.array([r["lower"] for r in ad["rows"]], np.float32),
        })
    return ads


def with_inputs(ads, mean, spread):
    return [{**a, "x": np.hstack([(a["vectors"] - mean) / spread, a["features"]])} for a in ads]


def error(logits, batch):
    """The gradient of cross-entropy over the marks of whether work is held to a figure, and of which way it is better, by the logits."""
    n = len(logits)
    z = logits[:, :HELD] - logits[:, :HELD].max(1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    want = np.full(p.shape, SMOOTHING / HELD, np.float32)
    want[np.arange(n), batch["marks"]] += 1 - SMOOTHING
    held = 1 / (1 + np.exp(-logits[:, HELD])) - batch["held"]
    way = batch["lower"]  # of lines without a figure nothing is learned
    lower = (1 / (1 + np.exp(-logits[:, LOWER])) - (way > 0)) * (way != 0)
    return (np.hstack([p - want, HELD_WEIGHT * held[:, None], LOWER_WEIGHT * lower[:, None]]) / n).astype(np.float32)


def fit(ads, seed, args):
    rng = np.random.default_rng(seed)
    everything = np.concatenate([a["vectors"] for a in ads])
    mean, spread = everything.mean(0), everything.std(0) + 1e-6
    ads = with_inputs(ads, mean, spread)
    head = Head(rng, ads[0]["x"].shape[1], args.width)
    head.mean, head.spread = mean, spread
    first, second = ([np.zeros_like(p) for p in head.p] for _ in range(2))
    batches = (len(ads) + 11) // 12
    steps, step = args.epochs * batches, 0
    for _ in range(args.epochs):
        order = rng.permutation(len(ads))
        for b in range(batches):
            batch = joined([ads[i] for i in order[b * 12:(b + 1) * 12]])
            grads = head.backward(error(head.forward(batch, rng, args.drop_in, args.drop), batch))
            step += 1
            at = step / steps  # up to the full rate, then down to none, as cosines
            rate = np.float32(RATE) * np.float32(0.5 - 0.48 * np.cos(np.pi * at / 0.3) if at < 0.3 else 0.5 + 0.5 * np.cos(np.pi * (at - 0.3) / 0.7))
            for p, g, m, v in zip(head.p, grads, first, second):
                m += np.float32(0.1) * (g - m)
                v += np.float32(0.001) * (g * g - v)
                p -= rate * (m / np.float32(1 - 0.9 ** step) / (np.sqrt(v / np.float32(1 - 0.999 ** step)) + np.float32(1e-8)) + np.float32(DECAY) * p)
    return head


def tell(heads, ad):
    logits = sum(h.forward(with_inputs([ad], h.mean, h.spread)[0]) for h in heads)
    return logits[:, :HELD].argmax(1), logits[:, HELD] > 0, logits[:, LOWER] > 0


def f1(gold, told):
    return 2 * (gold & told).sum() / max(gold.sum() + told.sum(), 1)


def show(name, heads_of, ads):
    gold, told, held, heldtold, ways = [], [], [], [], []
    for a in ads:
        t, h, lower = tell(heads_of(a), a)
        ways += list((lower == (a["lower"] > 0))[a["lower"] != 0])
        gold, told, held, heldtold = gold + [a["marks"]], told + [t], held + [a["held"] > 0], heldtold + [h]
    gold, told, held, heldtold = map(np.concatenate, (gold, told, held, heldtold))
    print(f"{name:24} n {len(gold):5} exact {(gold == told).mean():.3f}  " + "  ".join(f"{m} {f1(gold == k, told == k):.3f}" for k, m in enumerate(MARKS)) +
          f"  held {f1(held, heldtold & (told < 2)):.3f}  way {np.mean(ways):.3f}  duty for another {((told == 0) & (gold > 0)).sum()}, condition or offer as duty {((told == 0) & ((gold == 3) | (gold == 4))).sum()}", flush=True)


def quantised(m):
    """A matrix in signed bytes, with a scale for each of its rows."""
    scale = np.maximum(np.abs(m).max(1), 1e-12) / 127
    return np.round(m / scale[:, None]).astype(np.int8).tobytes() + scale.astype("<f4").tobytes()


def write(heads, name, path, vector, features, width):
    header = json.dumps({"encoder": name, "vector": vector, "features": features, "width": width, "members": len(heads), "marks": MARKS}).encode()
    out = b"YSTKLNS\x03" + struct.pack("<I", len(header)) + header
    for h in heads:
        w1, b1, w2, b2, w3, b3 = h.p
        w1 = w1.copy()
        w1[:, :vector] /= h.spread
        b1 = b1 - w1[:, :vector] @ h.mean
        for m, b in ((w1, b1), (w2, b2), (w3, b3)):
            out += quantised(m) + b.astype("<f4").tobytes()
    path.write_bytes(out)
    print(path, len(out), "bytes")


def save(heads, path, ads, args):
    name = "" if args.encoder == "none" else "+".join((args.folder / f"{e}.name").read_text() for e in args.encoder.split("+"))
    write(heads, name, path, ads[0]["vectors"].shape[1], ads[0]["features"].shape[1], args.width)


def cross(ads, args):
    """Every advertisement told by heads that were trained on those of other folds."""
    names = sorted({a["ad"] for a in ads if a["ad"][0] in args.of})
    np.random.default_rng(1).shuffle(names)
    heads = {}
    for k in range(args.folds):
        held = set(names[k::args.folds])
        trained = [fit([a for a in ads if a["ad"] not in held], s, args) for s in range(args.members)]
        heads |= {n: trained for n in held}
        if args.keep:
            save(trained, args.keep / f"{k}.bin", ads, args)
            (args.keep / f"{k}.txt").write_text("\n".join(sorted(held)))
    for shape in ("as is", "no headings", "paragraphs"):
        show(f"{args.encoder} {shape}", lambda a: heads[a["ad"]], [a for a in ads if a["shape"] == shape and a["ad"] in heads])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=pathlib.Path)
    p.add_argument("--encoder", default="quick-6+whole-9")
    p.add_argument("--folds", type=int, default=6)
    p.add_argument("--of", default="abcdefgnoup", help="the files whose advertisements are told")
    p.add_argument("--width", type=int, default=64)
    p.add_argument("--epochs", type=int, default=30)
    p.add_argument("--members", type=int, default=1)
    p.add_argument("--drop-in", type=float, default=0.25)
    p.add_argument("--drop", type=float, default=0.3)
    p.add_argument("--keep", type=pathlib.Path, help="a folder for the heads of the folds and the names of the advertisements they have not seen")
    p.add_argument("--out", type=pathlib.Path)
    args = p.parse_args()
    ads = [a for a in read(args.folder, args.encoder) if a["part"] in ("train", "tune")]
    if not args.out:
        return cross(ads, args)
    heads = [fit(ads, s, args) for s in range(args.members)]
    save(heads, args.out, ads, args)


if __name__ == "__main__":
    main()

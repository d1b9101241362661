"""Trains the head that marks the lines of an advertisement (intake/draft/lines.bin).

  go test ./intake/draft -run Rows -rows FOLDER     writes what it is trained on, as the program computes it
  python training/lines.py FOLDER                   trains, prints figures on "tune", writes the head
  python training/lines.py FOLDER --folds 5         cross-validation by advertisement, to choose encoder and depth
"""

import argparse
import json
import pathlib
import random
import struct

import numpy as np
import torch
from torch import nn

MARKS = ["duty", "figure", "person", "condition", "offer", "firm", "heading", "other"]
WIDTH = 64
MEMBERS = 3
EPOCHS = 30


class Head(nn.Module):
    """A line by itself, then among its neighbours: the line before, the one after, the one above, its section and the whole."""

    def __init__(self, vector, features, mean, spread):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("spread", spread)
        self.alone = nn.Linear(vector + features, WIDTH)
        self.among = nn.Linear(6 * WIDTH, WIDTH)
        self.says = nn.Linear(2 * WIDTH, len(MARKS))
        self.drop_in, self.drop = nn.Dropout(0.25), nn.Dropout(0.3)

    def forward(self, ad):
        x = torch.cat([(ad["vectors"] - self.mean) / self.spread, ad["features"]], 1)
        u = torch.relu(self.alone(self.drop_in(x)))
        padded = torch.cat([u, torch.zeros(1, WIDTH)])
        section = mean_by(u, ad["section"])
        whole = mean_by(u, ad["whole"])
        h = torch.relu(self.among(self.drop(torch.cat([u, padded[ad["before"]], padded[ad["after"]], padded[ad["above"]], section, whole], 1))))
        return self.says(self.drop(torch.cat([u, h], 1)))


def mean_by(u, group):
    """The mean of the rows of each row's group."""
    n = int(group.max()) + 1
    sums = torch.zeros(n, u.shape[1]).index_add_(0, group, u)
    count = torch.zeros(n).index_add_(0, group, torch.ones(len(group)))
    return (sums / count.clamp(min=1)[:, None])[group]


def joined(ads):
    """Several advertisements as one; -1 stays what is not there."""
    at, groups, out = 0, 0, {k: [] for k in ("vectors", "features", "marks", "above", "before", "after", "section", "whole")}
    for i, ad in enumerate(ads):
        for k in ("vectors", "features", "marks"):
            out[k].append(ad[k])
        for k in ("above", "before", "after"):
            out[k].append(torch.where(ad[k] < 0, ad[k], ad[k] + at))
        out["section"].append(ad["section"] + groups)
        out["whole"].append(torch.full((len(ad["marks"]),), i))
        at, groups = at + len(ad["marks"]), groups + int(ad["section"].max()) + 1
    return {k: torch.cat(v) for k, v in out.items()}


def read(folder, encoder):
    rows = [json.loads(s) for s in open(folder / "rows.jsonl")]
    width = 0
    vectors = None
    if encoder != "none":
        raw = np.fromfile(folder / f"{encoder}.f32", dtype="<f4")
        count = 1 + max(r["vector"] for ad in rows for r in ad["rows"])
        width = len(raw) // count
        vectors = torch.from_numpy(raw.reshape(count, width))
    ads = []
    for ad in rows:
        above = torch.tensor([r["above"] for r in ad["rows"]])
        place = torch.arange(len(above))
        index = torch.tensor([r["vector"] for r in ad["rows"]])
        ads.append({
            "ad": ad["ad"], "part": ad["part"], "shape": ad["shape"], "rows": ad["rows"],
            "vectors": vectors[index] if width else torch.zeros(len(index), 0),
            "features": torch.tensor([r["features"] for r in ad["rows"]]),
            "above": above, "before": place - 1, "after": torch.where(place + 1 < len(above), place + 1, -1), "section": above + 1,
            "marks": torch.tensor([MARKS.index(r["mark"]) for r in ad["rows"]]),
        })
    return ads


def fit(ads, seed, epochs=EPOCHS):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    everything = torch.cat([a["vectors"] for a in ads])
    mean, spread = everything.mean(0), everything.std(0) + 1e-6
    head = Head(everything.shape[1], ads[0]["features"].shape[1], mean, spread)
    optimiser = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.05)
    steps = epochs * ((len(ads) + 11) // 12)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    loss = nn.CrossEntropyLoss(label_smoothing=0.05)
    for _ in range(epochs):
        rng.shuffle(ads)
        for at in range(0, len(ads), 12):
            optimiser.zero_grad()
            batch = ads[at:at + 12]
            one = joined(batch)
            loss(head(one), one["marks"]).backward()
            optimiser.step()
            schedule.step()
    return head.eval()


@torch.no_grad()
def tell(heads, ad):
    one = joined([ad])
    return sum(h(one) for h in heads).argmax(1)


def figures(pairs):
    """F1 of every mark, and the share of right ones, of (gold, told)."""
    out = {"n": len(pairs), "exact": sum(g == t for g, t in pairs) / max(len(pairs), 1)}
    for k, mark in enumerate(MARKS):
        both = sum(g == k and t == k for g, t in pairs)
        out[mark] = 2 * both / max(sum(g == k for g, _ in pairs) + sum(t == k for _, t in pairs), 1)
    return out


def show(name, pairs):
    f = figures(pairs)
    print(f"{name:24} n {f['n']:5} exact {f['exact']:.3f}  " + "  ".join(f"{m} {f[m]:.3f}" for m in MARKS), flush=True)


def pairs_of(heads, ads, shape=None):
    out = []
    for ad in ads:
        if shape is None or ad["shape"] == shape:
            out += zip(ad["marks"].tolist(), tell(heads, ad).tolist())
    return out


def quantised(m):
    """A matrix in signed bytes, with a scale for each of its rows."""
    scale = m.abs().amax(1).clamp(min=1e-12) / 127
    return torch.round(m / scale[:, None]).to(torch.int8).numpy(), scale.numpy().astype("<f4")


def write(heads, name, path, vector, features):
    header = json.dumps({"encoder": name, "vector": vector, "features": features, "width": WIDTH, "members": len(heads), "marks": MARKS}).encode()
    out = b"YSTKLNS\x01" + struct.pack("<I", len(header)) + header
    for h in heads:
        weights, bias = h.alone.weight.detach().clone(), h.alone.bias.detach().clone()
        weights[:, :vector] /= h.spread
        bias -= weights[:, :vector] @ h.mean
        for m, b in ((weights, bias), (h.among.weight.detach(), h.among.bias.detach()), (h.says.weight.detach(), h.says.bias.detach())):
            q, scale = quantised(m)
            out += q.tobytes() + scale.tobytes() + b.numpy().astype("<f4").tobytes()
    path.write_bytes(out)
    print(path, len(out), "bytes")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=pathlib.Path)
    p.add_argument("--encoder", default="quick-6")
    p.add_argument("--folds", type=int, default=0)
    p.add_argument("--out", type=pathlib.Path)
    args = p.parse_args()
    torch.set_num_threads(1)
    ads = read(args.folder, args.encoder)
    if args.folds:
        known = [a for a in ads if a["part"] in ("train", "tune")]
        names = sorted({a["ad"] for a in known})
        random.Random(1).shuffle(names)
        pairs = []
        for k in range(args.folds):
            held = set(names[k::args.folds])
            heads = [fit([a for a in known if a["ad"] not in held], s) for s in range(1)]
            pairs += pairs_of(heads, [a for a in known if a["ad"] in held])
        show(args.encoder, pairs)
        return
    train = [a for a in ads if a["part"] == "train"]
    if args.out:
        train = [a for a in ads if a["part"] in ("train", "tune")]
    heads = [fit(list(train), s) for s in range(MEMBERS)]
    for part in ("tune",) if not args.out else ():
        for shape in ("as is", "no headings", "paragraphs"):
            show(part + " " + shape, pairs_of(heads, [a for a in ads if a["part"] == part], shape))
    if args.out:
        name = "" if args.encoder == "none" else (args.folder / f"{args.encoder}.name").read_text()
        write(heads, name, args.out, ads[0]["vectors"].shape[1], ads[0]["features"].shape[1])


if __name__ == "__main__":
    main()

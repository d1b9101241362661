"""Writes the held-out part of each shared set into a folder that yardstick eval reads: guides, answers, labels, and ratings with quotes."""

import argparse
import csv
import json
import os
import shutil

import corpus
from train import held


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--shared", default="../../shared/data")
    a.add_argument("--out", required=True)
    arg = a.parse_args()
    for name in ("interview", "define", "wide", "wide-real"):
        folder, out = os.path.join(arg.shared, name), os.path.join(arg.out, name)
        os.makedirs(out, exist_ok=True)
        kept = {x.id for x in corpus.compact(folder) if held(x)}
        shutil.copyfile(os.path.join(folder, "guides.yaml"), os.path.join(out, "guides.yaml"))
        for file in ("answers.jsonl", "ratings.jsonl"):
            with open(os.path.join(folder, file), encoding="utf-8") as f, open(os.path.join(out, file), "w", encoding="utf-8") as g:
                g.writelines(line for line in f if json.loads(line)["id"] in kept)
        with open(os.path.join(folder, "labels.csv"), encoding="utf-8") as f, open(os.path.join(out, "labels.csv"), "w", encoding="utf-8") as g:
            rows = csv.reader(f)
            csv.writer(g, lineterminator="\n").writerows(r for n, r in enumerate(rows) if n == 0 or r[0] in kept)
        print("%-10s %d answers" % (name, len(kept)))


if __name__ == "__main__":
    main()

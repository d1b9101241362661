"""Measures a trained network on the held-out answers, as trained and with eight-bit integers."""

import argparse
import os

import torch

import corpus
import export
import net as network
from measure import report
from strangers import tested
from train import held


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--shared", default="../../shared/data")
    a.add_argument("--own", default="data/*.jsonl")
    a.add_argument("--net", required=True)
    a.add_argument("--base-folder", required=True)
    a.add_argument("--only", default="", help="sources to measure, with commas between; all where empty")
    a.add_argument("--eight", action="store_true")
    a.add_argument("--out", default="", help="where to write predictions")
    a.add_argument("--threads", type=int, default=2)
    arg = a.parse_args()
    torch.set_num_threads(arg.threads)
    net, tok = network.restore(arg.net), network.tokenizer(arg.base_folder)
    net = export.eight(net) if arg.eight else net.to(network.device())
    answers = corpus.load(arg.shared, arg.own)
    for part in ("beetle", "sciEntsBank"):
        answers += corpus.semeval(os.path.join(arg.shared, "semeval2013/training/3way", part), part)
    report(net, tok, tested([x for x in answers if held(x) and (not arg.only or x.source in arg.only.split(","))]), arg.out)


if __name__ == "__main__":
    main()

"""Trains the assessor's network. See README.md for the one command that does everything."""

import argparse
import math
import os
import random
import time
import zlib

import numpy as np
import torch
import torch.nn.functional as F

import corpus
import net as network
from batches import Item, batch, chunks, pack, strangers
from score import decide, macro_f1, qwk, tune


def arguments():
    a = argparse.ArgumentParser()
    a.add_argument("--shared", default="../../shared/data")
    a.add_argument("--own", default="data/*.jsonl")
    a.add_argument("--base", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--layers-shared", type=int, default=None)
    a.add_argument("--separate", type=int, default=0)
    a.add_argument("--epochs", type=int, default=6)
    a.add_argument("--rate", type=float, default=8e-5)
    a.add_argument("--budget", type=int, default=2600)
    a.add_argument("--hold", default="dev", choices=["dev", "none"])
    a.add_argument("--semeval", type=float, default=0.5, help="share of SemEval read in an epoch")
    a.add_argument("--strangers", type=int, default=0)
    a.add_argument("--evidence", type=float, default=0.3)
    a.add_argument("--part", type=float, default=1.0, help="share of groups trained on, for learning curves")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--init", help="start from these weights of an earlier run instead of the base's")
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--minutes", type=float, default=0, help="fit the schedule to this time instead of to epochs")
    return a.parse_args()


def held(a):
    """Whether an answer is held out of training: all of interview; of define three jobs in
    ten; of wide and of our own groups one in ten; of SemEval the questions of one module a part."""
    if a.source == "interview":
        return True
    if a.source == "define":
        return job(a.group) in DEFINE_HELD
    if a.source.startswith("semeval"):
        return zlib.crc32(a.group.encode()) % 6 == 0
    if a.source in ("wide", "wide-real"):
        return zlib.crc32(a.group.encode()) % 5 == 0
    return a.source != "interview-train" and zlib.crc32(a.group.encode()) % 10 == 0


DEFINE_HELD = ("hotel-front-office", "call-centre", "payroll")


def job(group):
    for j in DEFINE_HELD:
        if group.startswith(j):
            return j
    return group


def main():
    arg = arguments()
    torch.manual_seed(arg.seed)
    torch.set_num_threads(arg.threads)
    tok = network.tokenizer(arg.base)
    answers = corpus.load(arg.shared, arg.own)
    extra = [a for p in ("beetle", "sciEntsBank") for a in corpus.semeval(os.path.join(arg.shared, "semeval2013/training/3way", p), p)]
    everything = answers + extra
    test = [a for a in everything if held(a)] if arg.hold == "dev" else []
    keep = {id(a) for a in test}
    train = [a for a in answers if id(a) not in keep]
    extra = [a for a in extra if id(a) not in keep]
    if arg.part < 1:
        train = [a for a in train if zlib.crc32(("part" + a.group).encode()) % 1000 < 1000 * arg.part]
    names = sorted({(a.group, p.id) for a in train for p in a.pairs})
    print("train: %d answers, %d requirements, %d pairs; held: %d" % (len(train), len(names), sum(len(a.pairs) for a in train), len(test)), flush=True)
    kw = {} if arg.layers_shared is None else {"shared": arg.layers_shared}
    model = network.restore(arg.init) if arg.init else network.base(arg.base, separate=arg.separate, **kw)
    print(network.describe(model.c), flush=True)
    fit(model, tok, (answers, extra), arg, test)
    network.save(model, arg.out)
    report(model, tok, test, arg.out)


def gather(arg):
    """What is trained on: our own files are read anew at every epoch, so that what
    was labelled meanwhile is used."""
    answers = [a for a in corpus.load(arg.shared, arg.own) if arg.hold == "none" or not held(a)]
    if arg.part < 1:
        answers = [a for a in answers if zlib.crc32(("part" + a.group).encode()) % 1000 < 1000 * arg.part]
    return answers


def threads(arg):
    """How many threads to use: a number in the file OUT.threads changes it while a run goes on."""
    path = arg.out + ".threads"
    n = int(open(path).read()) if os.path.exists(path) else arg.threads
    if n != torch.get_num_threads():
        torch.set_num_threads(n)


def fit(model, tok, first_data, arg, test):
    train, extra = first_data
    heads = [p for n, p in model.named_parameters() if n.split(".")[0] in ("find", "mix", "verdict")]
    body = [p for n, p in model.named_parameters() if n.split(".")[0] not in ("find", "mix", "verdict")]
    opt = torch.optim.AdamW([{"params": body, "lr": arg.rate}, {"params": heads, "lr": arg.rate * 5}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    peak = [g["lr"] for g in opt.param_groups]
    first, step, spent = resume(model, opt, arg)
    began = time.time() - spent
    model.train()
    for epoch in range(first, arg.epochs):
        rng = random.Random(arg.seed * 1000 + epoch)
        train = gather(arg)
        other = strangers(train, rng, arg.strangers)
        items = []
        for a in train:
            pairs = list(a.pairs)
            rng.shuffle(pairs)
            pairs += other[id(a)]
            for i in range(0, len(pairs), 12):
                items.append(Item(tok, a, pairs[i : i + 12]))
        for a in rng.sample(extra, int(len(extra) * arg.semeval)):
            items.append(Item(tok, a, [rng.choice(a.pairs)]))
        todo = pack(items, arg.budget, rng)
        total = len(todo) * arg.epochs
        sums = np.zeros(3)
        for b in todo:
            done = (time.time() - began) / 60 / arg.minutes if arg.minutes else step / total
            if done >= 1:
                break
            warm = min(1, (step + 1) / 80)
            for g, p in zip(opt.param_groups, peak):
                g["lr"] = p * warm * max(0.02, 0.5 * (1 + math.cos(math.pi * done)))
            ids, pos, block, answer, start, label, weight, gold = batch(b)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                v, e = model(ids, pos, block, answer, start)
            lv, le = losses(v, e, label, weight, gold)
            opt.zero_grad()
            (lv + arg.evidence * le).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            sums += (lv.item(), le.item(), 1)
            if step % 50 == 0:
                threads(arg)
                print("epoch %d step %d of about %d loss %.3f evidence %.3f %.0f s" % (epoch, step, total, sums[0] / sums[2], sums[1] / sums[2], time.time() - began), flush=True)
        checkpoint(model, opt, arg, epoch + 1, step, time.time() - began)
        if arg.minutes and done >= 1:
            break
        if epoch % 2 == 1 and test:
            report(model, tok, test, "")
            model.train()


def checkpoint(model, opt, arg, epoch, step, seconds):
    """Everything a run needs to go on after this epoch."""
    torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "epoch": epoch, "step": step, "seconds": seconds}, arg.out + ".resume")
    network.save(model, arg.out)


def resume(model, opt, arg):
    """Epoch, step and seconds spent to go on from: zeros where there is no checkpoint."""
    if not os.path.exists(arg.out + ".resume"):
        return 0, 0, 0.0
    d = torch.load(arg.out + ".resume", weights_only=True)
    model.load_state_dict(d["model"])
    opt.load_state_dict(d["opt"])
    print("resumed after epoch %d" % d["epoch"], flush=True)
    return d["epoch"], d["step"], d["seconds"]


def losses(v, e, label, weight, gold):
    n = label >= 0
    w = weight * n
    lv = F.cross_entropy(v.view(-1, 4), label.view(-1), reduction="none", ignore_index=-100).view(label.shape)
    share = F.log_softmax(e, -1)
    has = gold.any(-1)
    le = -torch.logsumexp(share.masked_fill(~gold, -1e9), -1)
    return (lv * w).sum() / w.sum(), (le * has * w).sum() / (has * w).sum().clamp(min=1)


@torch.no_grad()
def predict(model, tok, answers):
    """Rows (answer, pair, probabilities [4], index of the best token is in a quote or None)."""
    model.eval()
    out = []
    for b in pack([Item(tok, a, ps) for a, ps in chunks(answers)], 4000):
        ids, pos, block, answer, start, label, weight, gold = batch(b)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            v, e = model(ids, pos, block, answer, start)
        p = torch.softmax(v, -1).numpy()
        best = e.argmax(-1)
        for n, item in enumerate(b):
            for k, pair in enumerate(item.pairs):
                hit = bool(gold[n, k, best[n, k]]) if item.gold[k] else None
                out.append((item.answer, pair, p[n, k], hit))
    return out


def report(model, tok, test, out):
    if not test:
        return
    rows = predict(model, tok, test)
    if out:
        np.savez(out + ".predictions.npz", source=[r[0].source for r in rows], id=[r[0].id for r in rows], requirement=[r[1].id for r in rows], label=[r[1].label for r in rows], weight=[r[1].weight for r in rows], p=np.array([r[2] for r in rows]), kind=[r[1].kind for r in rows])
    for source in sorted({r[0].source for r in rows}):
        mine = [r for r in rows if r[0].source == source]
        if source.startswith("semeval"):
            semeval(source, mine)
            continue
        mine = strictest(mine)
        p = np.array([r[2] for r in mine])
        gold = np.array([0 if r[1].label == 3 else r[1].label for r in mine])
        arg = p.argmax(1)
        arg[arg == 3] = 0
        best, low, high = tune(p, gold)
        hits = [r[3] for r in mine if r[3] is not None and r[1].label in (1, 2)]
        print("%-16s n %5d  kappa argmax %.3f  at .35/.65 %.3f  tuned %.3f (%.2f %.2f)  exact %.3f  best token in quote %.3f" % (source, len(mine), qwk(gold, arg), qwk(gold, decide(p, 0.35, 0.65)), best, low, high, np.mean(arg == gold), np.mean(hits)), flush=True)


def strictest(rows):
    """One row a pair: where two raters differ, the stricter label counts."""
    by = {}
    for r in rows:
        key = (r[0].id, r[1].text)
        if key not in by or r[1].label % 3 < by[key][1].label % 3:
            by[key] = r
    return list(by.values())


def semeval(source, rows):
    by = {}
    for a, pair, p, _ in rows:
        q = p.copy()
        if a.id not in by or q[2] > by[a.id][1][2]:
            by[a.id] = (pair.label, q)
    gold = np.array([g for g, _ in by.values()])
    p = np.array([q for _, q in by.values()])
    two = (p[:, 2] + 0.5 * p[:, 1] > 0.5).astype(int)
    three = np.where(p[:, 2] + 0.5 * p[:, 1] > 0.5, 2, np.where(p[:, 3] > p[:, 0], 3, 0))
    print("%-20s n %5d  2-way macro-F1 %.3f  3-way %.3f" % (source, len(gold), macro_f1((gold == 2).astype(int), two, [0, 1]), macro_f1(gold, three, [0, 2, 3])), flush=True)


if __name__ == "__main__":
    main()

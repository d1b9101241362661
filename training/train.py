"""Trains the assessor's network. See README.md for the one command that does everything."""

import argparse
import copy
import json
import math
import os
import random
import time
import zlib

import torch
import torch.distributed
import torch.multiprocessing
import torch.nn.functional as F

import corpus
import net as network
from batches import Shelf, batch, drill, lower, pack
from half import half
from measure import report
from strangers import swapped, tested


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
    a.add_argument("--semeval", type=float, default=0.5, help="share of SemEval and SAF read in an epoch")
    a.add_argument("--strangers", type=int, default=0)
    a.add_argument("--evidence", type=float, default=0.3)
    a.add_argument("--changed", type=float, default=0.15, help="share of answers read a second time after a change that must not matter")
    a.add_argument("--freeze", type=int, default=0, help="layers kept as they are, whose states are computed once")
    a.add_argument("--forget", action="store_true", help="compute the states of the frozen layers anew in every epoch: some 6 GB less memory")
    a.add_argument("--heads", type=float, default=5, help="how much faster the heads learn")
    a.add_argument("--mean", type=float, default=0.995, help="the running mean of the weights keeps so much a step")
    a.add_argument("--part", type=float, default=1.0, help="share of groups trained on, for learning curves")
    a.add_argument("--replay", type=float, default=1.0, help="share of the answers outside --fresh that is read in an epoch, where training goes on from --init")
    a.add_argument("--fresh", default="", help="sources (file names) that --init has not seen, with commas between: read whole in every epoch")
    a.add_argument("--taught", default="", help="what teachers say of pairs that nobody labelled (teach.py), read whole in every epoch")
    a.add_argument("--swap", type=float, default=0, help="share of answers held against another job's requirements too")
    a.add_argument("--contrast", type=float, default=0, help="share of answers from which a text is made whose labels follow")
    a.add_argument("--rank", type=float, default=0, help="weight of the order of the requirements within an answer")
    a.add_argument("--outside", default="", help="folder of public sets")
    a.add_argument("--outside-tokens", type=int, default=0, help="about so many tokens of them an epoch")
    a.add_argument("--dropout", type=float, default=0.1, help="of states; 0 where there is no time for more than two or three epochs")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--init", help="start from these weights of an earlier run instead of the base's")
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--processes", type=int, default=1, help="train with so many processes of one thread each, instead of with threads")
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
    if (a.job or a.group).lower() in JOBS_HELD:
        return True
    return a.source != "interview-train" and zlib.crc32(a.group.encode()) % 10 == 0


DEFINE_HELD = ("hotel-front-office", "call-centre", "payroll")
# Jobs of data/job-held on which no network of ours was ever trained.
JOBS_HELD = frozenset(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "held-jobs.txt"), encoding="utf-8").read().split("\n")) - {""}


def job(group):
    for j in DEFINE_HELD:
        if group.startswith(j):
            return j
    return group


def main():
    arg = arguments()
    if arg.processes > 1:
        meet = arg.out + ".meet"
        if os.path.exists(meet):
            os.remove(meet)
        torch.multiprocessing.spawn(work, (arg,), nprocs=arg.processes)
    else:
        work(0, arg)


def work(rank, arg):
    """One process of the training; the first reports."""
    torch.manual_seed(arg.seed + rank)
    torch.set_num_threads(arg.threads if arg.processes == 1 else 1)
    tok = network.tokenizer(arg.base)
    answers = corpus.load(arg.shared, arg.own)
    extra = [a for p in ("beetle", "sciEntsBank") for a in corpus.semeval(os.path.join(arg.shared, "semeval2013/training/3way", p), p)]
    test = [a for a in answers + extra if held(a)] if arg.hold == "dev" else []
    extra = [a for a in extra if arg.hold == "none" or not held(a)] + corpus.saf(os.path.join(arg.shared, "saf/train.jsonl"))
    model = network.restore(arg.init) if arg.init else network.base(arg.base, separate=arg.separate, **({} if arg.layers_shared is None else {"shared": arg.layers_shared}))
    if arg.layers_shared is not None:
        model.c.shared = arg.layers_shared
    for layer in [model, *model.layers]:
        layer.drop.p = arg.dropout
    model.to(network.device()).freeze(arg.freeze)
    if rank == 0:
        train = gather(arg)
        names = {(a.group, p.id) for a in train for p in a.pairs}
        print("train: %d answers, %d requirements, %d pairs; held: %d" % (len(train), len(names), sum(len(a.pairs) for a in train), len(test)), flush=True)
        print(network.describe(model.c), flush=True)
    fit(model, tok, extra, arg, Crew(rank, arg.processes, arg.out + ".meet"))
    if rank == 0:
        network.save(model, arg.out)
        report(model, tok, tested(test), arg.out)


def gather(arg):
    """What is trained on: our own files are read anew at every epoch, so that what
    was labelled meanwhile is used."""
    answers = [a for a in corpus.load(arg.shared, arg.own) if arg.hold == "none" or not held(a)]
    if arg.part < 1:
        answers = [a for a in answers if zlib.crc32(("part" + a.group).encode()) % 1000 < 1000 * arg.part]
    return answers


def adjust(arg):
    """Lets a run that goes on be changed: OUT.settings may hold {"threads": …, "minutes": …}."""
    path = arg.out + ".settings"
    if os.path.exists(path):
        with open(path) as f:
            arg.__dict__.update({k: v for k, v in json.load(f).items() if k in ("threads", "minutes")})
        if arg.processes == 1:
            torch.set_num_threads(arg.threads)


def fit(model, tok, extra, arg, crew):
    device = model.word.weight.device
    heads = [p for n, p in model.named_parameters() if n.split(".")[0] in ("find", "mix", "verdict")]
    body = [p for n, p in model.named_parameters() if n.split(".")[0] not in ("find", "mix", "verdict") and p.requires_grad]
    opt = torch.optim.AdamW([{"params": body, "lr": arg.rate}, {"params": heads, "lr": arg.rate * arg.heads}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    peak = [g["lr"] for g in opt.param_groups]
    mean = Mean(model, arg.mean)
    first, step, spent = resume(model, opt, mean, arg)
    done = 0.0
    taught = [(("taught", n), a, a.pairs) for n, a in enumerate(corpus.taught(arg.taught))] if arg.taught else []
    shelf = Shelf(tok)
    began, kept = time.time() - spent, time.time()
    model.train()
    for epoch in range(first, arg.epochs):
        rng = random.Random(arg.seed * 1000 + epoch)
        train = [a for a in gather(arg) if a.source in arg.fresh.split(",") or rng.random() < arg.replay]
        wanted = list(drill(train, arg.strangers, arg.changed, arg.contrast, rng)) + taught
        wanted += swapped(gather(arg), rng, arg.swap)
        wanted += abroad(arg, rng)
        for a in rng.sample(extra, int(len(extra) * arg.semeval)):
            n = rng.randrange(len(a.pairs))
            wanted.append((("semeval", a.source, a.id, n), a, [a.pairs[n]]))
        todo = crew.even(pack(shelf.take(wanted[crew.rank :: crew.size]), arg.budget // crew.size, rng))
        print("epoch %d: %d items, %d batches, %.0f s" % (epoch, len(wanted), len(todo), time.time() - began), flush=True)
        total = len(todo) * arg.epochs
        sums, one = torch.zeros(3, device=device), torch.ones((), device=device)
        for b in todo:
            now = (time.time() - began) / 60 / arg.minutes if arg.minutes else step / total
            warm = min(1, (step + 1) / 80)
            for g, p in zip(opt.param_groups, peak):
                g["lr"] = p * warm * max(0.02, 0.5 * (1 + math.cos(math.pi * done)))
            ids, pos, block, answer, start, label, weight, soft, gold = batch(b, device)
            with half(device):
                v, e = model(ids, pos, block, answer, start, lower(b, model, not arg.forget))
            lv, le = losses(v, e, label, weight, soft, gold)
            opt.zero_grad()
            (lv + arg.evidence * le + arg.rank * order(v, label, weight, soft)).backward()
            done = crew.mean(model, now)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            mean.add(model)
            step += 1
            sums += torch.stack([lv.detach(), le.detach(), one])
            if step % 20 == 0:
                adjust(arg)
            if step % 20 == 0 and crew.rank == 0:
                lv, le = (sums[:2] / sums[2]).tolist()
                print("epoch %d step %d of about %d loss %.3f evidence %.3f %.0f s" % (epoch, step, total, lv, le, time.time() - began), flush=True)
            if done >= 1:
                break
        if crew.rank == 0 and time.time() - kept > 60:  # on a GPU writing would take longer than training
            checkpoint(model, opt, mean, arg, epoch + 1, step, time.time() - began)
            kept = time.time()
        if done >= 1:
            break
    model.load_state_dict(mean.model.state_dict())


# Parts of the public sets in what is read of them: long texts with many requirements first.
ABROAD = {"realsumm": 5, "arct": 5, "argkp": 3, "onestopqa": 3, "wice": 3, "fever": 3, "condaqa": 3, "casino": 2, "mnli": 2, "snli": 1.5, "cadnli": 1.5, "llmbar": 1, "kqa": 1,
          "promrubric": 1, "boolq": 1, "fm2": 1, "qnli": 1, "scone": 1, "med": 1, "negnli": 1, "pubmedqa": 0.5, "scifact": 0.5, "breakingnli": 0.5, "feversym": 0.5, "conjnli": 0.3}


def abroad(arg, rng):
    """(key, answer, pairs) of about so many tokens of the public sets."""
    if not arg.outside:
        return []
    by, out = {}, []
    for a in corpus.outside(arg.outside):
        by.setdefault(a.source, []).append(a)
    for name, part in ABROAD.items():
        left = arg.outside_tokens * part / sum(ABROAD.values())
        for a in rng.sample(by.get("outside-" + name, []), len(by.get("outside-" + name, []))):
            if left <= 0:
                break
            pairs = a.pairs if len(a.pairs) <= 12 else rng.sample(a.pairs, 12)
            left -= 1.35 * len((a.question + " " + a.text + " ".join(p.text for p in pairs)).split()) + 4 * len(pairs) + 3
            out.append((("outside", a.source, a.id, rng.random()), a, pairs))
    return out


class Crew:
    """Processes that train together, each on its part of every batch: on a machine whose cores
    others use too, they wait for each other once a step instead of in every product."""

    def __init__(self, rank, size, path):
        self.rank, self.size = rank, size
        if size > 1:
            torch.distributed.init_process_group("gloo", init_method="file://" + os.path.abspath(path), rank=rank, world_size=size)

    def even(self, batches):
        """As many batches as every process has."""
        n = torch.tensor([len(batches)])
        if self.size > 1:
            torch.distributed.all_reduce(n, torch.distributed.ReduceOp.MIN)
        return batches[: int(n)]

    def mean(self, model, done):
        """Gives every process the mean gradient, and the mean of how far their clocks are."""
        if self.size == 1:
            return done
        grads = [p.grad for p in model.parameters() if p.grad is not None]
        flat = torch.cat([g.flatten() for g in grads] + [torch.tensor([done])])
        torch.distributed.all_reduce(flat)
        flat /= self.size
        at = 0
        for g in grads:
            g.copy_(flat[at : at + g.numel()].view_as(g))
            at += g.numel()
        return float(flat[-1])


class Mean:
    """The running mean of the weights over about the last 1/(1-keep) steps, which generalises better than the last of them."""

    def __init__(self, model, keep):
        self.model, self.keep, self.steps = copy.deepcopy(model), keep, 0

    @torch.no_grad()
    def add(self, model):
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        pairs = [(m, p) for m, p in zip(self.model.parameters(), model.parameters()) if p.requires_grad]
        torch._foreach_lerp_([m for m, _ in pairs], [p for _, p in pairs], 1 - keep)


def checkpoint(model, opt, mean, arg, epoch, step, seconds):
    """Everything a run needs to go on after this epoch."""
    torch.save({"model": model.state_dict(), "mean": mean.model.state_dict(), "opt": opt.state_dict(), "epoch": epoch, "step": step, "seconds": seconds}, arg.out + ".resume")
    network.save(mean.model, arg.out)
    network.save(mean.model, "%s.epoch%d" % (arg.out, epoch))


def resume(model, opt, mean, arg):
    """Epoch, step and seconds spent to go on from: zeros where there is no checkpoint."""
    if not os.path.exists(arg.out + ".resume"):
        return 0, 0, 0.0
    d = torch.load(arg.out + ".resume", weights_only=True, map_location=network.device())
    model.load_state_dict(d["model"])
    mean.model.load_state_dict(d["mean"])
    opt.load_state_dict(d["opt"])
    print("resumed after epoch %d" % d["epoch"], flush=True)
    return d["epoch"], d["step"], d["seconds"]


def losses(v, e, label, weight, soft, gold):
    """Of verdicts: the likelihood of the label (or of what a teacher says), and how far the expected
    credit is from its credit, since the measure is weighted so. Of evidence: the likelihood of the quoted tokens."""
    told = (label >= 0)[..., None]
    hard = F.one_hot(label.clamp(min=0), 4).float()
    lv = -(torch.where(told, hard * 0.97 + 0.03 / 4, soft) * F.log_softmax(v, -1)).sum(-1)
    lv = lv + (credit(torch.softmax(v, -1)) - credit(torch.where(told, hard, soft))) ** 2
    le = -torch.logsumexp(F.log_softmax(e, -1).masked_fill(~gold, -1e9), -1)
    has = gold.any(-1)
    return (lv * weight).sum() / weight.sum(), (le * has * weight).sum() / (has * weight).sum().clamp(min=1)


def order(v, label, weight, soft):
    """How far requirements of one answer that are worth more stand behind such as are worth less."""
    told = (label >= 0)[..., None]
    worth = credit(torch.where(told, F.one_hot(label.clamp(min=0), 4).float(), soft))
    counted = (weight > 0.5).float()
    better = ((worth[:, :, None] - worth[:, None, :]) >= 0.4).float() * counted[:, :, None] * counted[:, None, :]
    score = v[..., 2] - v[..., 0]
    return (F.softplus(score[:, None, :] - score[:, :, None]) * better).sum() / better.sum().clamp(min=1)


def credit(p):
    """Expected credit in 0..1 of probabilities [...,4]."""
    return p[..., 2] + 0.5 * p[..., 1]


if __name__ == "__main__":
    main()

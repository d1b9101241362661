"""Turns answers into padded batches of blocks (see net.py)."""

import random
import zlib

import numpy as np
import torch

from corpus import Answer, Pair
from contrast import contrasted
from half import half
from perturb import changed, stuffed
from strangers import own, titled

MAX_QUESTION, MAX_ANSWER, MAX_CLAIM, MAX_BLOCKS = 64, 400, 96, 14


class Item:
    """One tokenised answer with its tokenised claims."""

    def __init__(self, tok, answer, pairs):
        cls, sep = tok.token_to_id("[CLS]"), tok.token_to_id("[SEP]")
        q = tok.encode(answer.question, add_special_tokens=False).ids[:MAX_QUESTION]
        e = tok.encode(answer.text, add_special_tokens=False)
        a = e.ids[:MAX_ANSWER]
        self.offsets = e.offsets[:MAX_ANSWER]
        self.blocks = [[cls] + q + [sep] + a + [sep]]
        self.first = len(q) + 2  # index of the answer's first token
        self.pairs = pairs
        self.answer = answer
        self.gold = []
        for p in pairs:
            c = tok.encode(p.kind + " : " + p.text, add_special_tokens=False).ids[:MAX_CLAIM]
            self.blocks.append([cls] + c + [sep])
            self.gold.append(self.quoted(p))
        self.size = sum(map(len, self.blocks))
        self.states = None  # after the frozen layers, [size,H] of 16-bit floats, where they are kept

    def quoted(self, pair):
        """Indices (in block 0) of the tokens inside the pair's quotes."""
        hit = set()
        for quote in pair.quotes:
            s = self.answer.text.find(quote)
            if s < 0:
                continue
            for i, (b, e) in enumerate(self.offsets):
                if b < s + len(quote) and e > s:
                    hit.add(self.first + i)
        return sorted(hit)


def batch(items, device="cpu"):
    """Tensors of a batch: see Net.forward; labels, weights [B,R] (-100 and 0 where there is none), what a teacher
    says [B,R,4] (zeros where it says nothing) and gold [B,R,T]. T is a multiple of eight."""
    t = -(-max(i.size for i in items) // 8) * 8
    r = max(len(i.pairs) for i in items)
    b = len(items)
    ids, pos, block = np.zeros((b, t), np.int64), np.zeros((b, t), np.int64), np.full((b, t), -1)
    answer, gold = np.zeros((b, t), bool), np.zeros((b, r, t), bool)
    start, label = np.full((b, r), -1), np.full((b, r), -100)
    weight, soft = np.zeros((b, r), np.float32), np.zeros((b, r, 4), np.float32)
    for n, item in enumerate(items):
        at = 0
        for k, tokens in enumerate(item.blocks):
            ids[n, at : at + len(tokens)] = tokens
            pos[n, at : at + len(tokens)] = np.arange(len(tokens))
            block[n, at : at + len(tokens)] = k
            if k:
                p = item.pairs[k - 1]
                start[n, k - 1], label[n, k - 1], weight[n, k - 1] = at, p.label, p.weight
                gold[n, k - 1, item.gold[k - 1]] = True
                if p.soft is not None:
                    soft[n, k - 1] = p.soft
            at += len(tokens)
        answer[n, item.first : len(item.blocks[0]) - 1] = True
    return [torch.from_numpy(x).to(device, non_blocking=True) for x in (ids, pos, block, answer, start, label, weight, soft, gold)]


class Shelf:
    """Items by their answer, made once and kept from epoch to epoch."""

    def __init__(self, tok):
        self.tok, self.items = tok, {}

    def take(self, wanted):
        """wanted: (key, answer, pairs); gives their items, making those that are new. Others are forgotten."""
        self.items = {key: self.items.get(key) or Item(self.tok, a, pairs) for key, a, pairs in wanted}
        return list(self.items.values())


def lower(items, model, keep=True):
    """The states after the frozen layers [B,T,H] of a batch, computed when an item is met first and kept in sixteen bits
    for the next epoch, unless memory is dearer; None where no layer is frozen."""
    if not model.frozen:
        return None
    device = model.word.weight.device
    fresh = [i for i in items if i.states is None]
    if fresh:
        model.eval()
        ids, pos, block, *_ = batch(fresh, device)
        with half(device):
            x = model.lower(ids, pos, block).half().cpu()
        model.train()
        for n, item in enumerate(fresh):
            item.states = x[n, : item.size].clone()
    out = torch.zeros(len(items), -(-max(i.size for i in items) // 8) * 8, items[0].states.shape[1])
    for n, item in enumerate(items):
        out[n, : item.size] = item.states
        item.states = item.states if keep else None
    return out.to(device)


def chunks(answers):
    """Each answer with its pairs, at most MAX_BLOCKS at a time."""
    for a in answers:
        for i in range(0, len(a.pairs), MAX_BLOCKS):
            yield a, a.pairs[i : i + MAX_BLOCKS]


def pack(items, budget, rng=None):
    """Batches of items of like size, at most budget padded tokens each; shuffled where rng is given."""
    order = sorted(items, key=lambda i: i.size + (rng.random() * 40 if rng else 0))
    out, cur, longest = [], [], 0
    for i in order:
        longest = max(longest, i.size)
        if cur and longest * (len(cur) + 1) > budget:
            out.append(cur)
            cur, longest = [], i.size
        cur.append(i)
    if cur:
        out.append(cur)
    if rng:
        rng.shuffle(out)
    return out


def drill(answers, each, share, contrast, rng):
    """(key, answer, pairs) of everything to train on: every answer with its pairs and with requirements of other questions
    (not met, at a low weight, since now and then a general one is met by chance); for a share of them a changed copy, for
    a few a bare list of words, and for a share a text made from it whose labels follow (contrast.py)."""
    pool = [(a.group, p) for a in answers for p in a.pairs if p.kind == "content"]
    for a in answers:
        fixed = random.Random(zlib.crc32((a.source + a.group + a.id + a.pairs[0].id).encode()))
        other = [p for g, p in fixed.sample(pool, min(len(pool), 3 * each)) if g != a.group][:each]
        versions = [("as it is", asked(a, a.text, fixed), a.pairs + own(a) + [Pair("x", p.kind, p.text, 0, [], 0.3) for p in other])]
        if fixed.random() < share:
            versions.append(("changed", *copied(a, fixed)))
        if fixed.random() < share / 8:
            versions.append(("stuffed", asked(a, stuffed([p.text for p in a.pairs], fixed), fixed), [Pair(p.id, p.kind, p.text, 0, []) for p in a.pairs]))
        made = contrasted(a, rng) if rng.random() < contrast else None
        if made and made[2]:
            versions.append((made[0], asked(a, made[1].text, rng), made[2]))
        for name, answer, pairs in versions:
            for i in range(0, len(pairs), MAX_BLOCKS - 1):
                part = pairs[i : i + MAX_BLOCKS - 1]
                key = name, a.source, a.group, a.id, tuple(p.text for p in part if p.id not in ("x", "about"))
                yield key if name in ("as it is", "changed", "stuffed") else (*key, rng.random()), answer, part


def asked(a, text, rng):
    """The answer with another text, its question with or without the job's title."""
    return Answer(a.source, a.group, a.id, titled(a, rng), text, job=a.job)


def copied(a, rng):
    """The answer after a change that leaves its worth as it was, with its pairs."""
    seed = rng.random()
    text, _ = changed(a.text, [], random.Random(seed))
    pairs = [Pair(p.id, p.kind, p.text, p.label, changed(a.text, p.quotes, random.Random(seed))[1], p.weight) for p in a.pairs]
    return asked(a, text, rng), pairs

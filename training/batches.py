"""Turns answers into padded batches of blocks (see net.py)."""

import random
import zlib

import torch

from corpus import Answer, Pair
from perturb import changed, stuffed

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


def batch(items):
    """Tensors of a batch: see Net.forward; labels, weights [B,R] (-100 and 0 where there is none) and gold [B,R,T]."""
    t = max(i.size for i in items)
    r = max(len(i.pairs) for i in items)
    b = len(items)
    ids = torch.zeros(b, t, dtype=torch.long)
    pos = torch.zeros(b, t, dtype=torch.long)
    block = torch.full((b, t), -1)
    answer = torch.zeros(b, t, dtype=torch.bool)
    start = torch.full((b, r), -1)
    label = torch.full((b, r), -100)
    weight = torch.zeros(b, r)
    gold = torch.zeros(b, r, t, dtype=torch.bool)
    for n, item in enumerate(items):
        at = 0
        for k, tokens in enumerate(item.blocks):
            ids[n, at : at + len(tokens)] = torch.tensor(tokens)
            pos[n, at : at + len(tokens)] = torch.arange(len(tokens))
            block[n, at : at + len(tokens)] = k
            if k:
                p = item.pairs[k - 1]
                start[n, k - 1], label[n, k - 1], weight[n, k - 1] = at, p.label, p.weight
                gold[n, k - 1, item.gold[k - 1]] = True
            at += len(tokens)
        answer[n, item.first : len(item.blocks[0]) - 1] = True
    return ids, pos, block, answer, start, label, weight, gold


def lower(items):
    """The states after the frozen layers [B,T,H] of a batch, or None where they are not kept."""
    if items[0].states is None:
        return None
    out = torch.zeros(len(items), max(i.size for i in items), items[0].states.shape[1])
    for n, item in enumerate(items):
        out[n, : item.size] = item.states
    return out


class Shelf:
    """Items by their answer, made once; where layers are frozen, with the states after them."""

    def __init__(self, tok, model):
        self.tok, self.model, self.items = tok, model, {}

    def take(self, wanted):
        """wanted: (key, answer, pairs); gives their items, making those that are new."""
        fresh = []
        for key, a, pairs in wanted:
            if key not in self.items:
                self.items[key] = Item(self.tok, a, pairs)
                fresh.append(self.items[key])
        if self.model.frozen and fresh:
            self.model.eval()
            for part in pack(fresh, 5000):
                ids, pos, block, *_ = batch(part)
                x = self.model.lower(ids, pos, block).half()
                for n, item in enumerate(part):
                    item.states = x[n, : item.size].clone()
            self.model.train()
        return [self.items[key] for key, _, _ in wanted]


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


def drill(answers, each, share):
    """(key, answer, pairs) of everything to train on: every answer with its pairs and with
    requirements of other questions (not met, at a low weight, since now and then a general one
    is met by chance); for a share of them a changed copy, and for a few a bare list of words."""
    pool = [(a.group, p) for a in answers for p in a.pairs if p.kind == "content"]
    for a in answers:
        rng = random.Random(zlib.crc32((a.source + a.group + a.id + a.pairs[0].id).encode()))
        other = [p for g, p in rng.sample(pool, min(len(pool), 3 * each)) if g != a.group][:each]
        versions = [("as it is", a, a.pairs + [Pair("x", p.kind, p.text, 0, [], 0.3) for p in other])]
        if rng.random() < share:
            versions.append(("changed", *copied(a, rng)))
        if rng.random() < share / 8:
            words = Answer(a.source, a.group, a.id, a.question, stuffed([p.text for p in a.pairs], rng))
            versions.append(("stuffed", words, [Pair(p.id, p.kind, p.text, 0, []) for p in a.pairs]))
        for name, answer, pairs in versions:
            for i in range(0, len(pairs), 12):
                part = pairs[i : i + 12]
                yield (name, a.source, a.group, a.id, tuple(p.text for p in part if p.id != "x")), answer, part


def copied(a, rng):
    """The answer after a change that leaves its worth as it was, with its pairs."""
    seed = rng.random()
    text, _ = changed(a.text, [], random.Random(seed))
    pairs = [Pair(p.id, p.kind, p.text, p.label, changed(a.text, p.quotes, random.Random(seed))[1], p.weight) for p in a.pairs]
    return Answer(a.source, a.group, a.id, a.question, text), pairs

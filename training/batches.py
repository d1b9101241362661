"""Turns answers into padded batches of blocks (see net.py)."""

import random

import torch

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


def strangers(answers, rng, each):
    """Requirements of other questions put to an answer: pairs that are not met, at
    a low weight, since now and then a general one is met by chance."""
    from corpus import Pair

    pool = [(a.group, p) for a in answers for p in a.pairs if p.kind == "content"]
    out = {}
    for a in answers:
        picked = []
        while pool and len(picked) < each:
            group, p = rng.choice(pool)
            if group != a.group:
                picked.append(Pair("x", p.kind, p.text, 0, [], 0.3))
        out[id(a)] = picked
    return out


def shuffled(pairs, seed):
    pairs = list(pairs)
    random.Random(seed).shuffle(pairs)
    return pairs

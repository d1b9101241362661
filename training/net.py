"""The network: a BERT or MPNet encoder that reads an answer once and all its
requirements beside it.

A sequence is laid out in blocks: block 0 is [CLS] question [SEP] answer [SEP],
the others are [CLS] kind : requirement [SEP], each with positions from 0 and
its own token type. In the first `shared` layers the answer attends to itself
only, and each requirement to itself and (from layer `separate` on) to the
answer; so the answer is computed once however many requirements there are. In
the remaining layers each requirement gets a copy of the answer and both attend
to each other.
"""

import json
import math
import os

import torch
import torch.nn.functional as F
from torch import nn


class Config:
    def __init__(self, **kw):
        self.layers, self.hidden, self.heads, self.inner = 6, 384, 12, 1536
        self.vocab, self.positions, self.types, self.eps = 30522, 512, 2, 1e-12
        self.shared, self.separate, self.relative = 6, 0, 0
        self.__dict__.update(kw)


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads = c.heads
        self.q, self.k, self.v = (nn.Linear(c.hidden, c.hidden) for _ in range(3))
        self.o = nn.Linear(c.hidden, c.hidden)
        self.norm1 = nn.LayerNorm(c.hidden, eps=c.eps)
        self.up, self.down = nn.Linear(c.hidden, c.inner), nn.Linear(c.inner, c.hidden)
        self.norm2 = nn.LayerNorm(c.hidden, eps=c.eps)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, h = x.shape
        q, k, v = (f(x).view(b, t, self.heads, h // self.heads).transpose(1, 2) for f in (self.q, self.k, self.v))
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.o(a.transpose(1, 2).reshape(b, t, h))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


def bucket(distance, buckets):
    """The bucket of a distance (of a key from its query, in tokens) as in T5 and MPNet:
    half of them for keys behind, half for keys ahead; in each half the first half exact,
    the others growing with the logarithm up to 128."""
    half = buckets // 2
    exact = half // 2
    n = distance.abs()
    grown = exact + (torch.log(n.clamp(min=1).float() / exact) / math.log(128 / exact) * (half - exact)).long()
    return torch.where(distance > 0, half, 0) + torch.where(n < exact, n, grown.clamp(max=half - 1))


class Net(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c, self.frozen = c, 0
        self.word = nn.Embedding(c.vocab, c.hidden)
        self.pos = nn.Embedding(c.positions, c.hidden)
        self.side = nn.Embedding(c.types, c.hidden)
        self.norm = nn.LayerNorm(c.hidden, eps=c.eps)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers))
        if c.relative:  # what each head adds to a score, by distance within a block; the last row is for other blocks
            self.relative = nn.Parameter(torch.zeros(c.relative + 1, c.heads), requires_grad=False)
        self.find = nn.Linear(c.hidden, c.hidden)  # requirement -> what to look for in the answer
        self.mix = nn.Linear(2 * c.hidden, c.hidden)
        self.verdict = nn.Linear(c.hidden, 4)
        with torch.no_grad():
            self.find.weight.copy_(torch.eye(c.hidden))
            self.find.bias.zero_()

    def embed(self, ids, pos, block):
        return self.drop(self.norm(self.word(ids) + self.pos(pos) + self.side((block > 0).long())))

    def forward(self, ids, pos, block, answer, start, lower=None):
        """ids, pos, block, answer: [B,T]; block is -1 on padding, answer is 1 on the
        tokens of the answer proper; start: [B,R], the index of each requirement's
        [CLS], or -1; lower: the states after the frozen layers, where they are known.
        Returns verdict logits [B,R,4] and evidence logits [B,R,T]."""
        if lower is None:
            x = self.through(self.embed(ids, pos, block), block, 0, self.c.shared)
        else:
            x = self.through(lower, block, self.frozen, self.c.shared)
        b, t, h = x.shape
        r = start.shape[1]
        if self.c.shared < self.c.layers:
            return self.joint(x, block, answer, start)
        cls = x.gather(1, start.clamp(min=0)[:, :, None].expand(b, r, h))
        return self.heads(cls, x, answer[:, None])

    def through(self, x, block, first, end):
        """The states after the shared layers first to end."""
        same = block[:, :, None] == block[:, None, :]
        see = same | ((block > 0)[:, :, None] & (block == 0)[:, None, :])
        alone = self.mask(same, same) if first < self.c.separate else None
        both = self.mask(see, same)
        for n in range(first, end):
            x = self.layers[n](x, alone if n < self.c.separate else both)
        return x

    def mask(self, seen, same):
        """What attention adds to scores, or whether it sees, [B,1 or heads,T,T]; seen and same [B,T,T]: which
        token (second) is seen by which (first), and which are of one block."""
        if not self.c.relative:
            return seen[:, None]
        at = torch.arange(seen.shape[1], device=seen.device)
        distance = bucket(at[None, :] - at[:, None], self.c.relative)
        bias = self.relative[torch.where(same, distance, self.c.relative)].permute(0, 3, 1, 2)
        bias = bias.masked_fill(~seen[:, None], -1e4)
        kind = seen.device.type
        return bias.to(torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else bias.dtype).contiguous()

    def freeze(self, layers):
        """Keeps the embeddings and the first layers as they are: their states can be computed once."""
        self.frozen = layers
        for part in [self.word, self.pos, self.side, self.norm, *self.layers[:layers]]:
            part.requires_grad_(False)

    @torch.no_grad()
    def lower(self, ids, pos, block):
        """The states [B,T,H] after the frozen layers, without dropout."""
        return self.through(self.embed(ids, pos, block), block, 0, self.frozen)

    def joint(self, x, block, answer, start):
        """The last layers: one copy of the answer for each requirement."""
        b, t, h = x.shape
        r = start.shape[1]
        na = int((block == 0).sum(1).max())
        nr = max(int((block == i + 1).sum(1).max()) for i in range(r))
        idx = start.clamp(min=0)[:, :, None] + torch.arange(nr, device=x.device)
        idx = idx.clamp(max=t - 1)
        own = torch.gather(block[:, None].expand(b, r, t), 2, idx) == (torch.arange(r, device=x.device) + 1)[None, :, None]
        own &= (start >= 0)[:, :, None]
        req = x.gather(1, idx.view(b, r * nr, 1).expand(b, r * nr, h)).view(b, r, nr, h)
        y = torch.cat([req, x[:, None, :na].expand(b, r, na, h)], 2).reshape(b * r, nr + na, h)
        keep = torch.cat([own, (block[:, None, :na] == 0).expand(b, r, na)], 2).reshape(b * r, nr + na)
        live = (start >= 0).reshape(-1).nonzero()[:, 0]
        y, keep = y[live], keep[live]
        of = torch.arange(nr + na, device=x.device) < nr
        mask = self.mask(keep[:, None].expand(-1, nr + na, -1), of[None, :, None] == of[None, None, :])
        for layer in self.layers[self.c.shared :]:
            y = layer(y, mask)
        full = y.new_zeros(b * r, nr + na, h)
        full[live] = y
        full = full.view(b * r, nr + na, h)
        part = answer[:, None, :na].expand(b, r, na).reshape(b * r, 1, na)
        v, e = self.heads(full[:, :1], full[:, nr:], part)
        return v.view(b, r, 4), F.pad(e.view(b, r, na), (0, t - na), value=-1e4)

    def heads(self, cls, tokens, answer):
        """cls [B,R,H], tokens [B,T,H], answer [B,1,T] -> verdicts [B,R,4], evidence [B,R,T]."""
        e = torch.matmul(self.find(cls), tokens.transpose(1, 2)) / self.c.hidden**0.5
        e = e.float().masked_fill(answer == 0, -1e4)
        found = torch.matmul(torch.softmax(e, -1).to(tokens.dtype), tokens)
        return self.verdict(self.drop(torch.tanh(self.mix(torch.cat([cls, found], -1))))).float(), e


def base(folder, **kw):
    """A Net with the weights of a BERT encoder: a folder with model.safetensors or one .onnx file."""
    state = weights(folder)
    if "encoder.relative_attention_bias.weight" in state:
        state = mpnet(state)
        kw.update(relative=len(state["relative"]) - 1, eps=1e-5)
    n = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layer."))
    hidden = state["embeddings.word_embeddings.weight"].shape[1]
    kw.setdefault("shared", n)
    net = Net(Config(layers=n, hidden=hidden, inner=state["encoder.layer.0.intermediate.dense.bias"].shape[0], heads=12, **kw))
    own = dict(word="embeddings.word_embeddings", pos="embeddings.position_embeddings", side="embeddings.token_type_embeddings", norm="embeddings.LayerNorm")
    part = dict(q="attention.self.query", k="attention.self.key", v="attention.self.value", o="attention.output.dense", norm1="attention.output.LayerNorm", up="intermediate.dense", down="output.dense", norm2="output.LayerNorm")
    with torch.no_grad():
        for name, p in net.named_parameters():
            top, *rest = name.split(".")
            if top == "relative":
                p.copy_(state[top])
            elif top in own:
                p.copy_(state[own[top] + "." + rest[0]])
            elif top == "layers":
                p.copy_(state["encoder.layer.%s.%s.%s" % (rest[0], part[rest[1]], rest[2])])
    return net


def mpnet(state):
    """The weights of an MPNet encoder by BERT's names, on BERT's vocabulary: MPNet's pieces are the same after four of its
    own, of which <s> and </s> stand for [CLS] and [SEP]. It has no token types; positions begin at 2; a block that is not
    one's own counts as one far behind."""
    part = dict(q="self.query", k="self.key", v="self.value", o="output.dense")
    out = {}
    for name, w in state.items():
        name = name.replace("attention.LayerNorm", "attention.output.LayerNorm")
        for short, long in part.items():
            name = name.replace("attention.attn.%s." % short, "attention.%s." % long)
        out[name] = w
    words = out["embeddings.word_embeddings.weight"]
    own = words[4:-1].clone()
    own[101], own[102] = words[0], words[2]
    out["embeddings.word_embeddings.weight"] = own
    out["embeddings.position_embeddings.weight"] = out["embeddings.position_embeddings.weight"][2:]
    out["embeddings.token_type_embeddings.weight"] = torch.zeros(2, own.shape[1])
    table = out.pop("encoder.relative_attention_bias.weight")
    out["relative"] = torch.cat([table, table[len(table) // 2 - 1 :][:1]])
    return out


def weights(folder):
    """The float32 weights of a base by their BERT names."""
    st = os.path.join(folder, "model.safetensors")
    if os.path.exists(st):
        from safetensors.torch import load_file

        return {k.removeprefix("bert."): v.float() for k, v in load_file(st).items()}
    import glob

    import onnx
    from onnx import numpy_helper

    m = onnx.load(glob.glob(os.path.join(folder, "*.onnx"))[0])
    init = {i.name: torch.tensor(numpy_helper.to_array(i)) for i in m.graph.initializer}
    made = {n.output[0]: n for n in m.graph.node}
    for n in m.graph.node:  # Add(MatMul(x, W), bias): W belongs to the bias's layer
        if n.op_type != "Add":
            continue
        bias = next((i for i in n.input if i.endswith("dense.bias") or i.endswith(("query.bias", "key.bias", "value.bias"))), None)
        mm = next((made[i] for i in n.input if i in made and made[i].op_type == "MatMul"), None)
        if bias and mm:
            init[bias.replace(".bias", ".weight")] = init[mm.input[1]].T.contiguous()
    return init


def tokenizer(folder):
    import glob

    from tokenizers import Tokenizer

    t = Tokenizer.from_file(glob.glob(os.path.join(folder, "*tokenizer.json"))[0])
    t.no_padding()
    t.no_truncation()
    return t


def device():
    """Where to compute: a GPU if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def save(net, path):
    torch.save({"config": net.c.__dict__, "state": {k: v.cpu() for k, v in net.state_dict().items()}}, path)


def restore(path):
    d = torch.load(path, weights_only=True)
    net = Net(Config(**d["config"]))
    net.load_state_dict(d["state"])
    return net


def describe(c):
    return json.dumps(c.__dict__)

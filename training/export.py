"""Writes a trained network as a Yardstick weights file with eight-bit weights.

The format is described in ../docs/weights-format.md and read by package
assess/model: magic, length of the header, header (JSON), vocabulary, tensors,
SHA-256 of all that.
"""

import argparse
import hashlib
import json
import struct

import numpy as np
import torch

import net as network

MAGIC = b"YSTKMDL\x01"


def quantise(w):
    """Signed bytes and one scale a row: the largest magnitude becomes 127."""
    w = w.detach().numpy().astype(np.float32)
    scale = np.abs(w).max(1) / 127
    scale[scale == 0] = 1
    return np.rint(w / scale[:, None]).clip(-127, 127).astype(np.int8), scale.astype(np.float32)


def tensors(net):
    """(name, array) in the order of the file; matrices as int8 and .scale, the rest as float32."""
    state = net.state_dict()
    for name, w in state.items():
        if name.endswith("verdict.weight") or w.dim() == 1 or name in ("pos.weight", "side.weight"):
            yield {"pos.weight": "position", "side.weight": "side"}.get(name, name), w.numpy().astype(np.float32)
            continue
        q, scale = quantise(w)
        short = "word" if name == "word.weight" else name
        yield short, q
        yield short.removesuffix(".weight") + ".scale", scale


class Eight(torch.nn.Module):
    """A linear map as the product computes it: weights and each row of the input as
    signed bytes, exact sums, one scale a row and a column."""

    def __init__(self, linear):
        super().__init__()
        q, scale = quantise(linear.weight)
        self.q, self.scale, self.bias = torch.tensor(q.astype(np.float64)), torch.tensor(scale), linear.bias.detach()

    def forward(self, x):
        x = x.float()
        top = x.abs().amax(-1, keepdim=True)
        q = torch.where(top > 0, torch.round(x * (127 / top)), torch.zeros_like(x))
        return (q.double() @ self.q.T).float() * ((top / 127) * self.scale) + self.bias


def eight(net):
    """A copy of the network that computes as the product does: what eight bits cost."""
    import copy

    other = copy.deepcopy(net).eval()
    with torch.no_grad():
        q, scale = quantise(other.word.weight)
        other.word.weight.copy_(torch.tensor(q.astype(np.float32) * scale[:, None]))
    for parent in [other, *other.layers]:
        for name, child in list(parent.named_children()):
            if isinstance(child, torch.nn.Linear) and name != "verdict":
                setattr(parent, name, Eight(child))
    return other


def write(net, vocabulary, path, name, version, base, decision):
    body, index = bytearray("\n".join(vocabulary).encode() + b"\n"), []
    words = {"offset": 0, "bytes": len(body)}
    for tensor, a in tensors(net):
        while len(body) % 64:
            body.append(0)
        raw = np.ascontiguousarray(a).tobytes()
        index.append({"name": tensor, "type": "i8" if a.dtype == np.int8 else "f32", "shape": list(a.shape), "offset": len(body), "bytes": len(raw)})
        body += raw
    c = net.c
    header = {
        "name": name,
        "version": version,
        "licence": "Apache-2.0",
        "base": base,
        "config": {"layers": c.layers, "hidden": c.hidden, "heads": c.heads, "inner": c.inner, "vocab": c.vocab, "positions": c.positions, "eps": c.eps},
        "decision": decision,
        "vocabulary": words,
        "tensors": index,
    }
    head = json.dumps(header, separators=(",", ":")).encode()
    data = MAGIC + struct.pack("<I", len(head)) + head + bytes(body)
    with open(path, "wb") as f:
        f.write(data + hashlib.sha256(data).digest())


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--net", required=True)
    a.add_argument("--base-folder", required=True, help="for its vocabulary")
    a.add_argument("--base", required=True)
    a.add_argument("--name", required=True)
    a.add_argument("--version", required=True)
    a.add_argument("--decision", help="JSON of decide.py")
    a.add_argument("--out", required=True)
    arg = a.parse_args()
    tok = network.tokenizer(arg.base_folder)
    vocabulary = sorted(tok.get_vocab(), key=tok.get_vocab().get)
    decision = json.load(open(arg.decision)) if arg.decision else {"temperature": 1, "low": 0.35, "high": 0.65, "opposed": 0.5, "calibration": []}
    write(network.restore(arg.net), vocabulary, arg.out, arg.name, arg.version, arg.base, decision)


if __name__ == "__main__":
    main()

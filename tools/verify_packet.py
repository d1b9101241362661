#!/usr/bin/env python3
"""A second verifier of packets, written from docs/record.md: Python 3, its standard library, nothing of Yardstick.

    verify_packet.py [--key=VKEY] PACKET...      exit status 0 whole, 1 broken, 2 not a packet; of several, the greatest

It prints a line of JSON for each packet. It opens no personal part (the standard library has no AES) and knows no witness.
"""
import base64, decimal, hashlib, json, re, sys, zipfile

import ed25519

class Broken(Exception):
    def __init__(self, found, entry=None):
        super().__init__(found)
        self.entry = entry

def need(holds, found, entry=None):
    if not holds:
        raise Broken(found, entry)

sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()

def note(data, vkey, only=False):
    """The text of a signed note that this key has signed."""
    name, keyid, key = vkey.split("+", 2)
    raw = base64.b64decode(key, validate=True)
    need(raw[0] == 1 and len(raw) == 33 and sha(name.encode(), b"\n", raw)[:4].hex() == keyid, "the key is no verifier key of a log")
    text, _, signatures = data.rpartition(b"\n\n")
    lines = signatures.decode().splitlines()
    need(text and (not only or len(lines) == 1), "a note is not signed, or by more than the log")
    for line in lines:
        dash, who, signature = line.split(" ")
        raw_signature = base64.b64decode(signature, validate=True)
        if dash == "—" and who == name and raw_signature[:4].hex() == keyid:
            need(base64.b64encode(raw_signature).decode() == signature, "a signature is not in strict base64")
            need(ed25519.verify(raw[1:], text + b"\n", raw_signature[4:]), "a signature does not fit")
            return text.decode() + "\n"
    raise Broken("a note is not signed by " + name)

def number(f):
    need(f != int(f) or abs(f) < 2**53, "a whole number is beyond 2^53")
    if f == int(f):
        return str(int(f))
    return format(decimal.Decimal(repr(f)), "f") if abs(f) >= 1e-6 else repr(f).replace("e-0", "e-")

def canonical(v):
    if isinstance(v, dict):
        keys = sorted(v, key=lambda k: k.encode("utf-16-be"))
        return "{" + ",".join(json.dumps(k, ensure_ascii=False) + ":" + canonical(v[k]) for k in keys) + "}"
    if isinstance(v, list):
        return "[" + ",".join(map(canonical, v)) + "]"
    if isinstance(v, (int, float)) and not isinstance(v, bool):
        return number(v)
    return json.dumps(v, ensure_ascii=False)

def read(data, what, entry=None):
    """Canonical JSON to the last byte."""
    try:
        v = json.loads(data.decode())
        need(canonical(v).encode() == data, "is not canonical")
        return v
    except (Broken, ValueError, OverflowError, RecursionError) as e:
        raise Broken(what + " is not canonical JSON: " + str(e), entry)

def names(v):
    """Whether all keys are made of a-z, 0-9 and _."""
    if isinstance(v, dict):
        return all(re.fullmatch("[a-z0-9_]+", k) and names(x) for k, x in v.items())
    return all(map(names, v)) if isinstance(v, list) else True

def root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\x01", root(leaves[:k]), root(leaves[k:]))

NAME = r"(checkpoints/[0-9]+\.note|parts/[A-Za-z0-9][A-Za-z0-9._-]*\.sealed|[A-Za-z0-9][A-Za-z0-9._-]*\.json|" \
    r"manifest\.note|log\.jsonl|leaves\.txt|report\.pdf|report\.xlsx)"

def members(z):
    """The files of the ZIP: each name once, one after the other, nothing between."""
    at, files, folded = 0, {}, set()
    for i in sorted(z.infolist(), key=lambda i: i.header_offset):
        need(re.fullmatch(NAME, i.filename) and i.filename.lower() not in folded, "a file is called " + i.filename)
        plain = not i.extra and not i.comment and i.flag_bits in (0, 8) and i.file_size < 1 << 28
        need(i.header_offset == at and plain, i.filename + " is not packed plainly")
        at += 30 + len(i.filename) + i.compress_size + (16 if i.flag_bits else 0)
        folded.add(i.filename.lower())
        files[i.filename] = z.read(i)
    need(at == z.start_dir and not z.comment, "something is hidden in the ZIP")
    return files

CODE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
FIELDS = {
    "log.opened": "key position yardstick", "document.sealed": "name sha256", "round.opened": "candidates raters",
    "rating.committed": "candidate commitment rater round", "round.closed": "reason round", "rating.revealed": "commitment rating salt",
    "rating.changed": "new old question rating", "part.bound": "about hash media part subject", "part.erased": "parts reason subject",
}

def known(kind, p):
    """Whether a payload has the fields of its kind, codes where there are codes, and levels from 1 to 5 or none."""
    optional = {"requirement", "reason", "reason_part"} if kind == "rating.changed" else set()
    rated = p["rating"]["levels"] if kind == "rating.revealed" else [{"level": p["new"]}] if kind == "rating.changed" else []
    return kind not in FIELDS or (
        set(FIELDS[kind].split()) <= set(p) <= set(FIELDS[kind].split()) | optional and all(p.get(k, "x") for k in optional)
        and all(re.fullmatch(CODE, p[k]) for k in ("position", "rater", "candidate", "part", "subject") if k in p)
        and all(re.fullmatch(CODE, c) for k in ("candidates", "raters") for c in p.get(k, []))
        and all(x["level"] in (None, 1, 2, 3, 4, 5) and re.fullmatch(CODE, x.get("question", "q")) for x in rated))

def ratings(entries):
    """ratings.json, from commitments, reveals and changes that hold the rules."""
    rounds, sealed, rated, parts = {}, {}, {}, {}
    for n, e in enumerate(entries):
        kind, p, why = e["kind"], e["payload"], lambda holds, what: need(holds, f"entry {n}: {what}")
        why((kind == "log.opened") == (n == 0) and known(kind, p), "is out of place, or does not have the fields of its kind")
        if kind == "part.bound":
            why(p["part"] not in parts, "binds a part twice")
            parts[p["part"]] = dict(p, at=n, erased=False)
        elif kind == "part.erased":
            there = sorted(k for k, v in parts.items() if v["subject"] == p["subject"] and not v["erased"])
            why(sorted(p["parts"]) == there and there and p["reason"], "erases other parts than are there")
            for k in there:
                parts[k]["erased"] = True
        elif kind == "round.opened":
            rounds[n] = {"want": {(r, c) for r in p["raters"] for c in p["candidates"]}, "in": {}, "done": False, "shown": False}
        elif kind in ("rating.committed", "round.closed"):
            r = rounds.get(p["round"])
            why(r and not r["done"] and not r["shown"], "the round is not open")
            if kind == "round.closed":
                why(p["reason"], "a round is closed without a reason")
                r["done"] = True
            else:
                who = (p["rater"], p["candidate"])
                why(who in r["want"] and who not in r["in"] and p["commitment"] not in r["in"].values(), "is not asked for, or twice")
                r["in"][who], sealed[n] = p["commitment"], p
        elif kind == "rating.revealed":
            c, x = sealed.pop(p["commitment"], None), p["rating"]
            why(c, "reveals what is not sealed")
            r = rounds[c["round"]]
            why(r["done"] or len(r["in"]) == len(r["want"]), "reveals before all have handed in")
            hashed = sha(b"yardstick/rating/v1\n", bytes.fromhex(p["salt"]), canonical(x).encode()).hex()
            why(hashed == c["commitment"] and len(p["salt"]) == 64, "another rating than was committed")
            why(all(x[k] == c[k] for k in ("round", "rater", "candidate")), "somebody else's rating")
            why(all(k in parts and parts[k]["at"] < p["commitment"] for k in x.get("parts", [])), "names a part that was not bound before")
            r["shown"] = True
            rated[n] = {k: x[k] for k in ("round", "rater", "candidate", "levels", "parts") if k in x}
            rated[n].update(committed=p["commitment"], revealed=n, changes=[])
        elif kind == "rating.changed":
            x, on = rated.get(p["rating"]), (p["question"], p.get("requirement"))
            why(x and bool(p.get("reason")) != bool(p.get("reason_part")), "changes nothing that was revealed, or without a reason")
            of = [level for level in x["levels"] if (level["question"], level.get("requirement")) == on]
            why(of and of[0]["level"] == p["old"] != p["new"], "the old level is another one")
            of[0]["level"] = p["new"]
            x["changes"].append({k: v for k, v in dict(p, entry=n, by=e["actor"], time=e["time"]).items() if k != "rating"})
    return {"yardstick": "ratings/v1", "ratings": list(rated.values())}, parts

def log(files, heads):
    """The entries, which are in order and make the signed trees."""
    lines = files["log.jsonl"].split(b"\n")
    leaves = [sha(b"\x00", line) for line in lines[:-1]]
    listed = [base64.b64decode(x) for x in files["leaves.txt"].split()]
    if listed and heads.get(len(listed)) == root(listed):  # the list is the one that was signed, and names the entry
        for n in range(max(len(leaves), len(listed))):
            need(n < len(leaves) and n < len(listed) and leaves[n] == listed[n], "the log is not as it was signed", n)
    entries, last = [], ""
    for n, line in enumerate(lines[:-1]):
        e = read(line, f"entry {n}", n)
        need(sorted(e) == ["actor", "kind", "payload", "sequence", "time"] and names(e) and e["sequence"] == n, "is not in its place", n)
        form = isinstance(e["payload"], dict) and re.fullmatch(CODE, e["actor"]) and re.fullmatch(r"[a-z]+([.-][a-z]+)*", e["kind"])
        need(form, "has no payload, or an actor or kind of another form", n)
        need(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", e["time"]) and e["time"] >= last, "is before the entry before it", n)
        last = e["time"]
        entries.append(e)
    good = 0
    for size in sorted(heads):
        need(size <= len(leaves) and root(leaves[:size]) == heads[size], "a signed head does not fit", good)
        good = size
    need(lines[-1] == b"" and entries and good == len(entries) and listed == leaves, "there is no signed head of the whole log", good)
    return entries

def verify(z, pinned):
    files = members(z)
    manifest = read(files["manifest.json"], "manifest.json")
    need(manifest["yardstick"] == "packet/v1" and pinned in (None, manifest["key"]), "another format, or another key than was given")
    digest = base64.b64encode(sha(files["manifest.json"])).decode()
    signed = note(files["manifest.note"], manifest["key"], only=True)
    heads = {}
    for name in files:
        if name.startswith("checkpoints/"):
            origin, size, head = note(files[name], manifest["key"]).splitlines()
            need(origin == manifest["origin"] and name == f"checkpoints/{size}.note", name + " is of something else")
            heads[int(size)] = base64.b64decode(head)
    entries = log(files, heads)
    need(signed == f"yardstick-packet/v1\n{manifest['origin']}\n{digest}\n", "manifest.note signs another manifest")
    got = [{"bytes": len(files[n]), "name": n, "sha256": sha(files[n]).hex()} for n in sorted(files) if not n.startswith("manifest.")]
    need(got == manifest["files"], "the files are not those of the manifest")
    need(entries[0]["kind"] == "log.opened" and entries[0]["payload"]["key"] == manifest["key"], "the first entry does not open this log")
    want, parts = ratings(entries)
    fixed = {e["payload"]["name"]: e["payload"]["sha256"] for e in entries if e["kind"] == "document.sealed"}
    fixed["ratings.json"] = sha(canonical(want).encode()).hex()
    there = {n: sha(files[n]).hex() for n in files if n.endswith(".json") and n != "manifest.json"}
    need(fixed == there, "the documents are not those that the log has fixed")
    for name in files:
        if name.startswith("parts/"):
            part = parts.get(name[6:-7])
            need(part and not part["erased"], name + " is not bound, or was erased")
        elif name.endswith(".json"):
            read(files[name], name)
    return len(entries)

def outcome(path, pinned):
    packet, out = False, {"packet": path, "entries": None, "first_fault": None, "found": "whole"}
    try:
        with open(path, "rb") as f:
            packet = f.read(43)[30:] == b"manifest.json"
        with zipfile.ZipFile(path) as z:
            packet = packet or "manifest.json" in z.namelist()
            need(packet, "there is no manifest.json")
            out["entries"] = verify(z, pinned)
    except Broken as e:
        out["found"], out["first_fault"] = str(e), e.entry
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError, IndexError, AttributeError) as e:
        out["found"] = type(e).__name__ + ": " + str(e)
    return dict(out, exit=0 if out["entries"] else 1 if packet else 2)

def main(args):
    pinned = args.pop(0)[len("--key="):] if args and args[0].startswith("--key=") else None
    outcomes = [outcome(path, pinned) for path in args]
    for out in outcomes:
        print(json.dumps(out))
    return max(out["exit"] for out in outcomes)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

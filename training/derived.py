"""Forty guides as the program derives them, six answers each: to measure with, not to train on. python3 derived.py checks the set;
python3 derived.py measure PROGRAM [FLAG…] says what the program makes of it (flags go to assess, for instance --model FILE)."""

import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent / "data" / "derived"
RANK = {"contradicted": 0, "not_met": 0, "partly": 1, "met": 2}
ROLES = ("strong", "decent", "abstract", "short", "other", "denied", "generic", "listed")
VERDICTS = ("meets", "meets_in_part", "does_not_meet")


def lines(name):
    return [json.loads(l) for l in (HERE / name).read_text(encoding="utf-8").splitlines()]


def faults(group, guide):
    """What is wrong with one group: a list of sentences, empty where all is well."""
    asked = guide["questions"][0]["requirements"]
    if [(r["id"], r["text"]) for r in asked] != [(r["id"], r["text"]) for r in group["requirements"]]:
        yield "requirements are not those of the guide"
    for a in group["answers"]:
        if set(a["labels"]) != {r["id"] for r in group["requirements"]}:
            yield f"{a['id']}: labels do not match the requirements"
        for rid, (label, *quote) in a["labels"].items():
            if label not in RANK or (label == "not_met") == bool(quote):
                yield f"{a['id']} {rid}: {label} with {len(quote)} quotes"
            elif quote and (quote[0] not in a["answer"] or not 2 <= len(quote[0].split()) <= 25):
                yield f"{a['id']} {rid}: quote {quote[0]!r}"


def kappa(clusters):
    """Quadratic-weighted kappa of pairs of ranks, chance counted within each cluster (stat.KappaWithin); None where it does not exist."""
    seen = expected = 0
    for pairs in clusters:
        seen += sum((x - y) ** 2 for x, y in pairs)
        expected += sum((x - y) ** 2 for x, _ in pairs for _, y in pairs) / len(pairs)
    return 1 - seen / expected if expected else None


def by(rows, *names):
    """Pairs of ranks (label, verdict) of the rows, by the values of the named fields."""
    out = collections.defaultdict(list)
    for r in rows:
        out[tuple(r[n] for n in names)].append((RANK[r["label"]], RANK[r["verdict"]]))
    return out


def interval(groups):
    """The middle 95 % of kappa over 500 draws of whole groups."""
    draw, groups = random.Random(1), list(groups)
    got = sorted(kappa([sum(draw.choices(groups, k=len(groups)), [])]) for _ in range(500))
    return f"[{got[12]:.3f}, {got[487]:.3f}]"


def assess(binary, flags, group, guide, folder):
    """The program's findings on one group's answers, by answer id."""
    g, a = folder / "guide.json", folder / "answers.jsonl"
    g.write_text(json.dumps(guide), encoding="utf-8")
    a.write_text("".join(json.dumps({"id": x["id"], "answer": x["answer"]}) + "\n" for x in group["answers"]), encoding="utf-8")
    run = [binary, "assess", "--guide", str(g), "--format", "jsonl", *flags, str(a)]
    out = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    return {f["answer"]: f for f in map(json.loads, out.splitlines())}


def read(binary, flags):
    """A row for each pair of answer and requirement, and one for each answer."""
    pairs, answers = [], []
    with tempfile.TemporaryDirectory() as folder:
        for group, guide in zip(lines("derived.jsonl"), lines("guides.jsonl"), strict=True):
            found = assess(binary, flags, group, guide, pathlib.Path(folder))
            for a in group["answers"]:
                f = found[a["id"]]
                row = {"group": group["group"], "answer": a["id"], "role": a["role"]}
                answers.append(row | {"label": a["verdict"], "verdict": f["verdict"]})
                for r, v in zip(group["requirements"], f["requirements"], strict=True):
                    verdict = v["verdict"] if v["verdict"] in RANK else "not_met"
                    pairs.append(row | {"requirement": r, "label": a["labels"][r["id"]][0], "verdict": verdict})
    return pairs, answers


def share(rows, test):
    hits = sum(map(test, rows))
    return f"{hits} of {len(rows)} ({100 * hits / max(len(rows), 1):.0f} %)"


def measure(binary, flags):
    pairs, answers = read(binary, flags)
    groups, roles = by(pairs, "group"), by(pairs, "role")
    print(f"kappa {kappa([sum(groups.values(), [])]):.3f} {interval(groups.values())}")
    print("label and verdict equal", share(pairs, lambda p: p["label"] == p["verdict"]))
    print(f"kappa within answers {kappa(by(pairs, 'group', 'answer').values()):.3f}")
    print("verdict on the answer equal", share(answers, lambda a: a["label"] == a["verdict"]))
    print("role: meets, meets in part, does not meet (labelled), kappa")
    for role in ROLES:
        rows = [a for a in answers if a["role"] == role]
        counts = [f"{sum(a['verdict'] == v for a in rows)} ({sum(a['label'] == v for a in rows)})" for v in VERDICTS]
        print(f"  {role:8}", *(f"{c:>8}" for c in counts), f"{kappa([roles[role,]]) or 0:8.2f}")
    named = [p for p in pairs if p["role"] == "other" and p["requirement"]["names_job"]]
    print("another job's answer, requirements that name this one: credited", share(named, lambda p: RANK[p["verdict"]] > 0))
    found = [p for p in pairs if p["role"] == "short" and p["label"] == "met"]
    print("short answers: what is labelled met is met", share(found, lambda p: p["verdict"] == "met"))
    print("denied, generic or listed that meet", share([a for a in answers if a["role"] in ROLES[5:]], lambda a: a["verdict"] == "meets"))


def check():
    groups, guides = lines("derived.jsonl"), lines("guides.jsonl")
    bad = [f"{g['group']} {f}" for g, guide in zip(groups, guides, strict=True) for f in faults(g, guide)]
    labels = collections.Counter(l[0] for g in groups for a in g["answers"] for l in a["labels"].values())
    print(len(groups), "groups,", sum(len(g["answers"]) for g in groups), "answers,", sum(labels.values()), "pairs:", dict(labels))
    return "\n".join(bad) or None


if __name__ == "__main__":
    sys.exit(measure(sys.argv[2], sys.argv[3:]) if sys.argv[1:2] == ["measure"] else check())

"""The derived set: forty guides as the program derives them, six answers each.

    python3 derived.py                        checks data/derived (quotes, labels, counts)
    python3 derived.py measure BINARY [FLAG…] runs BINARY assess over all answers and prints figures;
                                              flags go to assess, for instance --model FILE

Needs nothing but Python. The set is for measuring: it lies below data/ so that training does not read it."""

import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent / "data" / "derived"
RANK = {"contradicted": 0, "not_met": 0, "partly": 1, "met": 2}
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


def kappa(pairs):
    """Quadratic-weighted kappa of pairs of ranks; None where it does not exist."""
    n = len(pairs)
    expected = sum((x - y) ** 2 for x, _ in pairs for _, y in pairs)
    return 1 - n * sum((x - y) ** 2 for x, y in pairs) / expected if expected else None


def interval(clusters, figure):
    """The middle 95 % of a figure over 500 draws of whole groups."""
    draw = random.Random(1)
    keys = sorted(clusters)
    got = sorted(figure([p for k in draw.choices(keys, k=len(keys)) for p in clusters[k]]) for _ in range(500))
    return f"[{got[12]:.2f}, {got[487]:.2f}]"


def within(rows):
    """Kappa within answers: both readings less the answer's own mean, agreement about the level taken out."""
    of = collections.defaultdict(list)
    for r in rows:
        of[r["group"], r["answer"]].append((RANK[r["label"]], RANK[r["verdict"]]))
    pairs = []
    for ps in of.values():
        x, y = (sum(p[i] for p in ps) / len(ps) for i in (0, 1))
        pairs += [(a - x, b - y) for a, b in ps]
    return kappa(pairs)


def assess(binary, flags, group, guide, folder):
    """The program's findings on one group's answers, by answer id."""
    g, a = folder / "guide.json", folder / "answers.jsonl"
    g.write_text(json.dumps(guide), encoding="utf-8")
    a.write_text("".join(json.dumps({"id": x["id"], "answer": x["answer"]}) + "\n" for x in group["answers"]), encoding="utf-8")
    command = [binary, "assess", "--guide", str(g), "--format", "jsonl", *flags, str(a)]
    out = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    return {f["answer"]: f for f in map(json.loads, out.splitlines())}


def read(binary, flags):
    """One row for each pair, and one for each answer."""
    pairs, answers = [], []
    with tempfile.TemporaryDirectory() as folder:
        for group, guide in zip(lines("derived.jsonl"), lines("guides.jsonl"), strict=True):
            found = assess(binary, flags, group, guide, pathlib.Path(folder))
            for a in group["answers"]:
                f = found[a["id"]]
                answers.append({"role": a["role"], "label": a["verdict"], "verdict": f["verdict"]})
                for r, v in zip(group["requirements"], f["requirements"], strict=True):
                    pairs.append({"group": group["group"], "answer": a["id"], "role": a["role"], "requirement": r, "label": a["labels"][r["id"]][0],
                                  "verdict": v["verdict"] if v["verdict"] in RANK else "not_met", "confidence": v["confidence"],
                                  "text": a["answer"]})
    return pairs, answers


def share(rows, test):
    return f"{sum(map(test, rows))} of {len(rows)} ({100 * sum(map(test, rows)) / max(len(rows), 1):.0f} %)"


def measure(binary, flags):
    pairs, answers = read(binary, flags)
    groups = collections.defaultdict(list)
    for p in pairs:
        groups[p["group"]].append((RANK[p["label"]], RANK[p["verdict"]]))
    print(f"kappa {kappa(sum(groups.values(), [])):.3f} {interval(groups, kappa)}, within answers {within(pairs):.3f}, "
          f"exact {share(pairs, lambda p: p['label'] == p['verdict'])}")
    print("verdict as labelled", share(answers, lambda a: a["label"] == a["verdict"]))
    for role in dict.fromkeys(sorted(a["role"] for a in answers)):
        rows = [a for a in answers if a["role"] == role]
        print(f"{role:9}", len(rows), *(f"{v} {sum(a['verdict'] == v for a in rows)} (labelled {sum(a['label'] == v for a in rows)})" for v in VERDICTS),
              f"kappa {kappa([(RANK[p['label']], RANK[p['verdict']]) for p in pairs if p['role'] == role]) or 0:.2f}", sep=", ")
    credited = lambda p: RANK[p["verdict"]] > 0
    print("other, requirements that name the job, credited", share([p for p in pairs if p["role"] == "other" and p["requirement"]["names_job"]], credited))
    print("short, met and found", share([p for p in pairs if p["role"] == "short" and p["label"] == "met"], lambda p: p["verdict"] == "met"))
    print("generic, denied or listed that meet", share([a for a in answers if a["role"] in ("generic", "denied", "listed")], lambda a: a["verdict"] == "meets"))


def check():
    groups, guides = lines("derived.jsonl"), lines("guides.jsonl")
    bad = [f"{g['group']}: {f}" for g, guide in zip(groups, guides, strict=True) for f in faults(g, guide)]
    labels = collections.Counter(l[0] for g in groups for a in g["answers"] for l in a["labels"].values())
    print(len(groups), "groups,", sum(len(g["answers"]) for g in groups), "answers,", sum(labels.values()), "pairs:", dict(labels))
    print(*bad, sep="\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(measure(sys.argv[2], sys.argv[3:]) if sys.argv[1:2] == ["measure"] else check())

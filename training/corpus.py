"""Reads labelled answers into one shape.

An Answer is a text with labelled requirements: the unit that is encoded once
and held against all its requirements. Sources are folders in the compact form
(guides.yaml, answers.jsonl, ratings.jsonl), files of groups as
training/data/*.jsonl, and the XML of SemEval-2013 Task 7.
"""

import glob
import json
import os
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

import yaml

LABELS = ["not_met", "partly", "met", "contradicted"]


@dataclass
class Pair:
    """One requirement held against the answer: label is an index into LABELS,
    quotes are verbatim spans of the answer, weight scales the loss."""

    id: str
    kind: str
    text: str
    label: int
    quotes: list
    weight: float = 1.0


@dataclass
class Answer:
    source: str
    group: str
    id: str
    question: str
    text: str
    pairs: list = field(default_factory=list)


def claim(requirement):
    """The words the model reads for a requirement; the Go reader builds the same."""
    text = requirement["text"].strip()
    if requirement.get("items"):
        text += " At least %d of: %s." % (requirement.get("at_least", 1), "; ".join(requirement["items"]))
    return text


def compact(folder):
    """Answers of a folder in the compact form. Two ratings a pair: the second
    rater's quote is a second quote, and where labels differ the pair is read
    twice at half weight."""
    name = os.path.basename(folder.rstrip("/"))
    with open(os.path.join(folder, "guides.yaml"), encoding="utf-8") as f:
        guides = {g["id"]: g for g in yaml.safe_load(f)["guides"]}
    out = {}
    for row in lines(os.path.join(folder, "answers.jsonl")):
        out[row["id"]] = Answer(name, row["guide"], row["id"], row.get("question") or guides[row["guide"]]["question"], row["answer"])
    for row in lines(os.path.join(folder, "ratings.jsonl")):
        a = out[row["id"]]
        r = next(r for r in guides[a.group]["requirements"] if r["id"] == row["requirement"])
        ratings = [(row["label"], row.get("quote", ""))] if "label" in row else [(row["rater1"], row["quote1"]), (row["rater2"], row["quote2"])]
        if len(ratings) == 2 and ratings[0][0] == ratings[1][0]:
            a.pairs.append(Pair(r["id"], r.get("kind", "content"), claim(r), LABELS.index(ratings[0][0]), [q for _, q in ratings if q]))
            continue
        for label, quote in ratings:
            a.pairs.append(Pair(r["id"], r.get("kind", "content"), claim(r), LABELS.index(label), [quote] if quote else [], 1.0 / len(ratings)))
    return list(out.values())


def groups(path):
    """Answers of a file of labelled groups (the format of training/data)."""
    out = []
    name = os.path.basename(path).split("-")[0].split(".")[0]
    for g in lines(path):
        requirements = {r["id"]: r for r in g["requirements"]}
        for a in g["answers"]:
            answer = Answer(name, g["group"], a["id"], g["question"], a["answer"])
            for rid, y in a["labels"].items():
                label, quote = (y[0], y[1] if len(y) > 1 else "") if isinstance(y, list) else (y, "")
                r = requirements[rid]
                answer.pairs.append(Pair(rid, r["kind"], claim(r), LABELS.index(label), [quote] if quote else []))
            out.append(answer)
    return out


SEMEVAL = {"correct": 2, "incorrect": 0, "contradictory": 3}


def semeval(folder, part):
    """Student answers of one folder of SemEval-2013 XML (3-way labels). Every
    reference answer of the best category is a requirement of kind reference."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "*.xml"))):
        q = ET.parse(path).getroot()
        refs = list(q.find("referenceAnswers"))
        best = [r for r in refs if r.get("category") in (None, "BEST", "GOOD")] or refs
        module = q.get("module") or q.get("id").split("-")[0].split("_")[0]
        for s in q.find("studentAnswers"):
            a = Answer("semeval-" + part, module + "/" + q.get("id"), s.get("id"), q.findtext("questionText") or "", s.text or "")
            label = SEMEVAL[s.get("accuracy")]
            a.pairs = [Pair("r%d" % i, "reference", (r.text or "").strip(), label, [], 1.0 / len(best)) for i, r in enumerate(best)]
            out.append(a)
    return out


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def load(shared, own):
    """All labelled answers: shared is the folder of the shared data, own a glob of files of groups."""
    out = []
    for name in ("interview", "interview-train", "wide", "wide-real", "define"):
        out += compact(os.path.join(shared, name))
    for path in sorted(glob.glob(own)):
        try:
            out += groups(path)
        except (ValueError, KeyError) as e:  # a file that is just being written is read at the next epoch
            print("left out for now:", path, e, flush=True)
    return [a for a in out if a.pairs]

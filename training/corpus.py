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
    quotes are verbatim spans of the answer, weight scales the loss; soft, where there
    is a teacher, its four probabilities."""

    id: str
    kind: str
    text: str
    label: int
    quotes: list
    weight: float = 1.0
    soft: object = None


@dataclass
class Answer:
    source: str
    group: str
    id: str
    question: str
    text: str
    pairs: list = field(default_factory=list)
    job: str = ""


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
        guide = guides[row["guide"]]
        title = guide.get("job") or (row["guide"].rsplit("-", 1)[0].replace("-", " ") if name == "define" else "")
        out[row["id"]] = Answer(name, row["guide"], row["id"], row.get("question") or guide["question"], row["answer"], job=title)
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


def groups(path, elsewhere):
    """Answers of a file of labelled groups (the format of training/data). An answer
    that is not ours has a source and an id instead of its text, and offsets instead of
    quotes; where its text is not at hand it is left out."""
    out = []
    name = os.path.basename(path).split("-")[0].split(".")[0]
    for g in lines(path):
        requirements = {r["id"]: r for r in g["requirements"]}
        for a in g["answers"]:
            found = (g["question"], a["answer"], {}) if "answer" in a else elsewhere.get((a["source"], a["id"]))
            if not found:
                continue
            question, text, items = found
            answer = Answer(name, g["group"], a["id"], question, text, job=g.get("job", ""))
            for rid, y in a["labels"].items():
                r = dict(requirements[rid])
                r["text"] = r.get("text") or items[rid]
                answer.pairs.append(Pair(rid, r["kind"], claim(r), LABELS.index(y[0]), [q for q in [quote(text, y)] if q]))
            out.append(answer)
    return out


def quote(text, y):
    """The quote of a label: [label, quote] or [label, start, end]."""
    if len(y) == 3:
        return text[y[1] : y[2]]
    return y[1] if len(y) > 1 else ""


def texts(shared):
    """(source, id) -> question, answer, {item id: item} of the shared answers."""
    out, situations = {}, {}
    for source in ("interview-train", "wide", "wide-real", "define"):
        folder = os.path.join(shared, source)
        if not os.path.isdir(folder):
            continue
        with open(os.path.join(folder, "guides.yaml"), encoding="utf-8") as f:
            guides = {g["id"]: g for g in yaml.safe_load(f)["guides"]}
        for row in lines(os.path.join(folder, "answers.jsonl")):
            items = {"%s-%d" % (r["id"], n): item for r in guides[row["guide"]]["requirements"] for n, item in enumerate(r.get("items", []), 1)}
            out[source, row["id"]] = row["question"], row["answer"], items
            if "-open_ended_" in row["id"]:
                situations[row["id"].split("-", 1)[1]] = row["question"]
    path = os.path.join(shared, "siop2019", "answers.jsonl")
    for row in lines(path) if os.path.exists(path) else []:
        out["siop2019", row["id"]] = situations.get(row["question"], ""), row["answer"], {}
    return out


def taught(path):
    """Answers of a file of teach.py: pairs that nobody labelled, with what teachers say of them."""
    out = []
    for row in lines(path):
        pairs = [Pair("t", kind, text, -100, [], row["weight"], p) for kind, text, p in row["pairs"]]
        out.append(Answer("taught", row["group"], row["id"], row["question"], row["answer"], pairs))
    return out


def saf(path):
    """Long answers of the training split of Short Answer Feedback against a reference answer; the score, 0 to 1, becomes
    probabilities of not met, partly and met whose expected credit it is."""
    out = []
    for row in lines(path) if os.path.exists(path) else []:
        score = float(row["score"])
        soft = [max(0, 1 - 2 * score), 1 - abs(2 * score - 1), max(0, 2 * score - 1), 0]
        reference = row["reference_answers"]
        reference = reference[0] if isinstance(reference, list) else reference
        pair = Pair("r", "reference", reference.strip("[]'\" "), -100, [], 1.0, soft)
        out.append(Answer("saf", row["question_id"], row["answer_id"], row["question"], row["answer"], [pair]))
    return out


# Public sets whose requirements ask what a text says; the others' are statements to be inferred.
ASKING = frozenset("realsumm argkp arct casino onestopqa wice llmbar kqa promrubric".split())


def outside(folder):
    """Texts of the public sets: one line a text with its requirements."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        name = os.path.basename(path)[: -len(".jsonl")]
        kind = "content" if name in ASKING else "reference"
        for row in lines(path):
            pairs = [Pair("r%d" % k, kind, r["text"], LABELS.index(r["label"]), [r["quote"]] if r.get("quote") else [], 0.5) for k, r in enumerate(row["requirements"])]
            out.append(Answer("outside-" + name, row["group"], row["id"], row.get("question") or "", row["answer"], pairs))
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
        if os.path.isdir(os.path.join(shared, name)):
            out += compact(os.path.join(shared, name))
    elsewhere = texts(shared)
    held = [p for p in sorted(glob.glob(os.path.join(shared, "job-held", "*.jsonl"))) if not p.endswith("second.jsonl")]
    for path in held + sorted(glob.glob(own)):
        try:
            out += groups(path, elsewhere)
        except (ValueError, KeyError) as e:  # a file that is just being written is read at the next epoch
            print("left out for now:", path, e, flush=True)
    return [a for a in out if a.pairs]

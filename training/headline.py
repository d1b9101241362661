"""What a program makes of another job's strong answers, on jobs that no network was trained on: the share that is refused
where 99 % of the own jobs' strong answers are kept, what is credited on requirements that name the job, and kappa within
answers. It runs the program itself, so that everything that code decides is in the figures."""

import argparse
import json
import os
import subprocess
import tempfile

import corpus
from strangers import NAMED, SPECIFIC, sort, words
from train import JOBS_HELD

TYPES = {"failure": "define-failure", "success": "define-success", "sign": "danger-signs"}
STRONG = 0.6  # share of the credit that people gave an answer


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--shared", default="../../shared/data")
    a.add_argument("--own", default="data/*.jsonl")
    a.add_argument("--program", required=True)
    a.add_argument("--keep", help="folder for guides, answers and labels, as yardstick eval reads them")
    arg = a.parse_args()
    everything = [x for x in corpus.load(arg.shared, arg.own) if x.source not in ("interview", "interview-train")]
    used = frequency(everything)
    groups = {}
    for x in everything:
        if x.job.lower() in JOBS_HELD and sort(x):
            groups.setdefault(x.group, []).append(x)
    strong = {g: [x for x in xs if credit(x) >= STRONG] for g, xs in groups.items()}
    if arg.keep:
        keep(groups, arg.keep)
    own, others, named = [], [], []
    for g, xs in groups.items():
        mine = strong[g]
        strangers = [x for h in groups if h != g and sort(groups[h][0]) == sort(xs[0]) and groups[h][0].job != xs[0].job for x in strong[h]]
        found = assess(arg.program, guide(g, xs), mine + strangers)
        special = {p.id for p in xs[0].pairs if p.kind in SPECIFIC and min((used[w] for w in words(p.text)), default=99) <= NAMED}
        own += found[: len(mine)]
        others += found[len(mine) :]
        named += [r["verdict"] in ("met", "partly") for f in found[len(mine) :] for r in f["requirements"] if r["id"] in special]
    scores = sorted(f["score"] or 0 for f in own)
    at = scores[len(scores) // 100]
    print("%d questions of %d jobs; %d strong answers of the own job, %d of another" % (len(groups), len({xs[0].job for xs in groups.values()}), len(own), len(others)))
    print("own strong that meet            %.3f" % share(f["verdict"] == "meets" for f in own))
    print("other jobs' strong that meet    %.3f" % share(f["verdict"] == "meets" for f in others))
    print("  at least in part              %.3f" % share(f["verdict"] in ("meets", "meets_in_part") for f in others))
    print("  credited where the job is named %.3f of %d requirements" % (share(named), len(named)))
    print("refused where 99 %% of the own are kept (score from %.3f)  %.3f" % (at, share((f["score"] or 0) < at for f in others)))
    print("own warned as another job %.3f, others warned %.3f" % tuple(share("other_job" in f["warnings"] for f in fs) for fs in (own, others)))
    print("score of an own over another's (AUC) %.3f" % auc(scores, [f["score"] or 0 for f in others]))


def frequency(answers):
    """In the requirements of how many groups a word stands."""
    groups, used = {}, {}
    for a in answers:
        groups.setdefault(a.group, set()).update(*(words(p.text) for p in a.pairs))
    for seen in groups.values():
        for w in seen:
            used[w] = used.get(w, 0) + 1
    return used


def credit(a):
    return sum({2: 1, 1: 0.5}.get(p.label, 0) for p in a.pairs) / len(a.pairs)


def guide(name, answers):
    """A guide of one question, in the program's form."""
    seen = {p.id: p for a in answers for p in a.pairs}
    requirements = [{"id": p.id, "kind": "content" if p.kind == "coverage" else p.kind, "text": p.text} for p in seen.values()]
    question = {"id": "q", "text": answers[0].question, "type": TYPES[sort(answers[0])], "requirements": requirements}
    return {"yardstick": "guide/v1", "id": name, "title": name, "job": answers[0].job, "version": 1, "pass": {"score": STRONG}, "questions": [question]}


def assess(program, guide, answers):
    with tempfile.TemporaryDirectory() as folder:
        paths = os.path.join(folder, "guide.json"), os.path.join(folder, "answers.jsonl")
        with open(paths[0], "w") as f:
            json.dump(guide, f)
        with open(paths[1], "w") as f:
            for n, a in enumerate(answers):
                f.write(json.dumps({"id": "a%d" % n, "answer": a.text}) + "\n")
        out = subprocess.run([program, "assess", "--guide", paths[0], "--format", "jsonl", paths[1]], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def keep(groups, folder):
    os.makedirs(folder, exist_ok=True)
    guides = [dict(guide(g, xs)["questions"][0], id=g, job=xs[0].job) for g, xs in groups.items()]
    with open(os.path.join(folder, "guides.yaml"), "w") as f:
        json.dump({"guides": [{"id": q["id"], "job": q["job"], "question": q["text"], "requirements": q["requirements"]} for q in guides]}, f)
    with open(os.path.join(folder, "answers.jsonl"), "w") as f, open(os.path.join(folder, "labels.csv"), "w") as labels:
        labels.write("id,requirement,label\n")
        for g, xs in groups.items():
            for x in xs:
                f.write(json.dumps({"id": g + "-" + x.id, "guide": g, "answer": x.text}) + "\n")
                labels.writelines("%s-%s,%s,%s\n" % (g, x.id, p.id, ("not_met", "partly", "met", "not_met")[p.label]) for p in x.pairs)


def share(values):
    values = list(values)
    return sum(values) / max(1, len(values))


def auc(own, others):
    return sum((a > b) + 0.5 * (a == b) for a in own for b in others) / max(1, len(own) * len(others))


if __name__ == "__main__":
    main()

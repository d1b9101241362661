"""Answers held against the requirements of another job, for the same kind of question: what names something of that job is
not met, however well the answer is told. Nobody needs to label that."""

import random
import re

from corpus import Answer, Pair

KINDS = (
    ("sign", re.compile(r"sign|warn|first (notice|thing|tell)|early|begin", re.I)),
    ("failure", re.compile(r"fail|gone wrong|going wrong|bad at|badly|worst", re.I)),
    ("success", re.compile(r"succe|good at|done well|going well|doing well", re.I)),
)
# Sources whose questions are about a time or a situation, not about a job.
SITUATIONS = frozenset("interview interview-train wide-real bf bh rl re rs rt ru rv wb wc we wf gw mr".split())
NAMED = 4  # a requirement names its job where it has a word that at most so many groups use
SPECIFIC = frozenset("content coverage measure sign action result cause".split())


def sort(a):
    """The kind of question: sign, failure or success; None where it is another."""
    if a.source in SITUATIONS or a.source.startswith(("semeval", "outside")):
        return None
    return next((name for name, form in KINDS if form.search(a.question)), None)


def titled(a, rng, share=0.7):
    """The question as the network reads it: with the title of its job, or now and then without."""
    return "Job: %s. %s" % (a.job, a.question) if a.job and (share == 1 or rng.random() < share) else a.question


def about(job, label):
    """The claim that an answer speaks of a job at all; the product asks it too, word for word."""
    return Pair("about", "content", "Speaks of the work of this job: %s." % job, label, [], 0.8)


def own(a):
    """That claim of an answer's own job, where what it meets shows that it speaks of it: a list of one pair, or none."""
    return [about(a.job, 2)] if a.job and sum(p.label == 2 and p.kind in SPECIFIC for p in a.pairs) >= 2 else []


def swapped(answers, rng, share, most=8):
    """(key, answer, pairs) for a share of the answers whose question has such a kind."""
    groups = {}
    for a in answers:
        groups.setdefault(a.group, a)
    used = {}
    for a in groups.values():
        for w in set().union(*(words(p.text) for p in a.pairs)):
            used[w] = used.get(w, 0) + 1
    by = {}
    for a in groups.values():
        special = [p for p in a.pairs if p.kind in SPECIFIC and min((used[w] for w in words(p.text)), default=NAMED + 1) <= NAMED]
        if sort(a) and len(special) >= 2:
            by.setdefault(sort(a), []).append((a, special))
    for a in answers:
        pool = by.get(sort(a), ())
        if len(pool) < 2 or rng.random() > share:
            continue
        other, special = rng.choice(pool)
        if other.group == a.group or a.job and a.job.lower() == other.job.lower():
            continue
        pairs = [Pair("x", p.kind, p.text, 0, [], 0.9) for p in rng.sample(special, min(most, len(special)))]
        if other.job:
            pairs.append(about(other.job, 0))
        yield ("swap", a.source, a.group, a.id, other.group), Answer(a.source, a.group, a.id, titled(other, rng), a.text), pairs


def words(text):
    return set(re.findall(r"[a-z]{4,}", text.lower()))


def tested(answers, others=4):
    """Answers as the product reads them, with their job's title; of those about a job, the claim that they speak of it, and
    the same claim of some other jobs, which they do not speak of, under the sources about-own and about-other."""
    out = [Answer(a.source, a.group, a.id, titled(a, None, 1), a.text, a.pairs, a.job) for a in answers]
    jobs = {a.group: a for a in answers if sort(a) and a.job}
    for n, a in enumerate(x for x in answers if x.group in jobs):
        mine = own(a)
        if mine:
            out.append(Answer("about-own", a.group, a.group + a.id, titled(a, None, 1), a.text, mine))
        pool = [b for b in jobs.values() if b.job.lower() != a.job.lower() and sort(b) == sort(a)]
        for k, b in enumerate(random.Random(n).sample(pool, min(others, len(pool)))):
            out.append(Answer("about-other", b.group, "%s%s-%d" % (a.group, a.id, k), titled(b, None, 1), a.text, [about(b.job, 0)]))
    return out

"""Texts made from labelled answers whose labels follow: taken back, put into somebody else's mouth, asked, shuffled, one sentence
taken back, one sentence alone; and as many that sound so and change nothing. The forms are none of those that the tests use."""

import re

from corpus import Answer, Pair

BACK_AFTER = [
    "But none of this is how I see it.", "Actually, scrap all that, it is not so.", "Everything I just told you is wrong, I would do the reverse.", "Not a word of it is right, though.",
    "I made all of that up.", "To be honest, I disagree with every bit of this.", "Sorry, forget it, nothing of that happened.", "I would not stand behind any of these things.", "that is all rubbish if you ask me",
    "And no, I do not do any of it and I do not think one should.", "well no, the opposite of all this is true", "So that is exactly what it is not.",
]
BACK_BEFORE = ["I reject all of what comes now.", "None of the following is true.", "People are wrong who say this:", "Here is what I would never say:", "I do not agree with one line of it:", "it is just not the case that"]
MOUTHS = [
    '"%s" That is out of a leaflet. I have no opinion on it.', 'A cousin of mine wrote this down for me: "%s" Whether it is right I cannot tell you.', 'The applicant before me says he answered: %s I would not sign that.',
    "On the internet they write this: %s Me, I see it differently.", 'Our teacher insists: "%s" I think she is mistaken.', 'The slogan on the wall in the old place went: "%s" Nobody meant it, me neither.', "the coach told me to say: %s but it isnt me",
    "They printed it in the staff magazine: %s I was not there and it is not my view.", 'Some colleague keeps repeating "%s" and I shake my head every time.',
]
ASKED = ["Is it this that you want to hear: %s? I am only asking.", "Should one say: %s? No idea, you tell me.", "I wonder whether the right answer is: %s? I could not say.", "would it be like: %s? or not? i dont know"]
ONE_BACK = ["No, that is not true, leave that out.", "Wait, that one is wrong.", "Well, that last bit never happened.", "That is what the others claim, I do not.", "scratch that, not the case", "But I do not believe that part at all.", "No, I take that back."]
SAME_BEFORE = [
    "I am not going to lie to you.", "It is not easy to say, but here goes.", "Nobody has asked me this before.", "No doubt about it:", "My first supervisor said the same, and she was right.", "You will not find this in a manual, it is what I do.",
    "I would never have thought so at twenty, but today I know it.", "Not everybody agrees with me, and I stand by it.", "They told us the opposite at school, which was wrong. This is right:",
]
SAME_AFTER = [
    "I mean every word of that.", "And no, I did not read that somewhere, I lived it.", "Nothing of this is made up.", "There is nothing I would take back.", "Whoever says otherwise has not done it.", "That is not only what the book says, it is how I work.",
    "I can't put it better than that.", "Do not get me wrong, I like it.", "My sister says I talk too much, never mind.", "not more not less",
]
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\s*")
ALONE = frozenset("content measure sign action result cause lesson".split())  # kinds that one sentence can show
SOFT_DENIED, SOFT_SHOWN, SOFT_GONE = (0.75, 0, 0, 0.25), (0.08, 0.17, 0.75, 0), (0.85, 0.1, 0.05, 0)


def contrasted(a, rng):
    """Name, text and pairs of one such text made from an answer; None where the answer does not lend itself to the kind drawn."""
    name = rng.choice(["back", "mouth", "asked", "shuffled", "one back", "one back", "alone", "alone", "same", "same", "same"])
    made = MAKERS[name](a, rng)
    return made and (name, Answer(a.source, a.group, a.id, a.question, made[0], job=a.job), made[1])


def back(a, rng):
    return (a.text.rstrip() + " " + rng.choice(BACK_AFTER) if rng.random() < 0.6 else rng.choice(BACK_BEFORE) + " " + a.text), denied(a.pairs)


def mouth(a, rng):
    return rng.choice(MOUTHS) % a.text, denied(a.pairs)


def asked(a, rng):
    return rng.choice(ASKED) % a.text.rstrip(".!? \n"), denied(a.pairs)


def shuffled(a, rng):
    words = a.text.split()
    rng.shuffle(words)
    return " ".join(words), [Pair(p.id, p.kind, p.text, 0, [], p.weight) for p in a.pairs]


def same(a, rng):
    """What sounds like taking back and is none: everything stays as it was."""
    text = rng.choice(SAME_BEFORE) + " " + a.text if rng.random() < 0.5 else a.text.rstrip() + " " + rng.choice(SAME_AFTER)
    return text, a.pairs


def one_back(a, rng):
    """One sentence is taken back: what it alone shows is gone, the rest stays."""
    found = shown(a)
    if len(found) < 2:
        return None
    at, gone = rng.choice(found)
    text = a.text[: at.end()].rstrip() + " " + rng.choice(ONE_BACK) + " " + a.text[at.end() :]
    pairs = [soft(p, SOFT_DENIED) if p in gone else p for p in a.pairs if p in gone or not touches(a.text, p, at)]
    return text, pairs


def alone(a, rng):
    """One sentence by itself: a short answer that shows what it shows, and nothing else."""
    found = [(at, here) for at, here in shown(a) if any(p.kind in ALONE for p in here)]
    if not found:
        return None
    at, here = rng.choice(found)
    pairs = [p if p.label == 1 else soft(p, SOFT_SHOWN, p.quotes) for p in here if p.kind in ALONE]
    return at.group().strip(), pairs + [soft(p, SOFT_GONE) for p in a.pairs if not touches(a.text, p, at) and p.label != 3]


MAKERS = {"back": back, "mouth": mouth, "asked": asked, "shuffled": shuffled, "same": same, "one back": one_back, "alone": alone}


def denied(pairs):
    return [Pair(p.id, p.kind, p.text, 0, [], p.weight) if p.label == 0 else soft(p, SOFT_DENIED) for p in pairs if p.label != 3]


def soft(p, shares, quotes=()):
    return Pair(p.id, p.kind, p.text, -100, list(quotes), 0.8 * p.weight, shares)


def shown(a):
    """The sentences that show something by themselves: (match, pairs met or partly met whose quotes all lie in it)."""
    out = []
    for m in SENTENCE.finditer(a.text):
        here = [p for p in a.pairs if p.label in (1, 2) and p.quotes and all(within(a.text, q, m) for q in p.quotes)]
        if here and len(m.group().split()) >= 4:
            out.append((m, here))
    return out


def within(text, quote, m):
    s = text.find(quote)
    return m.start() <= s and s + len(quote) <= m.end()


def touches(text, p, m):
    """Whether a quote of the pair lies in part or whole in the sentence, or the pair has a label and no quote to tell."""
    if p.label == 0:
        return False
    return not p.quotes or any(text.find(q) < m.end() and text.find(q) + len(q) > m.start() for q in p.quotes)

#!/usr/bin/env bash
# Weighted kappa of two raters: telling nltk how far apart its levels can be changes the figure, and its sign.
#
# AnnotationTask.weighted_kappa of nltk 3.10.4 takes max_distance, 1 where nothing is said. A distance that is divided by its greatest
# value everywhere gives the same kappa, because observed and expected disagreement are divided alike (Cohen 1968). Here the expected
# one is divided and the observed one is not. Seven answers rated by two people on levels 1 to 4, squared distances: .925, which is
# also what the definition gives, without it; .323 with max_distance 9, the greatest squared distance there. With distances as they
# are, .868 and, with 3, .604; with equal or not, .806 (which is also its unweighted kappa) and, with 2, .611.
#
# Shown by running it on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q nltk==3.10.4
"$folder/venv/bin/python" - <<'PYTHON'
from nltk.metrics.agreement import AnnotationTask

one, two = [2, 3, 3, 2, 1, 4, 1], [2, 3, 3, 2, 2, 4, 1]
rows = [("one", n, v) for n, v in enumerate(one)] + [("two", n, v) for n, v in enumerate(two)]


def defined(distance):
    """Weighted kappa as Cohen defines it."""
    observed = sum(map(distance, one, two)) / len(one)
    expected = sum(distance(a, b) for a in one for b in two) / len(one) ** 2
    return 1 - observed / expected


for name, greatest, distance in (
    ("squared", 9, lambda a, b: float((a - b) ** 2)),
    ("as it is", 3, lambda a, b: float(abs(a - b))),
    ("equal or not", 2, lambda a, b: float(a != b)),
):
    task = AnnotationTask(data=rows, distance=distance)
    plain, told = task.weighted_kappa(), task.weighted_kappa(max_distance=greatest)
    print("%-12s defined %.3f  nltk %.3f  with max_distance %d %.3f" % (name, defined(distance), plain, greatest, told))
    assert abs(plain - defined(distance)) < 1e-9, "nltk's own figure is another now"
    assert told < plain - 0.1, "the greatest distance does not matter any more"
PYTHON

#!/usr/bin/env bash
# Hired "yes" or "no", 8 of 10 in one group and 4 of 10 in the other: a package reports a difference of 0.
#
# fairlearn 0.15.0: demographic_parity_difference gives 0 and demographic_parity_ratio nan for the words, .4 and .5 for the same
# decisions as 1 and 0. selection_rate counts what equals 1, that is nobody, in both groups. For 2 (hired) and 1 (not) the ratio is
# that of those turned away, .333. Nothing is raised; scikit-learn 1.9.1, on which it builds, refuses such words:
# precision_score says "pos_label=1 is not a valid label". The report so says that the groups are alike.
#
# Shown by running both on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q fairlearn==0.15.0 scikit-learn==1.9.1
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import math

from fairlearn.metrics import demographic_parity_difference, demographic_parity_ratio
from sklearn.metrics import precision_score

group = ["a"] * 10 + ["b"] * 10
hired = [1] * 8 + [0] * 2 + [1] * 4 + [0] * 6


def both(coded):
    difference = demographic_parity_difference(coded, coded, sensitive_features=group)
    ratio = demographic_parity_ratio(coded, coded, sensitive_features=group)
    print(coded[0], "for hired: difference", round(difference, 6), "ratio", round(ratio, 6))
    return difference, ratio


difference, ratio = both(hired)
assert abs(difference - 0.4) < 1e-9 and abs(ratio - 0.5) < 1e-9
words = ["yes" if x else "no" for x in hired]
difference, ratio = both(words)
assert difference == 0 and math.isnan(ratio), "words are understood now"
difference, ratio = both([x + 1 for x in hired])
assert abs(ratio - 1 / 3) < 1e-9, "2 and 1 are understood now"
try:
    precision_score(words, words)
except ValueError as e:
    print("scikit-learn:", e)
else:
    raise AssertionError("scikit-learn takes the words now")
PYTHON

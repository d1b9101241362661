#!/usr/bin/env bash
# A selection ratio of exactly four fifths: whether it counts as adverse impact hangs on which fractions it is made of.
#
# aedt-audit 0.3.0 (four_fifths) divides in floating point and compares with .8. Of the 272
# pairs of groups of at most 20 people whose ratio is exactly 4/5 it flags 71: 8 of 20 against
# 10 of 20 is none, 1 of 3 against 5 of 12 is. The rule of the Uniform Guidelines is "less than four
# fifths", so that none should be; only a comparison of integers (5·x·n < 4·y·m) says so for all.
#
# Shown by running it on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q aedt-audit==0.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import aedt_audit
import pandas as pd


def flagged(x, m, y, n):
    table = pd.DataFrame({"g": ["a", "b"], "rate": [x / m, y / n]})
    return bool(aedt_audit.four_fifths(table)["adverse_impact_eeoc"][0])


exact = [
    (x, m, y, n)
    for m in range(1, 21) for x in range(1, m + 1)
    for n in range(1, 21) for y in range(1, n + 1)
    if 5 * x * n == 4 * y * m
]
wrong = [p for p in exact if flagged(*p)]
print(len(wrong), "of", len(exact), "pairs at exactly four fifths are flagged, for instance", wrong[:3])
print("8 of 20 against 10 of 20:", flagged(8, 20, 10, 20), " 1 of 3 against 5 of 12:", flagged(1, 3, 5, 12))
assert not flagged(8, 20, 10, 20) and flagged(1, 3, 5, 12), "these two are alike now"
assert (len(exact), len(wrong)) == (272, 71), "it counts otherwise now"
PYTHON

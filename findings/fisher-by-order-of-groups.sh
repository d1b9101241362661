#!/usr/bin/env bash
# Fisher's exact test, two-sided, of 8 selected of 10 against 3 of 10: one package's p depends on which group comes first.
#
# fast-fisher 0.0.4 gives .0376 with the 8 of 10 first and .0698 the other way round; scipy 1.17.0 gives
# .0698 for both. The tables are mirror images with the same probabilities, so that a rule of the
# kind "p under .05" says *different* or *not* by the order of rows in a file.
#
# Shown by running both on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q fast-fisher==0.0.4 scipy==1.17.0
"$folder/venv/bin/python" - <<'PYTHON'
from fast_fisher import fast_fisher_exact
from scipy.stats import fisher_exact

one = fast_fisher_exact(8, 2, 3, 7, alternative="two-sided")
two = fast_fisher_exact(3, 7, 8, 2, alternative="two-sided")
three, four = fisher_exact([[8, 2], [3, 7]]).pvalue, fisher_exact([[3, 7], [8, 2]]).pvalue
print("fast-fisher 0.0.4: %.6f with 8 of 10 first, %.6f with 3 of 10 first" % (one, two))
print("scipy 1.17.0:      %.6f with 8 of 10 first, %.6f with 3 of 10 first" % (three, four))
assert abs(three - four) < 1e-12 and abs(two - three) < 1e-6, "the other two no longer agree"
assert abs(one - two) > 0.03, "the order no longer matters"
PYTHON

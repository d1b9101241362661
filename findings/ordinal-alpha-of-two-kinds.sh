#!/usr/bin/env bash
# Krippendorff's alpha of ordered levels: two packages agree on the other three scales and differ on this one.
#
# Of Krippendorff's own example, four raters and twelve units with ratings missing, krippendorff 0.9.0 and irrCAC 0.4.4 (weights
# identity, quadratic, ratio) both give .743 nominal, .849 interval and .797 ratio. "ordinal" is .815 with the first, as
# in his paper of 2011, and .834 with the second, whose ordinal weights look only at how many levels lie between; his
# distance counts how often these were given. Of the first three raters and seven units with all ratings there, .726 and .690:
# either may be the higher one. Both call the figure ordinal alpha.
#
# Shown by running both on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q krippendorff==0.9.0 irrCAC==0.4.4
"$folder/venv/bin/python" - <<'PYTHON'
import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC

n = np.nan
paper = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, n, n, n],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, n, 3],
    [n, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, n],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, n],
])
full = paper[:3, 1:8]


def both(ratings, level, weights):
    one = krippendorff.alpha(reliability_data=ratings, level_of_measurement=level)
    two = CAC(pd.DataFrame(ratings.T), weights=weights, digits=8).krippendorff()["est"]["coefficient_value"]
    print("%-8s krippendorff 0.9.0: %.6f  irrCAC 0.4.4: %.6f" % (level, one, two))
    return one, two


for ratings in (paper, full):
    for level, weights in (("nominal", "identity"), ("interval", "quadratic"), ("ratio", "ratio")):
        one, two = both(ratings, level, weights)
        assert abs(one - two) < 1e-6, "they differ on another scale now"
    one, two = both(ratings, "ordinal", "ordinal")
    assert abs(one - two) > 0.01, "they agree on ordered levels now"
PYTHON

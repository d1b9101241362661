#!/usr/bin/env bash
# Fleiss' kappa where some raters did not rate everybody: a package counts "not rated" as one more level.
#
# statsmodels 0.15.0 (aggregate_raters, then fleiss_kappa) makes a column of its own for nan, without a warning: .568 for
# Krippendorff's example of four raters and twelve units with seven ratings missing, as if two raters who
# left a candidate out had agreed on something. irrCAC 0.4.4 leaves them out: .761. Without a missing rating both
# give the same, .641 for the eight units that all rated.
#
# Shown by running both on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q statsmodels==0.15.0 irrCAC==0.4.4
"$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

n = np.nan
some = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, n, n, n],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, n, 3],
    [n, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, n],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, n],
]).T
full = some[1:9]


def both(ratings):
    table, levels = aggregate_raters(ratings)
    one = fleiss_kappa(table)
    two = CAC(pd.DataFrame(ratings), digits=8).fleiss()["est"]["coefficient_value"]
    print("levels", levels, " statsmodels 0.15.0: %.6f  irrCAC 0.4.4: %.6f" % (one, two))
    return levels, one, two


levels, one, two = both(full)
assert abs(one - two) < 1e-6, "without missing ratings they differ now"
levels, one, two = both(some)
assert np.isnan(levels[-1]) and len(levels) == 6, "a missing rating is no level now"
assert abs(one - two) > 0.1, "with missing ratings they agree now"
PYTHON

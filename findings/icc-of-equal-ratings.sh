#!/usr/bin/env bash
# Intraclass correlation where everybody gave everybody the same rating: the figure depends on which rating that was.
#
# pingouin 0.6.1 (intraclass_corr) gives nan where three raters gave all ten targets a 3, and -.095, 0, 0, -.35, 0, 0
# where they gave all of them a 3.7; five targets and four raters with 3.7 give 1, 1, inf, 1, 1, 1.33.
# There is no variance and so no correlation; what comes out is the rounding of the mean of 3.7. A caller who
# looks out for nan takes these for figures.
#
# Shown by running it on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pingouin==0.6.1
"$folder/venv/bin/python" - <<'PYTHON'
import math
import warnings

import pandas as pd
import pingouin as pg

warnings.simplefilter("ignore")


def icc(level, targets, raters):
    rows = [(t, r, level) for t in range(targets) for r in range(raters)]
    table = pd.DataFrame(rows, columns=["target", "rater", "rating"])
    return pg.intraclass_corr(table, "target", "rater", "rating")["ICC"].tolist()


for targets, raters in ((10, 3), (5, 4)):
    whole, tenth = icc(3.0, targets, raters), icc(3.7, targets, raters)
    print(targets, "targets,", raters, "raters: all 3:", whole, " all 3.7:", tenth)
    assert all(map(math.isnan, whole)), "equal whole ratings have a correlation now"
    assert not any(map(math.isnan, tenth)), "ratings of 3.7 without variance are told now"
PYTHON

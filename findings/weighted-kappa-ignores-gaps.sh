#!/usr/bin/env bash
# Weighted kappa of ratings 1, 2 and 5: packages differ in how far apart 2 and 5 lie.
#
# scikit-learn 1.9.1 (cohen_kappa_score) takes numeric labels as equally spaced,
# one step from 2 to 5 as from 1 to 2: levels 1, 2, 5 and levels 1, 2, 3 give the
# same linear kappa, .625, without a warning. irrCAC 0.4.4 takes the numbers where
# they stand: .67949 and .625. A level that nobody gave, common on a five-point
# scale, so changes the figure that is reported.
#
# Shown by running both on valid input; nothing of ours is involved. Exits 0
# while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q scikit-learn==1.9.1 irrCAC==0.4.4
"$folder/venv/bin/python" - <<'PYTHON'
import pandas as pd
from irrCAC.raw import CAC
from sklearn.metrics import cohen_kappa_score

a = [1, 1, 2, 2, 5, 5, 5, 2, 1, 2]
b = [1, 2, 2, 2, 5, 5, 2, 2, 1, 1]
close = {1: 1, 2: 2, 5: 3}
a3, b3 = [close[x] for x in a], [close[x] for x in b]


def sklearn_kappa(x, y):
    return round(cohen_kappa_score(x, y, weights="linear"), 4)


def irrcac_kappa(x, y):
    return CAC(pd.DataFrame({"a": x, "b": y}), weights="linear").conger()["est"]["coefficient_value"]


one, two = sklearn_kappa(a, b), sklearn_kappa(a3, b3)
three, four = irrcac_kappa(a, b), irrcac_kappa(a3, b3)
print("scikit-learn 1.9.1, linear kappa: levels 1, 2, 5:", one, " levels 1, 2, 3:", two)
print("irrCAC 0.4.4, linear kappa:       levels 1, 2, 5:", three, " levels 1, 2, 3:", four)
assert one == two, "scikit-learn tells the two scales apart now"
assert three != four, "irrCAC no longer tells the two scales apart"
assert abs(four - two) < 1e-4, "on equal steps the two no longer agree"
PYTHON

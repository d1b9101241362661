#!/usr/bin/env bash
# Ratings "poor" to "excellent" with their order written down in pandas: most packages rank them by the alphabet.
#
# Ten candidates by two raters, as an ordered Categorical (poor < fair < good < excellent) and as the numbers 1 to 4. Names / numbers:
# scikit-learn 1.9.1 cohen_kappa_score, quadratic: .368 / .842; irrCAC 0.4.4 conger, quadratic: .368 / .842;
# scipy 1.12.0 kendalltau .306 / .806, spearmanr .341 / .885. None warns. statsmodels 0.15.0 cohens_kappa of pandas.crosstab keeps
# the order: .842 for both. scikit-learn and irrCAC get it right only when the levels are named a second time
# (labels, categories). excellent < fair < good < poor puts the best candidates last.
#
# Shown by running them on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q scikit-learn==1.9.1 irrCAC==0.4.4 scipy==1.12.0 statsmodels==0.15.0 pandas==2.3.3
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import pandas as pd
from irrCAC.raw import CAC
from scipy.stats import kendalltau, spearmanr
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa

names = ["poor", "fair", "good", "excellent"]
kind = pd.CategoricalDtype(names, ordered=True)
numbers = [pd.Series([1, 2, 3, 4, 1, 2, 3, 4, 2, 3]), pd.Series([1, 2, 3, 3, 2, 2, 4, 4, 2, 3])]
named = [pd.Series([names[i - 1] for i in x], dtype=kind) for x in numbers]
assert [list(x.cat.codes + 1) for x in named] == [list(x) for x in numbers]


def irrcac(x, y, **options):
    table = pd.DataFrame({"x": x, "y": y})
    return CAC(table, weights="quadratic", digits=8, **options).conger()["est"]["coefficient_value"]


def sklearn(x, y, **options):
    return cohen_kappa_score(x, y, weights="quadratic", **options)


def show(name, measure):
    one, two = measure(*named), measure(*numbers)
    print("%-24s names: %.6f  numbers: %.6f" % (name, one, two))
    return one, two


for name, measure in (
    ("scikit-learn, kappa", sklearn),
    ("irrCAC, kappa", irrcac),
    ("scipy, kendalltau", lambda x, y: kendalltau(x, y).statistic),
    ("scipy, spearmanr", lambda x, y: spearmanr(x, y).statistic),
):
    one, two = show(name, measure)
    assert two - one > 0.4, "the order is kept now"
one, two = show("statsmodels, kappa", lambda x, y: cohens_kappa(pd.crosstab(x, y).values, wt="quadratic").kappa)
assert abs(one - two) < 1e-9, "statsmodels loses the order now"
assert abs(sklearn(*named, labels=names) - two) < 1e-6 and abs(irrcac(*named, categories=names) - two) < 1e-6
PYTHON

#!/usr/bin/env bash
# A job posting with two dates in <time>: extruct loses one of them as microdata, the other as RDFa.
#
# Of a time element both forms take the datetime attribute where it is there, else the text inside (HTML standard, microdata: "datetime
# value"; HTML+RDFa 1.1, section 3.1). extruct 0.18.0 reads in microdata the attribute alone: validThrough without one is "", so that a
# posting with a closing date looks like one whose date was left empty. In RDFa it reads the text alone: datePosted is "2 November",
# without its year. Each of the two has right what the other has wrong, of one and the same page.
#
# Shown by running it on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q extruct==0.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import extruct

page = """<html><head><title>Night porter</title></head><body>
<div itemscope itemtype="https://schema.org/JobPosting" vocab="https://schema.org/" typeof="JobPosting">
<h1 itemprop="title" property="title">Night porter</h1>
<time itemprop="datePosted" property="datePosted" datetime="2026-11-02">2 November</time>
<time itemprop="validThrough" property="validThrough">2026-12-01</time>
</div></body></html>"""
found = extruct.extract(page, syntaxes=["microdata", "rdfa"])
posting = found["microdata"][0]["properties"]
rdfa = next(n for n in found["rdfa"] if "https://schema.org/title" in n)
rdfa = {k.rsplit("/", 1)[1]: v[0]["@value"] for k, v in rdfa.items() if k.startswith("https://schema.org/")}
print("microdata:", posting)
print("RDFa:     ", rdfa)
assert posting["datePosted"] == "2026-11-02" and posting["validThrough"] == "", "the text of a time element is read now"
assert rdfa["datePosted"] == "2 November" and rdfa["validThrough"] == "2026-12-01", "the attribute of a time element is read in RDFa now"
PYTHON

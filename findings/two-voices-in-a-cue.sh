#!/usr/bin/env bash
# A cue of WebVTT in which two people speak: webvtt-py gives the words of both to the first.
#
# WebVTT marks who speaks by voice spans, and a cue may hold several (W3C WebVTT 1.0, "voice span"); recorders of meetings write such cues
# where somebody answers at once. webvtt-py 0.6.0 has one voice a caption: the first. Its text holds the words of both spans, without
# marks. An interviewer's question and a candidate's answer in one cue are read as the interviewer's; where the answer comes first, the question
# is read as the candidate's. One span a cue is read right. raw_text keeps the marks.
#
# Shown by running it on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q webvtt-py==0.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import webvtt

file = """WEBVTT

00:01.000 --> 00:04.000
<v Interviewer>What does failing mean here?</v>

00:04.000 --> 00:09.000
<v Interviewer>And on a Monday?</v> <v Ana>When the queue is past forty.</v>

00:09.000 --> 00:14.000
<v Ana>I count it at nine.</v> <v Interviewer>And then?</v>
"""
got = [(c.voice, c.text) for c in webvtt.from_string(file)]
for voice, text in got:
    print("%s: %s" % (voice, text))
assert got == [
    ("Interviewer", "What does failing mean here?"),
    ("Interviewer", "And on a Monday? When the queue is past forty."),
    ("Ana", "I count it at nine. And then?"),
], "it is read in another way now"
PYTHON

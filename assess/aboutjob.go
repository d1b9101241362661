package assess

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/guide"
)

// AboutJob is the kind of a claim that the answer speaks of the work of a job
// at all, whose title is Claim.Job. No guide holds it. A reader answers Met or
// NotMet; one that cannot tell answers NotAssessed.
const AboutJob guide.Kind = "job"

// defines reports whether a question asks what failing, success or its first
// signs are in a job. An answer to it must be about the guide's job; stories of
// what somebody did come from any job they had.
func defines(q *guide.Question) bool {
	switch q.Type {
	case guide.DefineFailure, guide.DefineSuccess, guide.DangerSigns:
		return true
	}
	return false
}

// titleOf is the title of the guide's job, where it may name an id.
func titleOf(g *guide.Guide) string {
	if strings.Contains(g.Job, " ") {
		return g.Job
	}
	return strings.ReplaceAll(g.Job, "-", " ")
}

// namesJob reports whether a requirement names something of its job: its items
// do, and so does a word that requirements of many jobs do not share.
func namesJob(r *guide.Requirement) bool {
	if len(r.Items) > 0 {
		return true
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(r.Text), func(c rune) bool { return !unicode.IsLetter(c) }) {
		if utf8.RuneCountInString(w) >= generalLeast && !generalWords[w] {
			return true
		}
	}
	return false
}

// generalLeast is the letters of a word that may name something.
const generalLeast = 4

//go:embed generalwords.txt
var generalText string

// generalWords stand in the requirements of more than four of 1,135 questions
// for some hundred jobs, written for this project.
var generalWords = wordSet(generalText)

// elsewhere takes back what an answer about another job earns on a requirement
// that names this one.
func elsewhere(r *guide.Requirement, f *Requirement) {
	if f.Verdict != Met && f.Verdict != Partly || !namesJob(r) {
		return
	}
	f.Verdict, f.Confidence, f.Evidence, f.Why = NotMet, ruleConfidence, []Evidence{}, ""
}

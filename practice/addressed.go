package practice

import (
	"slices"
	"strings"

	"yardstick/assess"
	"yardstick/english"
	"yardstick/guide"
)

// Addressed gives a question and what was found in the words of the one who
// answers: a guide speaks of the candidate to a panel. Nothing else is changed.
func Addressed(q *guide.Question, found assess.Assessment) (*guide.Question, assess.Assessment) {
	own := *q
	own.Requirements = slices.Clone(q.Requirements)
	found.Requirements = slices.Clone(found.Requirements)
	for i := range own.Requirements {
		r := &own.Requirements[i]
		panel := r.Text
		r.Text = english.Addressed(panel)
		if r.Text == panel {
			continue
		}
		for k := range found.Requirements {
			if f := &found.Requirements[k]; f.ID == r.ID {
				f.Advice = requote(f.Advice, panel, r.Text)
			}
		}
	}
	return &own, found
}

// requote puts other words of a requirement into advice, which quotes it without
// its stop and with a small letter at its head.
func requote(advice, from, to string) string {
	from, to = strings.TrimRight(strings.TrimSpace(from), "."), strings.TrimRight(strings.TrimSpace(to), ".")
	advice = strings.ReplaceAll(advice, from, to)
	return strings.ReplaceAll(advice, english.Lower(from), english.Lower(to))
}

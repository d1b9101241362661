package practice

import (
	"strings"

	"yardstick/assess"
	"yardstick/guide"
)

// Tick is where one requirement stands while an answer is written.
type Tick struct {
	Requirement guide.Requirement
	Verdict     assess.Verdict
	// Ask is the question to ask oneself where the requirement is not met yet: no
	// words to repeat. It is empty where it is met.
	Ask string
	// Unsaid are the parts of a coverage requirement that are not said yet, by their
	// short names, once something of it is.
	Unsaid []string
}

// Ticks gives the ticks of an assessment of an attempt, finished or live. In
// exam mode it gives none before the attempt is finished.
func Ticks(a *Attempt, q *guide.Question, found *assess.Assessment) []Tick {
	if a.Mode == Exam && !a.Done() || found == nil {
		return nil
	}
	ticks := make([]Tick, 0, len(q.Requirements))
	for _, r := range q.Requirements {
		t := Tick{Requirement: r, Verdict: assess.NotAssessed}
		for _, f := range found.Requirements {
			if f.ID == r.ID {
				t.Verdict, t.Ask = f.Verdict, f.Advice
				t.Unsaid = Unsaid(&f)
			}
		}
		ticks = append(ticks, t)
	}
	return ticks
}

// Unsaid are the parts of a coverage requirement that an answer does not say
// clearly, by their names without examples: "money" of "money, such as sending
// invoices". There are none where nothing of it is said, since then all of it is
// missing, and none of a requirement without parts.
func Unsaid(f *assess.Requirement) []string {
	if f.Verdict != assess.Met && f.Verdict != assess.Partly {
		return nil
	}
	var out []string
	for _, i := range f.Items {
		if i.Verdict != assess.Met {
			name, _, _ := strings.Cut(i.Name, ", such as ")
			out = append(out, name)
		}
	}
	return out
}

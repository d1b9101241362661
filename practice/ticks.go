package practice

import (
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
			}
		}
		ticks = append(ticks, t)
	}
	return ticks
}

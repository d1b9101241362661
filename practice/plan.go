package practice

import (
	"slices"
	"time"

	"yardstick/assess"
	"yardstick/guide"
)

// Plan says what to practise next: what is due first, then what comes later.
//
// It is the card box of Sebastian Leitner (So lernt man lernen, Herder, 1972):
// a question whose answer stands moves one box on, one whose answer does not
// goes back to the first box, and each box waits twice as long as the one
// before. Boxes 1 to 5 wait 1, 2, 4, 8 and 16 days. An answer that stands in
// part stays in its box: there is something to keep and something to add. A
// question never answered is due at once.
type Plan struct {
	Items []Exercise
}

// Boxes is how many boxes there are; a question that stands in the last stays there.
const Boxes = 5

// Exercise is one question of the plan.
type Exercise struct {
	Question guide.Question
	Box      int       // 1 to Boxes; 0 for a question never answered
	Last     time.Time // of the latest finished attempt; zero for none
	Due      time.Time // zero for a question never answered
	IsDue    bool
	// Work lists the requirements that the latest attempt did not meet, musts first.
	Work []Work
}

// Work is a requirement that an attempt did not meet: was it there in part?
type Work struct {
	guide.Requirement
	Partly bool
}

// Wait is how long a box waits before its questions are due again.
func Wait(box int) time.Duration {
	return 24 * time.Hour << (min(max(box, 1), Boxes) - 1)
}

// PlanFor makes the plan for a job from the attempts at it, as of now.
func PlanFor(j *Job, attempts []Attempt, now time.Time) Plan {
	progress := ProgressOf(j, attempts)
	p := Plan{}
	for _, q := range j.Guide.Questions {
		item := Exercise{Question: q, IsDue: true}
		if i := slices.IndexFunc(progress, func(x Progress) bool { return x.Question.ID == q.ID }); i >= 0 {
			item.fill(&progress[i], now)
		}
		p.Items = append(p.Items, item)
	}
	slices.SortStableFunc(p.Items, byNeed)
	return p
}

// fill walks through the attempts, box by box.
func (i *Exercise) fill(p *Progress, now time.Time) {
	i.Box = 1
	for _, point := range p.Points {
		switch point.Verdict {
		case assess.Meets:
			i.Box = min(i.Box+1, Boxes)
		case assess.DoesNotMeet:
			i.Box = 1
		}
		i.Last = point.At
	}
	i.Due = i.Last.Add(Wait(i.Box))
	i.IsDue = !now.Before(i.Due)
	for _, must := range []bool{true, false} {
		for _, l := range p.Lines {
			if v := l.Verdicts[len(l.Verdicts)-1]; l.Requirement.Must == must && v != assess.Met && v != assess.NotAssessed {
				i.Work = append(i.Work, Work{l.Requirement, v == assess.Partly})
			}
		}
	}
}

// byNeed puts what is due first; of that, what was answered and does not stand
// before what was never tried; then the lowest box and the earliest date. What
// is equal stays in the order of the guide.
func byNeed(a, b Exercise) int {
	switch {
	case a.IsDue != b.IsDue:
		return first(a.IsDue)
	case (a.Box == 0) != (b.Box == 0):
		return first(b.Box == 0)
	case a.Box != b.Box && a.IsDue:
		return a.Box - b.Box
	}
	return a.Due.Compare(b.Due)
}

func first(isFirst bool) int {
	if isFirst {
		return -1
	}
	return 1
}

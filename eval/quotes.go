package eval

import (
	"strings"

	"yardstick/assess"
	"yardstick/stat"
)

// Quotes say whether the assessor's evidence points at the words that people
// quoted. N counts the quotes of raters on requirements for which rater and
// assessor both gave credit (met or partly) and whose words stand in the
// answer; Overlapping those that share at least one character with the
// assessor's evidence. Unlocated quotes do not stand in the answer word for
// word. The interval is Wilson's, 95 %.
type Quotes struct {
	N           int           `json:"n"`
	Overlapping int           `json:"overlapping"`
	Share       stat.Value    `json:"share"`
	Interval    stat.Interval `json:"interval"`
	Unlocated   int           `json:"unlocated"`
}

// quotes counts, or gives nil where there are no ratings.
func quotes(cases []assessedCase) *Quotes {
	var q Quotes
	rated := 0
	for _, c := range cases {
		rated += len(c.ratings)
		for requirement, rating := range c.ratings {
			q.count(c.answer.Text, rating, c.findings[requirement])
		}
	}
	if rated == 0 {
		return nil
	}
	q.Share, q.Interval = stat.Ratio(q.Overlapping, q.N), stat.Wilson(q.Overlapping, q.N, stat.Z95)
	return &q
}

// count adds the quotes of one rating.
func (q *Quotes) count(answer string, rating Rating, found assess.Requirement) {
	if place(found.Verdict) <= 0 {
		return
	}
	for _, f := range rating.Raters {
		if place(f.Verdict) <= 0 || f.Quote == "" {
			continue
		}
		switch spans := locate(answer, f.Quote); {
		case len(spans) == 0:
			q.Unlocated++
		case overlap(spans, evidenceOf(found)):
			q.N++
			q.Overlapping++
		default:
			q.N++
		}
	}
}

// span is a range of code points, end exclusive.
type span struct{ start, end int }

// locate finds every place where the quote stands in the answer.
func locate(answer, quote string) []span {
	var spans []span
	length := len([]rune(quote))
	points, rest := 0, answer
	for {
		before, after, ok := strings.Cut(rest, quote)
		if !ok {
			return spans
		}
		points += len([]rune(before))
		spans = append(spans, span{points, points + length})
		points, rest = points+length, after
	}
}

// evidenceOf gives the spans of a finding, those of its items among them.
func evidenceOf(found assess.Requirement) []span {
	var spans []span
	for _, e := range found.Evidence {
		spans = append(spans, span{e.Start, e.End})
	}
	for _, item := range found.Items {
		for _, e := range item.Evidence {
			spans = append(spans, span{e.Start, e.End})
		}
	}
	return spans
}

// overlap reports whether any of a shares a code point with any of b.
func overlap(a, b []span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.start < y.end && y.start < x.end {
				return true
			}
		}
	}
	return false
}

// raters gives the agreement of two raters with each other, the measure of
// what can be expected of an assessor, or nil where no answer has two.
func raters(cases []assessedCase) *Figures {
	var outcomes []outcome
	for i, c := range cases {
		for j := range c.question.Requirements { // in the guide's order, so that nothing hangs on a map's
			if r, ok := c.ratings[c.question.Requirements[j].ID]; ok && len(r.Raters) == 2 {
				outcomes = append(outcomes, outcome{cluster: i, gold: place(r.Raters[0].Verdict), predicted: place(r.Raters[1].Verdict)})
			}
		}
	}
	if len(outcomes) == 0 {
		return nil
	}
	f := verdictScale().figures(outcomes)
	return &f
}

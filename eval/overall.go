package eval

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/figure"
	"yardstick/stat"
)

// Overall is the agreement on whole answers: the verdict and score that follow
// from the assessor's findings against those that follow from the labels, both
// by the rule of [assess.Conclude] and over the labelled requirements alone.
type Overall struct {
	Figures
	Confusion Confusion `json:"confusion"`
	Score     Scores    `json:"score"`
}

// Scores compare the scores, 0 to 1, of the answers that have both.
type Scores struct {
	N          int        `json:"n"`
	People     stat.Value `json:"people"`     // mean
	Assessor   stat.Value `json:"assessor"`   // mean
	Difference stat.Value `json:"difference"` // mean absolute difference
}

// overallScale is the scale of a verdict on an answer: 0, 1, 2.
func overallScale() scale {
	return scale{
		labels:  []string{string(assess.DoesNotMeet), string(assess.MeetsInPart), string(assess.Meets)},
		credit:  []int{0, 1, 2},
		weights: stat.Quadratic,
	}
}

// overall compares the answers.
func overall(cases []assessedCase) Overall {
	s := overallScale()
	var outcomes []outcome
	var scores scoreSums
	for i := range cases {
		gold, found := cases[i].conclude()
		scores.add(gold, found)
		outcomes = append(outcomes, outcome{
			cluster:   i,
			gold:      slices.Index(s.labels, string(gold.Verdict)),
			predicted: slices.Index(s.labels, string(found.Verdict)),
		})
	}
	return Overall{Figures: s.figures(outcomes), Confusion: s.confusion(outcomes), Score: scores.mean()}
}

// conclude computes the outcome from the labels and from the findings, over
// the requirements that have a label.
func (c *assessedCase) conclude() (gold, found assess.Outcome) {
	var requirements []guide.Requirement
	var labels, verdicts []assess.Verdict
	for _, r := range c.question.Requirements {
		label, ok := c.labels[r.ID]
		if !ok {
			continue
		}
		requirements = append(requirements, r)
		labels = append(labels, label)
		verdicts = append(verdicts, c.verdict(r.ID))
	}
	return assess.Conclude(c.guide, requirements, labels), assess.Conclude(c.guide, requirements, verdicts)
}

// verdict is the assessor's verdict on a requirement; one that it left out was not assessed.
func (c *assessedCase) verdict(requirement string) assess.Verdict {
	if found, ok := c.findings[requirement]; ok {
		return found.Verdict
	}
	return assess.NotAssessed
}

// scoreSums collects scores.
type scoreSums struct {
	n                            int
	people, assessor, difference float64
}

func (s *scoreSums) add(gold, found assess.Outcome) {
	if gold.Score == nil || found.Score == nil {
		return
	}
	s.n++
	s.people += *gold.Score
	s.assessor += *found.Score
	s.difference += math.Abs(*gold.Score - *found.Score)
}

func (s *scoreSums) mean() Scores {
	if s.n == 0 {
		return Scores{}
	}
	n := float64(s.n)
	return Scores{
		N: s.n, People: stat.Estimate(s.people / n), Assessor: stat.Estimate(s.assessor / n), Difference: stat.Estimate(s.difference / n),
	}
}

// write writes the part of the text report on whole answers.
func (o *Overall) write(b *strings.Builder) {
	b.WriteString("\nWhole answers: the verdict that follows from the assessor's findings and from the labels, by the same rule\n\n")
	writeFigures(b, o.Figures, "answers")
	if o.NotAssessed > 0 {
		fmt.Fprintf(b, "  Left out: %s without a verdict of the assessor.\n", figure.Plural(o.NotAssessed, "answer"))
	}
	fmt.Fprintf(b, "\n  Mean score: people %s, assessor %s; mean absolute difference %s.\n",
		o.Score.People.Format(2), o.Score.Assessor.Format(2), o.Score.Difference.Format(2))
	writeConfusion(b, o.Confusion, "follows from the labels", "from the assessor's findings")
}

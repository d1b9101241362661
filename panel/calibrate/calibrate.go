// Package calibrate trains raters before the first interview, and tests the
// anchors that they rate by.
//
// Training to a frame of reference: raters rate sample answers whose levels are
// known and see where they differ ([Train]). Retranslation: raters put the examples
// of a guide's anchors back to their levels without seeing which they are; an
// example that too few put back is not a good one ([Retranslate]).
//
// Sources: Bernardin and Buckley, Strategies in rater training, Academy of
// Management Review 6 (1981), 205–212; Smith and Kendall, Retranslation of
// expectations, Journal of Applied Psychology 47 (1963), 149–155.
package calibrate

import (
	"cmp"
	"slices"

	"yardstick/internal/fault"
	"yardstick/panel"
)

// Near is how far a level may be from the known one to count as agreed.
const Near = 1

// Sample is a sample answer with the levels that those who know it have agreed on.
type Sample struct {
	ID       string  `yaml:"id" json:"id"`
	Question string  `yaml:"question" json:"question"`
	Answer   string  `yaml:"answer" json:"answer"`
	Known    []Known `yaml:"known" json:"known"`
}

// Known is a level and why it is that.
type Known struct {
	Requirement string `yaml:"requirement" json:"requirement"` // "" for the question as a whole
	Level       int    `yaml:"level" json:"level"`
	Why         string `yaml:"why" json:"why"`
}

// Given is a level that a rater gave.
type Given struct {
	Rater, Sample, Requirement string
	Level                      int
}

// Result is how one rater has rated the samples.
type Result struct {
	Rater   string  `json:"rater"`
	Of      int     `json:"of"`      // levels that were given
	Exact   int     `json:"exact"`   // as known
	Agreed  int     `json:"agreed"`  // within one level
	Sum     int     `json:"sum"`     // of the differences: above zero is lenient
	Missing int     `json:"missing"` // known levels that were not given
	Apart   []Apart `json:"apart"`   // the levels that differ, the furthest first
}

// Apart is one level that differs from the known one.
type Apart struct {
	Sample      string `json:"sample"`
	Requirement string `json:"requirement,omitempty"`
	Given       int    `json:"given"`
	Known       int    `json:"known"`
	Why         string `json:"why"`
}

type place struct{ sample, requirement string }

// Train compares what raters gave with what is known, rater by rater in the order of
// their codes. A level on something that is not known is Invalid.
func Train(samples []Sample, given []Given) ([]Result, error) {
	known := map[place]Known{}
	for _, s := range samples {
		for _, k := range s.Known {
			known[place{s.ID, k.Requirement}] = k
		}
	}
	by := map[string]*Result{}
	seen := map[string]map[place]bool{}
	for _, g := range given {
		at := place{g.Sample, g.Requirement}
		k, ok := known[at]
		switch {
		case !ok:
			return nil, fault.Invalidf("rater %s rates %s %s, of which no level is known", g.Rater, g.Sample, g.Requirement)
		case seen[g.Rater][at]:
			return nil, fault.Invalidf("rater %s rates %s %s twice", g.Rater, g.Sample, g.Requirement)
		}
		if by[g.Rater] == nil {
			by[g.Rater], seen[g.Rater] = &Result{Rater: g.Rater, Apart: []Apart{}}, map[place]bool{}
		}
		seen[g.Rater][at] = true
		by[g.Rater].add(g, k)
	}
	out := make([]Result, 0, len(by))
	for _, r := range by {
		r.Missing = len(known) - r.Of
		slices.SortStableFunc(r.Apart, func(a, b Apart) int {
			return cmp.Or(abs(b.Given-b.Known)-abs(a.Given-a.Known), cmp.Compare(a.Sample, b.Sample), cmp.Compare(a.Requirement, b.Requirement))
		})
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Result) int { return cmp.Compare(a.Rater, b.Rater) })
	return out, nil
}

func (r *Result) add(g Given, k Known) {
	diff := g.Level - k.Level
	r.Of++
	r.Sum += diff
	if diff == 0 {
		r.Exact++
	} else {
		r.Apart = append(r.Apart, Apart{g.Sample, g.Requirement, g.Level, k.Level, k.Why})
	}
	if abs(diff) <= Near {
		r.Agreed++
	}
}

func abs(n int) int { return max(n, -n) }

// Command is what notes the result in a position.
func (r *Result) Command(on string) panel.Train {
	return panel.Train{Member: r.Rater, On: on, Agreed: r.Agreed, Of: r.Of}
}

package practice

import (
	"yardstick/assess"
	"yardstick/guide"
)

// Comparison sets finished attempts at one question side by side.
type Comparison struct {
	Attempts     []Attempt
	Requirements []Row
	Gained, Lost int // requirements, from the first attempt to the last
}

// Row is one requirement over the attempts.
type Row struct {
	Requirement guide.Requirement
	Verdicts    []assess.Verdict // one an attempt
	Changes     []Change         // from each attempt to the next: one less than verdicts
	Overall     Change           // from the first to the last
}

// Change says what became of a requirement from one attempt to another.
type Change string

// The changes. Where one of two verdicts is not_assessed, nothing can be said.
const (
	Gained  Change = "gained"
	Lost    Change = "lost"
	Same    Change = "same"
	Unknown Change = "unknown"
)

// Compare sets attempts at the question q side by side, in the order given.
// Attempts that are not finished are left out.
func Compare(q *guide.Question, attempts []Attempt) Comparison {
	c := Comparison{}
	for _, a := range attempts {
		if a.Done() && a.Assessment != nil && a.Question == q.ID {
			c.Attempts = append(c.Attempts, a)
		}
	}
	for _, r := range q.Requirements {
		row := newRow(r, c.Attempts)
		switch row.Overall {
		case Gained:
			c.Gained++
		case Lost:
			c.Lost++
		}
		c.Requirements = append(c.Requirements, row)
	}
	return c
}

func newRow(r guide.Requirement, attempts []Attempt) Row {
	row := Row{Requirement: r, Overall: Unknown}
	for i := range attempts {
		row.Verdicts = append(row.Verdicts, verdictOn(&attempts[i], r.ID))
		if i > 0 {
			row.Changes = append(row.Changes, changeOf(row.Verdicts[i-1], row.Verdicts[i]))
		}
	}
	if n := len(row.Verdicts); n > 1 {
		row.Overall = changeOf(row.Verdicts[0], row.Verdicts[n-1])
	}
	return row
}

// verdictOn is what an attempt was found to show of a requirement.
func verdictOn(a *Attempt, requirement string) assess.Verdict {
	if a.Assessment != nil {
		for _, r := range a.Assessment.Requirements {
			if r.ID == requirement {
				return r.Verdict
			}
		}
	}
	return assess.NotAssessed
}

func changeOf(from, to assess.Verdict) Change {
	a, b := rank(from), rank(to)
	switch {
	case a < 0 || b < 0:
		return Unknown
	case a < b:
		return Gained
	case a > b:
		return Lost
	}
	return Same
}

// rank orders verdicts; -1 where there is none. To say the opposite is no less
// than to say nothing: neither earns anything.
func rank(v assess.Verdict) int {
	switch v {
	case assess.Met:
		return 2
	case assess.Partly:
		return 1
	case assess.NotMet, assess.Contradicted:
		return 0
	}
	return -1
}

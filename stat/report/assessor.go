package report

import (
	"yardstick/stat"
	"yardstick/stat/table"
)

// Assessor says whether the assessor votes: how often raters depart from it, and
// how often a level moves towards it after it was seen. Regulators tell decision
// support from a rubber stamp by that figure.
type Assessor struct {
	stat.Movement
	ByRater     []RaterMovement `json:"by_rater"`
	NotAssessed int             `json:"not_assessed"` // ratings without a finding of the assessor: left out
}

// RaterMovement is the same of one rater.
type RaterMovement struct {
	Rater string `json:"rater"`
	stat.Movement
}

func assessor(l *table.Looks) *Assessor {
	a := &Assessor{Movement: stat.Move(l.Looks), NotAssessed: l.NotAssessed, ByRater: make([]RaterMovement, len(l.Raters))}
	by := make([][]stat.Look, len(l.Raters))
	for _, look := range l.Looks {
		by[look.Rater] = append(by[look.Rater], look)
	}
	for j, looks := range by {
		a.ByRater[j] = RaterMovement{Rater: l.Raters[j], Movement: stat.Move(looks)}
	}
	return a
}

package panel

import (
	"net/http"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/frame"
)

// positionsPage lists positions.
type positionsPage struct {
	base
	Positions []domain.Summary
	MayOpen   bool
	Sample    bool // there is the invented one
	Password  string
	Begin     bool // nobody real has an account yet
	Next      string
}

// How many a list shows at once.
const (
	positionsAtOnce = 50
	accountsAtOnce  = 50
)

func (r *room) positions(v *visit) error { return r.list(v, http.StatusOK, "") }

func (r *room) list(v *visit, status int, problem string) error {
	all, next, err := r.Desk.ListFrom(v.R.Context(), v.who, v.Asked("after"), positionsAtOnce)
	if err != nil {
		return err
	}
	p := positionsPage{
		base: v.base("panel.title", nil, ""), Positions: all, MayOpen: people.May(v.who.Roles, people.OpenPosition, ""),
		Password: samplePassword, Next: frame.Next("/panel", next),
	}
	p.Problem = problem
	if p.Begin, _, err = r.nobody(v.Visit); err != nil {
		return err
	}
	if p.Sample, err = r.hasSample(v); err != nil {
		return err
	}
	return v.PageWith(status, "panelpositions", p)
}

// hasSample reports whether the invented position is there.
func (r *room) hasSample(v *visit) (bool, error) {
	_, err := r.Desk.Store.Version(v.R.Context(), sample.Code)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// mendable is what can be put right on the same page.
func mendable(err error) (string, bool) {
	for _, kind := range []fault.Kind{fault.Invalid, fault.Conflict, fault.NotFound, fault.Forbidden} {
		if fault.Is(err, kind) {
			return err.Error(), true
		}
	}
	return "", false
}

package panel

import (
	"net/http"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/people"
)

// positionsPage lists positions.
type positionsPage struct {
	base
	Positions []domain.Summary
	MayOpen   bool
	Sample    bool // there is the invented one
	Password  string
	Begin     bool // nobody real has an account yet
}

func (r *room) positions(v *visit) error { return r.list(v, http.StatusOK, "") }

func (r *room) list(v *visit, status int, problem string) error {
	all, err := r.Desk.List(v.R.Context(), v.who)
	if err != nil {
		return err
	}
	p := positionsPage{
		base: v.base("panel.title", nil, ""), Positions: all, MayOpen: people.May(v.who.Roles, people.OpenPosition, ""),
		Password: samplePassword,
	}
	p.Problem = problem
	if p.Begin, _, err = r.nobody(v.Visit); err != nil {
		return err
	}
	for _, s := range all {
		p.Sample = p.Sample || s.Invented
	}
	return v.PageWith(status, "panelpositions", p)
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

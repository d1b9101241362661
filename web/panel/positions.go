package panel

import (
	"net/http"
	"slices"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/frame"
)

// positionsPage lists positions.
type positionsPage struct {
	base
	Positions []listed
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

// listed is a position with what is owed in it.
type listed struct {
	domain.Summary
	Owed, Late int // letters and answers to candidates, for who informs them
}

// remindedOf is how many positions, the latest first, the list looks into for what is owed.
const remindedOf = 8

// reminded adds what is owed, in positions that were decided: a clock begins there.
func (r *room) reminded(v *visit, all []domain.Summary) ([]listed, error) {
	out, looked := make([]listed, len(all)), 0
	for i, s := range all {
		out[i].Summary = s
		if s.Stage != people.Decided && s.Stage != people.Closed || looked >= remindedOf || !slices.Contains(s.Members, v.who.Code) {
			continue
		}
		looked++
		view, err := r.Desk.See(v.R.Context(), v.who, s.Position, domain.Focus{})
		if fault.Is(err, fault.Unavailable) { // its own page says why; nobody is kept from the others
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, d := range r.dues(&view) {
			out[i].Owed++
			if d.Late {
				out[i].Late++
			}
		}
	}
	return out, nil
}

func (r *room) positions(v *visit) error { return r.list(v, http.StatusOK, "") }

func (r *room) list(v *visit, status int, problem string) error {
	all, next, err := r.Desk.ListFrom(v.R.Context(), v.who, v.Asked("after"), positionsAtOnce)
	if err != nil {
		return err
	}
	p := positionsPage{
		base: v.base("panel.title", nil, ""), MayOpen: people.May(v.who.Roles, people.OpenPosition, ""),
		Password: sample.Password, Next: frame.Next("/panel", next),
	}
	p.Problem = problem
	if p.Positions, err = r.reminded(v, all); err != nil {
		return err
	}
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

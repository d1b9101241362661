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
	Given     map[string]string
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
	p.Problem, p.Given = problem, map[string]string{"code": v.Given("code"), "title": v.Given("title")}
	for _, s := range all {
		p.Sample = p.Sample || s.Invented
	}
	return v.PageWith(status, "panelpositions", p)
}

// open opens a position.
func (r *room) open(v *visit) error {
	err := r.Desk.Open(v.R.Context(), v.who, domain.OpenPosition{
		Code: v.Given("code"), Title: v.Given("title"), Blind: v.Given("named") == "", Name: v.person.Name,
	})
	if message, ok := mendable(err); ok {
		return r.list(v, http.StatusUnprocessableEntity, message)
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("positions", v.Given("code")))
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

// samplePassword is that of everybody in the invented position. It protects nothing
// but invented ratings, and stands on the page.
const samplePassword = "look around here"

// makeSample makes the invented position, with accounts to look at it as each of its people.
func (r *room) makeSample(v *visit) error {
	if err := people.Need(v.who.Roles, people.OpenPosition, ""); err != nil {
		return err
	}
	for _, code := range append(sample.Raters(), sample.Coordinator, sample.Observer) {
		err := r.Door.Add(v.R.Context(), people.Person{Code: code, Name: sample.Name(code)}, samplePassword)
		if fault.Is(err, fault.Conflict) {
			err = r.comeAndGo(v, code, false)
		}
		if err != nil {
			return err
		}
	}
	err := sample.Make(v.R.Context(), r.Desk, sample.Discussing)
	if message, ok := mendable(err); ok {
		return r.list(v, http.StatusConflict, message)
	}
	if err != nil {
		return err
	}
	return v.Redirect("/panel?done=sample")
}

// remove removes an invented position.
func (r *room) remove(v *visit) error {
	if err := r.Desk.Remove(v.R.Context(), v.who, v.R.PathValue("position")); err != nil {
		return err
	}
	for _, code := range append(sample.Raters(), sample.Coordinator, sample.Observer) {
		if err := r.comeAndGo(v, code, true); err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
	}
	return v.Redirect("/panel?done=removed")
}

// comeAndGo lets an invented person enter, or not any more. Somebody real who has the
// same code stays as they are.
func (r *room) comeAndGo(v *visit, code string, left bool) error {
	_, err := r.Accounts.ChangePerson(v.R.Context(), code, func(p *people.Person) error {
		if p.Name == sample.Name(code) && len(p.Roles) == 0 {
			p.Left = left
		}
		return nil
	})
	return err
}

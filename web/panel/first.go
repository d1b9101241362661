package panel

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/frame"
)

// samplePassword is that of everybody in the invented position. It protects nothing
// but invented ratings, and stands on the page.
const samplePassword = "look around here"

// invented are the people of the invented position by their codes, who runs it first.
func invented() []string {
	return append([]string{sample.Coordinator}, append(sample.Raters(), sample.Observer)...)
}

// isInvented reports whether an account belongs to the invented position. Somebody real
// who has the same code has another name, or a role.
func isInvented(p *people.Person) bool {
	return slices.Contains(invented(), p.Code) && p.Name == sample.Name(p.Code) && len(p.Roles) == 0
}

// nobody reports whether nobody real has an account yet, and the owner of the machine
// visits; others whether an invented person may enter.
func (r *room) nobody(v *frame.Visit) (first, others bool, err error) {
	const most = 100
	first = v.Person == r.Owner
	for after := ""; ; { // the first few of many accounts tell
		part, err := r.Accounts.PeopleFrom(v.R.Context(), after, most)
		for i := range part {
			first, others = first && isInvented(&part[i]), others || !part[i].Left
			after = part[i].Code
		}
		if err != nil || len(part) < most || !first && others {
			return first, others, err
		}
	}
}

// invent makes the invented position where there is none, with accounts to look at it
// as each of its people.
func (r *room) invent(ctx context.Context) error {
	for _, code := range invented() {
		err := r.Door.Add(ctx, people.Person{Code: code, Name: sample.Name(code)}, samplePassword)
		if err != nil && !fault.Is(err, fault.Conflict) { // who has the code keeps it
			return err
		}
	}
	return sample.Make(ctx, r.Desk, sample.Discussing)
}

// vanish removes the people of the invented position. Somebody real who has the code
// of one stays.
func (r *room) vanish(ctx context.Context) error {
	all, err := r.Accounts.People(ctx)
	for i := range all {
		if err == nil && isInvented(&all[i]) {
			err = r.Accounts.RemovePerson(ctx, all[i].Code)
		}
	}
	return err
}

// look lets the owner of the machine look around in the invented position, before
// anybody has an account: they enter as its coordinator. Later it leads to the way in.
func (r *room) look(v *frame.Visit) error {
	first, _, err := r.nobody(v)
	if err != nil {
		return err
	}
	if !first {
		return v.Redirect("/panel")
	}
	if err := r.invent(v.R.Context()); err != nil && !fault.Is(err, fault.Conflict) {
		return err
	}
	token, err := r.Door.Enter(v.R.Context(), sample.Coordinator, samplePassword)
	if err != nil {
		return err
	}
	return r.begin(v, token, frame.Path("positions", sample.Code))
}

// makeSample makes the invented position for somebody who has an account.
func (r *room) makeSample(v *visit) error {
	if err := people.Need(v.who.Roles, people.OpenPosition, ""); err != nil {
		return err
	}
	err := r.invent(v.R.Context())
	if message, ok := mendable(err); ok {
		return r.list(v, statusOf(err), message)
	}
	if err != nil {
		return err
	}
	return v.Redirect("/panel?done=sample")
}

// remove removes an invented position, and its people.
func (r *room) remove(v *visit) error {
	ctx := v.R.Context()
	if err := r.Desk.Remove(ctx, v.who, v.R.PathValue("position")); err != nil {
		return err
	}
	if err := r.vanish(ctx); err != nil {
		return err
	}
	if isInvented(&v.person) {
		return v.Redirect("/panel/enter?done=removed")
	}
	return v.Redirect("/panel?done=removed")
}

// guise is who one can be in the invented position.
type guise struct {
	Code, Name string
	Role       people.Role
	You        bool
}

// guises are the people of the invented position, for who looks around in it.
func guises(view *domain.View) []guise {
	var out []guise
	for _, m := range view.Members {
		if len(m.Roles) > 0 {
			out = append(out, guise{m.Code, sample.Name(m.Code), m.Roles[0], m.Code == view.You})
		}
	}
	return out
}

// wayIn is the address of the page where somebody signs in who wanted to see another one.
func wayIn(v *frame.Visit) string {
	to := within(v.R.URL.RequestURI())
	if to == "/panel" {
		return "/panel/enter"
	}
	return "/panel/enter?" + url.Values{"to": {to}}.Encode()
}

// within is an address of this room, or that of its first page: nobody is led elsewhere.
func within(to string) string {
	inside := strings.HasPrefix(to, "/panel/") || strings.HasPrefix(to, "/positions/")
	if !inside || len(to) > 500 || strings.Contains(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		return "/panel"
	}
	return to
}

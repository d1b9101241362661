package panel

import (
	"net/url"
	"strings"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/frame"
)

// nobody reports whether nobody real has an account yet, and the owner of the machine
// visits; others whether an invented person may enter.
func (r *room) nobody(v *frame.Visit) (first, others bool, err error) {
	const most = 100
	first = v.Person == r.Owner
	for after := ""; ; { // the first few of many accounts tell
		part, err := r.Accounts.PeopleFrom(v.R.Context(), after, most)
		for i := range part {
			first, others = first && sample.IsInvented(&part[i]), others || !part[i].Left
			after = part[i].Code
		}
		if err != nil || len(part) < most || !first && others {
			return first, others, err
		}
	}
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
	if err := sample.Invent(v.R.Context(), r.Door, r.Desk); err != nil && !fault.Is(err, fault.Conflict) {
		return err
	}
	token, err := r.Door.Enter(v.R.Context(), sample.Coordinator, sample.Password)
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
	err := sample.Invent(v.R.Context(), r.Door, r.Desk)
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
	if err := sample.Remove(v.R.Context(), r.Desk, r.Accounts, v.who, v.R.PathValue("position")); err != nil {
		return err
	}
	if sample.IsInvented(&v.person) {
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

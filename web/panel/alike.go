package panel

import (
	"yardstick/internal/fault"
	domain "yardstick/panel"
)

// alikePage asks whoever runs a position about answers that are nearly alike.
type alikePage struct {
	base
	V     domain.View
	Pairs []domain.Alike
	More  int
}

// seeAlike is a position with the answers that are nearly alike.
func (r *room) seeAlike(v *visit) (domain.View, error) {
	view, err := r.see(v, domain.Focus{Alike: true})
	if err == nil && view.Alike == nil {
		err = &fault.Error{Kind: fault.Forbidden, Message: "who runs the position compares the answers"}
	}
	return view, err
}

func (r *room) alike(v *visit) error {
	view, err := r.seeAlike(v)
	if err != nil {
		return err
	}
	p := alikePage{base: v.base("panel.alike", &view, "position"), V: view, Pairs: view.Alike.Pairs, More: view.Alike.More}
	return v.Page("panelalike", p)
}

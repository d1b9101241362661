package panel

import (
	domain "yardstick/panel"
)

// alikePage asks whoever runs a position about answers that are nearly alike.
type alikePage struct {
	base
	V     domain.View
	Pairs []domain.Alike
	More  int
}

func (r *room) alike(v *visit) error {
	view, err := r.see(v, domain.Focus{Candidate: "*"})
	if err != nil {
		return err
	}
	p := alikePage{base: v.base("panel.alike", &view, "position"), V: view}
	if p.Pairs, p.More, err = view.Alike(v.R.Context()); err != nil {
		return err
	}
	return v.Page("panelalike", p)
}

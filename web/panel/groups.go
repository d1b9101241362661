package panel

import (
	"net/http"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/people"
	"yardstick/stat"
	"yardstick/stat/report"
	"yardstick/stat/table"
)

// told is an attribute with the group that the candidate has told.
type told struct {
	domain.Attribute
	Group string
}

// groupsOf are what the candidate may tell and has told.
func (r *room) groupsOf(v *ownVisit) ([]told, error) {
	var out []told
	for _, a := range domain.Attributes {
		group, err := r.Desk.OwnGroup(v.R.Context(), v.who, v.position, a.Name)
		if err != nil {
			return nil, err
		}
		out = append(out, told{a, group})
	}
	return out, nil
}

// tellGroups keeps what a candidate tells of themselves; what is left empty is forgotten.
func (r *room) tellGroups(v *ownVisit) error {
	for _, a := range domain.Attributes {
		group := v.Given("group." + a.Name)
		if !a.Has(group) {
			return fault.Invalidf("choose one of the groups, or none")
		}
		if err := r.Desk.SetGroup(v.R.Context(), v.who, v.position, a.Name, group); err != nil {
			return err
		}
	}
	return nil
}

// impactPage shows how groups fared, in counts that are large enough.
type impactPage struct {
	base
	V          domain.View
	Attributes []domain.Attribute
	Attribute  string
	Groups     domain.Groups
	Rows       []impactRow
	Notes      []string
}

// impactRow is one group beside the one with the highest rate.
type impactRow struct {
	report.Group
	RateText, RatioText, Low, High, P string
}

// Below reports whether the rate is below four fifths of the highest.
func (i impactRow) Below() bool { return i.Flagged != nil && *i.Flagged }

func (r *room) impact(v *visit) error {
	view, err := r.see(v, domain.Focus{})
	if err != nil {
		return err
	}
	p := impactPage{base: v.base("panel.impact", &view, "impact"), V: view, Attributes: domain.Attributes}
	if p.Attribute, err = attributeOf(v); err != nil {
		return err
	}
	if p.Groups, err = r.Desk.Impact(v.R.Context(), v.who, view.Position, p.Attribute); err != nil {
		return err
	}
	o := table.Outcomes{Groups: p.Groups.Names}
	for i := range p.Groups.Names {
		o.Counts = append(o.Counts, stat.Counts{Selected: p.Groups.Offered[i], Total: p.Groups.Total[i]})
	}
	if len(o.Counts) > 0 {
		found := report.Selection(&o, false)
		p.Notes = found.Notes
		for _, g := range found.Groups {
			p.Rows = append(p.Rows, impactRow{
				g, g.Rate.Format(2), g.Ratio.Format(2), g.RatioInterval.Low.Format(2), g.RatioInterval.High.Format(2), g.FisherP.Format(3),
			})
		}
	}
	return v.PageWith(http.StatusOK, "panelimpact", p)
}

// attributeOf is by which attribute the address wants groups to be counted.
func attributeOf(v *visit) (string, error) {
	of := v.Asked("of")
	if of == "" {
		of = domain.Attributes[0].Name
	}
	if !people.IsCode(of) {
		return "", fault.Invalidf("an attribute is a code such as sex")
	}
	return of, nil
}

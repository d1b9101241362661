package report

import (
	"io"

	"yardstick/internal/sheets"
	"yardstick/stat"
)

// WriteCSV writes the figures as Rows lays them out.
func (a *Agreement) WriteCSV(w io.Writer) error {
	head, rows := a.Rows()
	return sheets.CSV(w, &sheets.Table{Head: head, Rows: rows})
}

// Rows lays the figures out as a table, a row each: its name as in JSON, the raters it
// is of, the value with its interval or standard error, and notes at the end. What is
// not estimable is nil.
func (a *Agreement) Rows() (head []string, rows [][]any) {
	c := &figures{}
	for _, n := range []struct {
		name string
		n    int
	}{{"targets", a.Targets}, {"raters", a.Raters}, {"ratings", a.Ratings}, {"missing", a.Missing}} {
		c.row(n.name, nil, n.n, nil, nil, nil, nil)
	}
	for _, i := range []struct {
		name string
		v    stat.Bounded
	}{
		{"icc11", a.ICC.ICC11},
		{"icc21", a.ICC.ICC21},
		{"icc31", a.ICC.ICC31},
		{"icc1k", a.ICC.ICC1k},
		{"icc2k", a.ICC.ICC2k},
		{"icc3k", a.ICC.ICC3k},
		{"agreement", stat.Bounded{Value: a.Agreement}},
		{"fleiss", stat.Bounded{Value: a.Fleiss}},
		{"ac1", stat.Bounded{Value: a.AC1}},
		{"ac2", stat.Bounded{Value: a.AC2}},
		{"alpha_nominal", withEnds(a.Alpha.Nominal, a.AlphaInterval.Nominal)},
		{"alpha_ordinal", withEnds(a.Alpha.Ordinal, a.AlphaInterval.Ordinal)},
		{"alpha_interval", withEnds(a.Alpha.Interval, a.AlphaInterval.Interval)},
		{"alpha_ratio", withEnds(a.Alpha.Ratio, a.AlphaInterval.Ratio)},
	} {
		c.bounded(i.name, nil, i.v)
	}
	a.pairRows(c)
	a.raterRows(c)
	if a.Assessor != nil {
		a.Assessor.rows(c)
	}
	for _, note := range a.Notes {
		c.row("note", nil, nil, nil, nil, nil, note)
	}
	return []string{"statistic", "raters", "value", "low", "high", "se", "note"}, c.rows
}

func (a *Agreement) pairRows(c *figures) {
	for _, p := range a.Kappa {
		pair := p.Raters[0] + " | " + p.Raters[1]
		c.bounded("agreement", pair, stat.Bounded{Value: p.Agreement})
		for _, k := range []struct {
			name string
			v    stat.WithError
		}{{"kappa_unweighted", p.Unweighted}, {"kappa_linear", p.Linear}, {"kappa_quadratic", p.Quadratic}} {
			c.row(k.name, pair, digits(k.v.Value), nil, nil, digits(k.v.SE), nil)
		}
	}
}

func (a *Agreement) raterRows(c *figures) {
	for _, s := range a.Severity {
		c.bounded("mean", s.Rater, stat.Bounded{Value: s.Mean})
		c.bounded("deviation", s.Rater, stat.Bounded{Value: s.Deviation, Low: s.Low, High: s.High})
		c.bounded("spread", s.Rater, stat.Bounded{Value: s.Spread})
		c.bounded("relative_spread", s.Rater, stat.Bounded{Value: s.RelativeSpread})
		if a.Questions > 0 {
			c.bounded("halo", s.Rater, stat.Bounded{Value: s.Halo})
		}
	}
}

func (m *Assessor) rows(c *figures) {
	all := func(rater any, m stat.Movement) {
		for _, r := range []struct {
			name string
			v    stat.Rate
		}{
			{"opened", m.Opened},
			{"before", m.Before},
			{"departs", m.Departs},
			{"towards", m.Towards},
			{"adopted", m.Adopted},
			{"away", m.Away},
			{"unopened", m.Unopened},
			{"silent", m.Silent},
		} {
			c.bounded("assessor_"+r.name, rater, stat.Bounded{Value: r.v.Value, Low: r.v.Low, High: r.v.High})
		}
	}
	all(nil, m.Movement)
	for _, r := range m.ByRater {
		all(r.Rater, r.Movement)
	}
}

func withEnds(v stat.Value, i stat.Interval) stat.Bounded {
	return stat.Bounded{Value: v, Low: i.Low, High: i.High}
}

// figures are rows of figures.
type figures struct{ rows [][]any }

func (f *figures) row(cells ...any) { f.rows = append(f.rows, cells) }

func (f *figures) bounded(name string, raters any, v stat.Bounded) {
	f.row(name, raters, digits(v.Value), digits(v.Low), digits(v.High), nil, nil)
}

// digits is a value with all its digits, and nil where there is none.
func digits(v stat.Value) any {
	x, ok := v.Float()
	if !ok {
		return nil
	}
	return x
}

package panel

import (
	"slices"
	"strings"

	domain "yardstick/panel"
)

// totalRow is a total as a page shows it: with how much was assessed, and with the musts
// that are not met by name.
type totalRow struct {
	domain.Total
	Share  int64         // of all that could be assessed, by weight, in whole per cent
	Missed []missed      // musts that are not met
	Unseen []domain.Must // musts that nobody assessed
}

// missed is a must that is not met.
type missed struct{ Text, Mean string }

// thinShare is the share below which a total is compared with care, in per cent.
const thinShare = 67

// totalsTable is a table of totals.
type totalsTable struct{ Rows []totalRow }

// Thin are the codes of those of whom little was assessed, joined; "" for nobody.
func (t totalsTable) Thin() string {
	var codes []string
	for _, r := range t.Rows {
		if r.Share < thinShare {
			codes = append(codes, r.Candidate)
		}
	}
	return strings.Join(codes, ", ")
}

// Table is the table of some totals.
func (p resultsPage) Table(totals []domain.Total) totalsTable {
	var t totalsTable
	for _, total := range totals {
		t.Rows = append(t.Rows, p.row(total))
	}
	return t
}

// Total is what the ratings of a candidate come to, for who decides; nil before that.
func (p resultsPage) Total(candidate string) *totalRow {
	if p.V.Results == nil {
		return nil
	}
	for _, t := range p.V.Results.Standing {
		if t.Candidate == candidate {
			row := p.row(t)
			return &row
		}
	}
	return nil
}

func (p resultsPage) row(t domain.Total) totalRow {
	row := totalRow{Total: t, Share: 100}
	var full int64
	for _, c := range p.Cells() {
		full += c.Weight * int64(t.Ratings)
	}
	if full > 0 {
		row.Share = t.Of * 100 / full
	}
	for _, m := range t.Musts {
		switch {
		case m.Open:
			row.Unseen = append(row.Unseen, m)
		case !m.Met:
			row.Missed = append(row.Missed, missed{p.On(m.Question, m.Requirement), mean(m.Sum, m.Levels)})
		}
	}
	return row
}

// Must says how a candidate stands on a must; nil where it has no total.
func (r *totalRow) Must(c domain.Cell) *domain.Must {
	i := slices.IndexFunc(r.Musts, func(m domain.Must) bool { return m.Question == c.Question && m.Requirement == c.Requirement })
	if i < 0 {
		return nil
	}
	return &r.Musts[i]
}

package report

import (
	"fmt"
	"io"
	"strings"

	"yardstick/internal/figure"
	"yardstick/internal/sheets"
	"yardstick/stat"
)

// WriteText writes the report for people.
func (p *Impact) WriteText(w io.Writer) error {
	var b strings.Builder
	if p.Scored {
		b.WriteString("Who scores above the median, by group\n\n")
	} else {
		b.WriteString("Who is selected, by group\n\n")
	}
	s := figure.Sheet{Notes: true}
	s.Add("", "selected", "of", "rate", "ratio", "95 % interval", "Fisher's p", "z", "")
	flagged := 0
	for _, g := range p.Groups {
		if g.Flagged != nil && *g.Flagged {
			flagged++
		}
		s.Add(g.Group, figure.Thousands(g.Selected), figure.Thousands(g.Total), figure.Short(g.Rate), figure.Short(g.Ratio),
			figure.Interval(g.RatioInterval.Low, g.RatioInterval.High), probability(g.FisherP), twoDecimals(g.Z), g.verdict())
	}
	s.Write(&b)
	fmt.Fprintf(
		&b, "\n  Flagged are ratios under four fifths of the highest rate, by integers: %s of %s.\n", figure.Thousands(flagged),
		figure.Plural(len(p.Groups), "group"),
	)
	b.WriteString("  A flag is a reason to look, not a finding; without one there may be reason too: see Fisher's p.\n")
	writeNotes(&b, p.Notes)
	_, err := io.WriteString(w, b.String())
	return err
}

// verdict says in a word or two what the rule finds.
func (g Group) verdict() string {
	switch {
	case g.Reference:
		return "highest rate"
	case g.Excluded:
		return "under 2 % of all"
	case g.Flagged == nil:
		return ""
	case *g.Flagged && g.TurnsOnOne:
		return "FLAGGED, turns on one person"
	case *g.Flagged:
		return "FLAGGED"
	case g.TurnsOnOne:
		return "not flagged, turns on one person"
	}
	return "not flagged"
}

// probability writes a p that may be tiny.
func probability(v stat.Value) string {
	x, ok := v.Float()
	switch {
	case !ok:
		return "–"
	case x < 0.0001:
		return "< 0.0001"
	}
	return v.Format(4)
}

func twoDecimals(v stat.Value) string {
	if _, ok := v.Float(); !ok {
		return "–"
	}
	return v.Format(2)
}

// WriteCSV writes one group a row; what is not estimable is an empty cell.
func (p *Impact) WriteCSV(w io.Writer) error {
	head := []string{
		"group", "selected", "total", "share", "rate", "ratio", "ratio_low", "ratio_high", "flagged", "turns_on_one", "fisher_p", "z", "small",
		"excluded", "reference", "note",
	}
	c := &figures{}
	for _, g := range p.Groups {
		var flagged any
		if g.Flagged != nil {
			flagged = *g.Flagged
		}
		c.row(g.Group, g.Selected, g.Total, digits(g.Share), digits(g.Rate), digits(g.Ratio), digits(g.RatioInterval.Low),
			digits(g.RatioInterval.High), flagged, g.TurnsOnOne, digits(g.FisherP), digits(g.Z), g.Small, g.Excluded, g.Reference, nil)
	}
	for _, note := range p.Notes {
		row := make([]any, len(head))
		row[len(head)-1] = note
		c.row(row...)
	}
	return sheets.CSV(w, &sheets.Table{Head: head, Rows: c.rows})
}

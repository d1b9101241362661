package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"yardstick/internal/figure"
	"yardstick/stat"
)

// How many rows the text shows; JSON and CSV hold all.
const (
	shownPairs  = 15
	shownRaters = 30
)

// WriteText writes the report for people.
func (a *Agreement) WriteText(w io.Writer) error {
	var b strings.Builder
	b.WriteString("How far the raters agree\n\n")
	fmt.Fprintf(
		&b, "  %s of %s by %s", figure.Plural(a.Ratings, "rating"), figure.Plural(a.Targets, "target"), figure.Plural(a.Raters, "rater"),
	)
	if a.Questions > 0 {
		fmt.Fprintf(&b, " on %s", figure.Plural(a.Questions, "question"))
	}
	if a.Missing > 0 {
		fmt.Fprintf(&b, "; %s missing", figure.Thousands(a.Missing))
	}
	b.WriteString("\n")
	a.writeICC(&b)
	a.writeCategories(&b)
	a.writePairs(&b)
	a.writeSeverity(&b)
	a.writeReliability(&b)
	if a.Assessor != nil {
		a.Assessor.write(&b)
	}
	writeNotes(&b, a.Notes)
	_, err := io.WriteString(w, b.String())
	return err
}

func (a *Agreement) writeICC(b *strings.Builder) {
	b.WriteString("\nIntraclass correlation: the share of the differences that is between targets\n\n")
	s := figure.Sheet{Notes: true}
	row := func(name string, v stat.Bounded, means string) {
		s.Add(name, figure.Short(v.Value), figure.Interval(v.Low, v.High), means)
	}
	s.Add("", "", "95 % interval", "")
	row("ICC(1,1)", a.ICC.ICC11, "one rating, every target rated by others")
	row("ICC(2,1)", a.ICC.ICC21, "one rating, severity counts as error")
	row("ICC(3,1)", a.ICC.ICC31, "one rating, severity left out")
	row("ICC(1,k)", a.ICC.ICC1k, "the mean over the raters, likewise")
	row("ICC(2,k)", a.ICC.ICC2k, "")
	row("ICC(3,k)", a.ICC.ICC3k, "")
	s.Write(b)
}

func (a *Agreement) writeCategories(b *strings.Builder) {
	b.WriteString(
		"\nAgreement of all raters: 1 is perfect, 0 is chance; percent agreement beside them, since kappa misleads where a level is rare\n\n",
	)
	s := figure.Sheet{Notes: true}
	row := func(name string, v stat.Value, i stat.Interval, means string) {
		s.Add(name, figure.Short(v), figure.Interval(i.Low, i.High), means)
	}
	s.Add("", "", "95 % interval", "")
	row("percent agreement", a.Agreement, stat.Interval{}, "share of pairs of ratings that are equal")
	row("Fleiss' kappa", a.Fleiss, stat.Interval{}, "categories")
	row("Gwet's AC1", a.AC1, stat.Interval{}, "categories, steady where one is rare")
	row("Gwet's AC2", a.AC2, stat.Interval{}, "levels, quadratic weights")
	row("alpha, nominal", a.Alpha.Nominal, a.AlphaInterval.Nominal, "categories")
	row("alpha, ordinal", a.Alpha.Ordinal, a.AlphaInterval.Ordinal, "levels in order")
	row("alpha, interval", a.Alpha.Interval, a.AlphaInterval.Interval, "levels at equal steps")
	row("alpha, ratio", a.Alpha.Ratio, a.AlphaInterval.Ratio, "levels with a true zero")
	s.Write(b)
}

func (a *Agreement) writePairs(b *strings.Builder) {
	if len(a.Kappa) == 0 {
		return
	}
	fmt.Fprintf(b, "\nCohen's kappa of every pair, with its standard error%s\n\n", cut(len(a.Kappa), shownPairs, "pairs"))
	var s figure.Sheet
	s.Add("", "targets", "agreement", "unweighted", "linear", "quadratic")
	for _, p := range a.Kappa[:min(len(a.Kappa), shownPairs)] {
		s.Add(
			p.Raters[0]+", "+p.Raters[1], figure.Thousands(p.Targets), figure.Short(p.Agreement), withError(p.Unweighted), withError(p.Linear),
			withError(p.Quadratic),
		)
	}
	s.Write(b)
}

func withError(v stat.WithError) string {
	if v.Value == stat.NotEstimable() {
		return "–"
	}
	return v.Value.String() + " ± " + v.SE.String()
}

// cut says that a list is cut.
func cut(n, most int, what string) string {
	if n <= most {
		return ""
	}
	return fmt.Sprintf(" (the first %d of %s %s; --format json has all)", most, figure.Thousands(n), what)
}

func (a *Agreement) writeSeverity(b *strings.Builder) {
	fmt.Fprintf(
		b, "\nThe raters: how far each lies above (lenient) or below (severe) the mean on the same targets%s\n\n",
		cut(len(a.Severity), shownRaters, "raters"),
	)
	var s figure.Sheet
	head := []string{"", "ratings", "mean", "deviation", "95 % interval", "spread", "relative"}
	if a.Questions > 0 {
		head = append(head, "halo")
	}
	s.Add(head...)
	for _, r := range a.Severity[:min(len(a.Severity), shownRaters)] {
		row := []string{
			r.Rater, figure.Thousands(r.Ratings), figure.Short(r.Mean), figure.Short(r.Deviation),
			figure.Interval(r.Low, r.High), figure.Short(r.Spread), figure.Short(r.RelativeSpread),
		}
		if a.Questions > 0 {
			row = append(row, figure.Short(r.Halo))
		}
		s.Add(row...)
	}
	s.Write(b)
	b.WriteString("\n  relative: own spread over that of all ratings of the same targets; well below 1, the rater keeps to the middle.\n")
	if a.Questions > 0 {
		b.WriteString("  halo: spread over the questions of one target, over that of the others; well below 1, one impression colours all.\n")
	}
}

func (a *Agreement) writeReliability(b *strings.Builder) {
	r := a.Reliability
	b.WriteString("\nReliability of a mean: relative compares candidates who had the same raters; absolute also counts severity as error\n\n")
	if r.Components != nil {
		a.writeComponents(b, *r.Components)
	}
	var s figure.Sheet
	s.Add("raters", "questions", "relative", "absolute")
	for _, x := range r.Table {
		if x.Questions == 0 || x.Questions == a.Questions || x.Raters == min(a.Raters, tabledRaters) {
			s.Add(strconv.Itoa(x.Raters), questionCell(x.Questions), figure.Short(x.Relative), figure.Short(x.Absolute))
		}
	}
	s.Write(b)
	fmt.Fprintf(
		b, "\n  For a reliability of %g: %s; for a line that is drawn beforehand: %s.\n", r.Wanted, needed(r.Raters, "rater"),
		needed(r.RatersAbsolute, "rater"),
	)
	if r.Components != nil {
		fmt.Fprintf(
			b, "  With %s: %s; for a line that is drawn beforehand: %s.\n", figure.Plural(a.Raters, "rater"), needed(r.Questions, "question"),
			needed(r.QuestionsAbsolute, "question"),
		)
	}
}

func questionCell(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func needed(n *int, what string) string {
	if n == nil {
		return "no number of " + what + "s, or not estimable"
	}
	return figure.Plural(*n, what)
}

func (a *Agreement) writeComponents(b *strings.Builder, c stat.Study) {
	var s figure.Sheet
	s.Add("variance between", "squared points")
	for _, row := range []struct {
		name  string
		value stat.Value
	}{
		{"targets", c.Target},
		{"raters (severity)", c.Rater},
		{"questions", c.Question},
		{"targets × raters", c.TargetRater},
		{"targets × questions", c.TargetQuestion},
		{"raters × questions", c.RaterQuestion},
		{"all else", c.Residual},
	} {
		s.Add(row.name, figure.Short(row.value))
	}
	s.Write(b)
	b.WriteString("\n")
}

// write says whether the assessor votes.
func (m *Assessor) write(b *strings.Builder) {
	fmt.Fprintf(b, "\nDoes the assessor vote? %s beside its finding\n\n", figure.Plural(m.Looks, "rating"))
	s := figure.Sheet{Notes: true}
	row := func(name string, r stat.Rate, means string) {
		s.Add(
			name, fmt.Sprintf("%s of %s", figure.Thousands(r.N), figure.Thousands(r.Of)), figure.Short(r.Value), figure.Interval(r.Low, r.High),
			means,
		)
	}
	s.Add("", "", "share", "95 % interval", "")
	row("opened it", m.Opened, "")
	row("differed before", m.Before, "own level, before it was opened")
	row("departs", m.Departs, "the level that stands is another")
	row("moved towards it", m.Towards, "of those that differed and opened it")
	row("took its level", m.Adopted, "of the same")
	row("moved away", m.Away, "of the same")
	row("moved unopened", m.Unopened, "of those that differed and did not open it: what moves without it")
	row("without a reason", m.Silent, "of those that moved towards it")
	s.Write(b)
	b.WriteString("\n")
	var r figure.Sheet
	r.Add("by rater", "looks", "departs", "towards", "95 % interval")
	for _, x := range m.ByRater[:min(len(m.ByRater), shownRaters)] {
		r.Add(
			x.Rater, figure.Thousands(x.Looks), figure.Short(x.Departs.Value), figure.Short(x.Towards.Value),
			figure.Interval(x.Towards.Low, x.Towards.High),
		)
	}
	r.Write(b)
}

// writeNotes lists the notes, each broken into lines.
func writeNotes(b *strings.Builder, notes []string) {
	if len(notes) == 0 {
		return
	}
	b.WriteString("\nNotes\n\n")
	for _, note := range notes {
		line := "  -"
		for _, word := range strings.Fields(note) {
			if len(line)+len(word) > 110 {
				b.WriteString(line + "\n")
				line = "   "
			}
			line += " " + word
		}
		b.WriteString(line + "\n")
	}
}

package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"yardstick/internal/figure"
	"yardstick/stat"
)

// WriteText writes the report for people.
func (r *Robustness) WriteText(w io.Writer) error {
	var b strings.Builder
	b.WriteString("How fair the assessor is, and how hard to fool\n\n")
	fmt.Fprintf(&b, "  Assessor   %s\n", assessorName(r.Assessor))
	fmt.Fprintf(&b, "  Answers    %s, held against changed versions of themselves\n", figure.Thousands(r.Answers))
	b.WriteString("\nChanges that must not matter: verdicts on requirements that moved all the same\n\n")
	s := figure.Sheet{Notes: true}
	s.Add("", "answers", "pairs", "up", "down", "moved", "95 % interval", "overall", "what is changed")
	for _, m := range append(slices.Clip(r.Changes), r.Wording) {
		s.Add(
			m.Name, figure.Thousands(m.Answers), figure.Thousands(m.Pairs), figure.Thousands(m.Up), figure.Thousands(m.Down), share(m.Share),
			between(m.Interval), share(stat.Ratio(m.Verdicts, m.Answers)), m.Meaning,
		)
	}
	s.Write(&b)
	b.WriteString("\n  Overall: share of answers whose verdict as a whole moved.\n")
	fmt.Fprintf(
		&b, "  One sentence is enough: the sentence quoted for a requirement, alone, still meets it in %s of %s (95 %% interval %s).\n",
		share(r.Short.Share), figure.Plural(r.Short.Pairs, "answer"), between(r.Short.Interval),
	)
	b.WriteString("\nAttacks: requirements that gained credit by them\n\n")
	s = figure.Sheet{Notes: true}
	s.Add("", "answers", "pairs", "gained", "share", "95 % interval", "meets", "what is done")
	for _, g := range r.Attacks {
		s.Add(g.Name, figure.Thousands(g.Answers), figure.Thousands(g.Pairs), figure.Thousands(g.Gained), share(g.Share), between(g.Interval),
			figure.Thousands(g.Meets), g.Meaning)
	}
	s.Write(&b)
	b.WriteString("\n  Meets: answers whose verdict became that they meet the job criteria.\n")
	b.WriteString("  A good answer to another question may rightly meet a general requirement, such as to give a figure.\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// share writes a share in per cent, or a dash.
func share(v stat.Value) string {
	if _, ok := v.Float(); !ok {
		return "–"
	}
	return percent(v)
}

func between(i stat.Interval) string {
	if _, ok := i.Low.Float(); !ok {
		return "–"
	}
	return share(i.Low) + " to " + share(i.High)
}

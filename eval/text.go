package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"yardstick/assess"
	"yardstick/internal/figure"
	"yardstick/stat"
)

// shownRequirements is how many requirements the text report lists; JSON holds all.
const shownRequirements = 15

// WriteText writes the report for people: each figure with a line that says
// how to read it.
func (r *Interview) WriteText(w io.Writer) error {
	var b strings.Builder
	b.WriteString("How well the assessor agrees with people on interview answers\n\n")
	fmt.Fprintf(&b, "  Assessor   %s\n", assessorName(r.Assessor))
	fmt.Fprintf(&b, "  Compared   %s in %s\n", figure.Plural(r.N, "labelled requirement"), figure.Plural(r.Answers, "answer"))
	if r.Unlabelled > 0 {
		fmt.Fprintf(&b, "             %s without a label: left out\n", figure.Plural(r.Unlabelled, "answer"))
	}
	writeNotAssessed(&b, r.Figures)
	b.WriteString("\nRequirement by requirement\n\n")
	writeFigures(&b, r.Figures, "answers")
	fmt.Fprintf(
		&b, "\n  In words: of 100 requirements the assessor gives the verdict that people gave on %s.\n", per100(r.N-r.Above-r.Below, r.N),
	)
	fmt.Fprintf(&b, "  It is kinder than they were on %s and stricter on %s.\n", per100(r.Above, r.N), per100(r.Below, r.N))
	if r.Raters != nil {
		fmt.Fprintf(&b, "  For comparison: the two raters agree with each other exactly on %s and at a kappa of %s.\n",
			percent(r.Raters.Exact), r.Raters.Kappa.Value)
	}
	r.writeParts(&b)
	writeConfusion(&b, r.Confusion, "people said", "the assessor said")
	writeClasses(&b, r.Classes)
	r.Overall.write(&b)
	r.writeQuotes(&b)
	writeCalibration(&b, r.Calibration)
	writeGroups(&b, "By kind of requirement", r.By.Kind, byName(r.By.Kind))
	writeGroups(&b, "By guide", r.By.Guide, byName(r.By.Guide))
	r.writeRequirements(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

// writeRequirements lists the requirements with the least agreement.
func (r *Interview) writeRequirements(b *strings.Builder) {
	names := byName(r.By.Requirement)
	least := func(a, c string) int {
		x, _ := r.By.Requirement[a].Exact.Float()
		y, _ := r.By.Requirement[c].Exact.Float()
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, c))
	}
	slices.SortFunc(names, least)
	title := "By requirement, least agreement first"
	if len(names) > shownRequirements {
		title = fmt.Sprintf("The %d of %d requirements with the least agreement (--format json has all)", shownRequirements, len(names))
		names = names[:shownRequirements]
	}
	writeGroups(b, title, r.By.Requirement, names)
}

// writeQuotes says whether the evidence is where people saw it.
func (r *Interview) writeQuotes(b *strings.Builder) {
	if r.Quotes == nil {
		return
	}
	q := r.Quotes
	b.WriteString("\nEvidence\n\n")
	if q.N == 0 {
		b.WriteString("  Nowhere did people and the assessor both give credit with a quote: nothing to compare.\n")
		return
	}
	fmt.Fprintf(b, "  Where people and the assessor both gave credit, the assessor quotes what they quoted, at least in part,\n")
	fmt.Fprintf(
		b, "  for %s of their %s (95 %% interval %s).\n", percent(q.Share), figure.Plural(q.N, "quote"),
		figure.Interval(q.Interval.Low, q.Interval.High),
	)
	if q.Unlocated > 0 {
		fmt.Fprintf(b, "  Left out, since the words do not stand so in the answer: %s.\n", figure.Plural(q.Unlocated, "quote"))
	}
}

// writeNotAssessed says what the figures leave out.
func writeNotAssessed(b *strings.Builder, f Figures) {
	if f.NotAssessed == 0 {
		b.WriteString("             none was left unassessed\n")
		return
	}
	fmt.Fprintf(b, "             %s not assessed: left out of every figure below, never counted as zero\n", figure.Thousands(f.NotAssessed))
	agreed := f.N - f.Above - f.Below
	fmt.Fprintf(b, "             (counting them as disagreement, the same label on %s)\n", percent(stat.Ratio(agreed, f.N+f.NotAssessed)))
}

// writeFigures writes the headline figures with how to read them.
func writeFigures(b *strings.Builder, f Figures, clusters string) {
	name := strings.ToUpper(f.Kappa.Weights[:1]) + f.Kappa.Weights[1:]
	if f.Kappa.Weights != stat.Unweighted.String() {
		name += "-weighted"
	}
	s := figure.Sheet{Notes: true}
	s.Add("Exact agreement", f.Exact.String(), "the same label on that share of the cases")
	s.Add(name+" kappa", f.Kappa.Value.String(), "agreement beyond chance: 1 is perfect, 0 is guessing")
	s.Add("  95 % interval", figure.Interval(f.Kappa.Low, f.Kappa.High), figure.Thousands(resampling().Resamples)+" resamples of "+clusters)
	s.Add("Macro F1", f.MacroF1.String(), "every label counts the same, rare or not")
	s.Add("Weighted F1", f.WeightedF1.String(), "every label counts by its number of cases")
	s.Write(b)
}

// writeConfusion writes the table of counts.
func writeConfusion(b *strings.Builder, c Confusion, rows, columns string) {
	fmt.Fprintf(b, "\nWhat %s (rows) and what %s (columns)\n\n", rows, columns)
	var s figure.Sheet
	s.Add(append(append([]string{""}, c.Labels...), "all")...)
	totals := make([]int, len(c.Labels)+1)
	for i, label := range c.Labels {
		row, sum := []string{label}, 0
		for j, n := range c.Counts[i] {
			row = append(row, figure.Thousands(n))
			sum += n
			totals[j] += n
		}
		totals[len(c.Labels)] += sum
		s.Add(append(row, figure.Thousands(sum))...)
	}
	last := []string{"all"}
	for _, n := range totals {
		last = append(last, figure.Thousands(n))
	}
	s.Add(last...)
	s.Write(b)
}

// writeClasses writes precision, recall and F1 of each label.
func writeClasses(b *strings.Builder, classes []Class) {
	b.WriteString("\nLabel by label (precision: when the assessor says it, how often people do; recall: the other way round)\n\n")
	var s figure.Sheet
	s.Add("", "precision", "recall", "F1", "cases")
	for _, c := range classes {
		s.Add(c.Label, c.Precision.String(), c.Recall.String(), c.F1.String(), figure.Thousands(c.Support))
	}
	s.Write(b)
}

// writeCalibration writes the reliability table.
func writeCalibration(b *strings.Builder, c stat.Calibration) {
	fmt.Fprintf(
		b, "\nCan its confidence be believed? Expected calibration error %s (0 is best, of %s)\n\n", c.ECE, figure.Plural(c.N, "verdict"),
	)
	var s figure.Sheet
	s.Add("confidence", "verdicts", "mean confidence", "right", "95 % interval")
	for _, bin := range c.Bins {
		if bin.N > 0 {
			s.Add(fmt.Sprintf("over %.1f to %.1f", bin.Over, bin.UpTo), figure.Thousands(bin.N), bin.Confidence.Format(2),
				bin.Accuracy.Format(2), interval2(bin.Interval))
		}
	}
	s.Write(b)
}

// writeGroups writes one line a group, in the order of names.
func writeGroups(b *strings.Builder, title string, groups map[string]Figures, names []string) {
	fmt.Fprintf(b, "\n%s\n\n", title)
	var s figure.Sheet
	s.Add("", "cases", "not assessed", "exact", "kappa", "95 % interval", "macro F1", "weighted F1", "kinder", "stricter")
	for _, name := range names {
		f := groups[name]
		s.Add(
			name, figure.Thousands(f.N), figure.Thousands(f.NotAssessed), figure.Short(f.Exact), figure.Short(f.Kappa.Value),
			figure.Interval(f.Kappa.Low, f.Kappa.High), figure.Short(f.MacroF1), figure.Short(f.WeightedF1), figure.Thousands(f.Above),
			figure.Thousands(f.Below),
		)
	}
	s.Write(b)
}

// assessorName names the assessor in one line.
func assessorName(a assess.Assessor) string {
	model := a.Model
	if model == "" {
		model = "none"
	}
	return fmt.Sprintf("%s %s (model: %s)", a.Name, a.Version, model)
}

func byName[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func interval2(i stat.Interval) string {
	if _, ok := i.Low.Float(); !ok {
		return "–"
	}
	return i.Low.Format(2) + " to " + i.High.Format(2)
}

// percent writes a share, 0 to 1, with one decimal.
func percent(v stat.Value) string {
	x, ok := v.Float()
	if !ok {
		return v.String()
	}
	return strconv.FormatFloat(100*x, 'f', 1, 64) + " %"
}

// per100 says how many of 100 k of n are.
func per100(k, n int) string {
	x, ok := stat.Ratio(k, n).Float()
	if !ok {
		return "none"
	}
	return strconv.FormatFloat(100*x, 'f', 0, 64)
}

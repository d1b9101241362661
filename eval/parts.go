package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yardstick/assess"
	"yardstick/internal/figure"
	"yardstick/stat"
)

// Part is the figures of some of the answers.
type Part struct {
	Figures
	Answers  int        `json:"answers"`
	MetFound stat.Value `json:"met_found"` // of what people found met, the share that the assessor found met
}

// Abstaining is the agreement on the verdicts that the assessor is surest of,
// where it abstains from the rest.
type Abstaining struct {
	Coverage float64    `json:"coverage"` // share of the pairs that are judged
	Least    float64    `json:"least"`    // the least confidence among them
	Exact    stat.Value `json:"exact"`
	Kappa    stat.Value `json:"kappa"`
}

// bandOf is how much credit people gave an answer's labelled requirements:
// weak below a third of it, strong from two thirds on.
func bandOf(c *assessedCase) string {
	got, most := 0, 0
	for _, label := range c.labels {
		got += place(label)
		most += place(assess.Met)
	}
	switch {
	case 3*got < most:
		return "weak"
	case 3*got < 2*most:
		return "middle"
	}
	return "strong"
}

// lengthOf is the length of an answer.
func lengthOf(c *assessedCase) string {
	switch n := len(strings.Fields(c.answer.Text)); {
	case n < 30:
		return "under 30 words"
	case n < 100:
		return "30 to 99 words"
	}
	return "100 words or more"
}

// parts gives the figures of every group, by name.
func (g groups) parts(s scale) map[string]Part {
	by := make(map[string]Part, len(g))
	for name, outcomes := range g {
		t := s.table(outcomes)
		top := len(s.labels) - 1
		by[name] = Part{Figures: s.figures(outcomes), Answers: len(s.clusters(outcomes)), MetFound: stat.Ratio(t.At(top, top), t.Row(top))}
	}
	return by
}

// within is kappa within answers, with its interval over whole answers.
func (s scale) within(outcomes []outcome) Kappa {
	clusters := s.clusters(outcomes)
	drawn := make([]stat.Table, len(clusters))
	interval := stat.Bootstrap(len(clusters), resampling(), func(draw []int) stat.Value {
		for i, c := range draw {
			drawn[i] = clusters[c]
		}
		return stat.KappaWithin(drawn, s.weights)
	})
	return Kappa{Value: stat.KappaWithin(clusters, s.weights), Low: interval.Low, High: interval.High, Weights: s.weights.String()}
}

// abstaining gives the agreement where so many of the least sure verdicts are left out.
func (s scale) abstaining(outcomes []outcome) []Abstaining {
	judged := slices.DeleteFunc(slices.Clone(outcomes), func(o outcome) bool { return o.predicted < 0 })
	slices.SortStableFunc(judged, func(a, b outcome) int { return cmp.Compare(b.confidence, a.confidence) })
	var out []Abstaining
	for _, percent := range []int{100, 90, 75, 50, 25} {
		n := len(judged) * percent / 100
		if n == 0 {
			continue
		}
		t := s.table(judged[:n])
		out = append(out, Abstaining{float64(percent) / 100, judged[n-1].confidence, t.Exact(), t.Kappa(s.weights)})
	}
	return out
}

// writeParts writes kappa within answers, and the figures by band, by length and where unsure verdicts are left out.
func (r *Interview) writeParts(b *strings.Builder) {
	fmt.Fprintf(b, "\n  Within answers, kappa is %s (95 %% interval %s): are the right requirements of an answer told from its others?\n",
		r.Within.Value, figure.Interval(r.Within.Low, r.Within.High))
	writePartsOf(b, "By how much people found in the answer (weak: under a third of the credit; strong: two thirds or more)", r.By.Band,
		"weak", "middle", "strong")
	writePartsOf(b, "By length of the answer", r.By.Length, "under 30 words", "30 to 99 words", "100 words or more")
	b.WriteString("\nWhere the assessor abstains from what it is least sure of\n\n")
	var s figure.Sheet
	s.Add("judged", "confidence from", "exact", "kappa")
	for _, a := range r.Abstaining {
		s.Add(fmt.Sprintf("%.0f %%", 100*a.Coverage), fmt.Sprintf("%.2f", a.Least), a.Exact.String(), a.Kappa.String())
	}
	s.Write(b)
}

// writePartsOf writes the parts that are there, in the order of names.
func writePartsOf(b *strings.Builder, title string, parts map[string]Part, names ...string) {
	fmt.Fprintf(b, "\n%s\n\n", title)
	var s figure.Sheet
	s.Add("", "answers", "pairs", "exact", "kappa", "95 % interval", "met found")
	for _, name := range names {
		p, ok := parts[name]
		if !ok {
			continue
		}
		s.Add(
			name, figure.Thousands(p.Answers), figure.Thousands(p.N), p.Exact.String(), p.Kappa.Value.String(),
			figure.Interval(p.Kappa.Low, p.Kappa.High), share(p.MetFound),
		)
	}
	s.Write(b)
}

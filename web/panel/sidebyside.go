package panel

import (
	"slices"
	"strconv"

	domain "yardstick/panel"
	"yardstick/stat"
	"yardstick/stat/report"
	"yardstick/web/chart"
)

// What one page shows of a long list; the rest is a page further, or in the files.
const (
	sideMost     = 12 // candidates side by side
	agendaMost   = 25 // requirements to be discussed
	switchedMost = 5  // pairs of a variant
)

// dot is the level of one rater in a picture, in its units.
type dot struct{ X, Y int }

// dotStep is the distance of two levels in a picture, dotTall that of two raters who
// gave the same one.
const (
	dotStep = 12
	dotTall = 8
)

// Dots are the levels of a row, one dot a rater: to the right the higher level, raters
// with the same level above each other.
func (r ratedRow) Dots() []dot {
	var out []dot
	at := map[int]int{}
	for _, l := range r.Levels {
		if l.Now == nil {
			continue
		}
		out = append(out, dot{X: dotStep**l.Now - dotStep/2, Y: dotTall/2 + dotTall*at[*l.Now]})
		at[*l.Now]++
	}
	return out
}

// Box is the view box of the picture of a row on a scale up to top.
func (r ratedRow) Box(top int) string {
	tall := dotTall
	for _, d := range r.Dots() {
		tall = max(tall, d.Y+dotTall/2)
	}
	return "0 0 " + strconv.Itoa(dotStep*top) + " " + strconv.Itoa(tall)
}

// sideBySide are the candidates of one page of the table, the best first, and where
// the pages before and after begin; 0 before there is none.
type sideBySide struct {
	From, Of, Before, After int
	Codes                   []string
}

// To is the number of the last candidate on the page.
func (s sideBySide) To() int { return s.From + len(s.Codes) - 1 }

// sideFrom is the page that begins with the candidate at a place from 1.
func sideFrom(r *domain.Results, from int) sideBySide {
	s := sideBySide{Of: len(r.Standing)}
	s.From = min(max(from, 1), max(s.Of, 1))
	for _, t := range r.Standing[s.From-1 : min(s.From-1+sideMost, s.Of)] {
		s.Codes = append(s.Codes, t.Candidate)
	}
	if s.From > 1 {
		s.Before = max(s.From-sideMost, 1)
	}
	if s.To() < s.Of {
		s.After = s.To() + 1
	}
	return s
}

// Rated are the candidates of the page, in the order in which they stand.
func (p resultsPage) Rated() []domain.CandidateView {
	var out []domain.CandidateView
	for _, code := range p.Side.Codes {
		if i := slices.IndexFunc(p.V.Candidates, func(c domain.CandidateView) bool { return c.Code == code }); i >= 0 {
			out = append(out, p.V.Candidates[i])
		}
	}
	return out
}

// Agenda is what is to be discussed first, and how much more there is.
func (p resultsPage) Agenda() []domain.Apart {
	return p.V.Results.Agenda[:min(agendaMost, len(p.V.Results.Agenda))]
}

// AgendaMore is how much more is to be discussed than the page lists.
func (p resultsPage) AgendaMore() int { return max(len(p.V.Results.Agenda)-agendaMost, 0) }

// Pairs are the first pairs whose order is another.
func (p resultsPage) Pairs(v domain.Variant) []domain.Switch {
	return v.Switched[:min(switchedMost, len(v.Switched))]
}

// PairsMore is how many pairs more there are.
func (p resultsPage) PairsMore(v domain.Variant) int { return max(len(v.Switched)-switchedMost, 0) }

// figuresOf are the statistics that a page shows first.
func figuresOf(a *report.Agreement) []chart.Figure {
	return []chart.Figure{
		{Key: "equal", Value: a.Agreement, Low: stat.NotEstimable(), High: stat.NotEstimable()},
		{Key: "icc21", Value: a.ICC.ICC21.Value, Low: a.ICC.ICC21.Low, High: a.ICC.ICC21.High},
		{Key: "icc2k", Value: a.ICC.ICC2k.Value, Low: a.ICC.ICC2k.Low, High: a.ICC.ICC2k.High},
		{Key: "alpha", Value: a.Alpha.Ordinal, Low: a.AlphaInterval.Ordinal.Low, High: a.AlphaInterval.Ordinal.High},
	}
}

// severityOf is how far each rater lies from the others who rated the same.
func severityOf(a *domain.RaterAgreement) []chart.Figure {
	var out []chart.Figure
	for _, s := range a.Severity {
		out = append(out, chart.Figure{Key: s.Rater, Value: s.Deviation, Low: s.Low, High: s.High})
	}
	if s := a.AssessorSeverity(); s != nil {
		out = append(out, chart.Figure{Key: s.Rater, Value: s.Deviation, Low: s.Low, High: s.High})
	}
	return out
}

// agreed is how far the raters agree, as figures, charts and words.
type agreed struct {
	Text     string
	Figures  []chart.Figure
	Severity []chart.Figure

	Levels, Raters, Candidates, Requirements int
	Assessor                                 bool // it stands beside the raters in Severity
}

// Chart draws the figures, Deviations the raters' severity.
func (a agreed) Chart() chart.Bars      { return chart.OfFigures(a.Figures) }
func (a agreed) Deviations() chart.Bars { return chart.OfDeviations(a.Severity) }

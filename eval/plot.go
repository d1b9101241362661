package eval

import (
	"fmt"
	"io"
	"strings"
	"text/template"

	"yardstick/internal/figure"
	"yardstick/stat"
)

// Plot is a drawing of a report: its file name and what writes it, as SVG with
// a title and a description for those who cannot see it.
type Plot struct {
	Name  string
	Write func(w io.Writer) error
}

// Plots draws the reliability of the confidences and the confusion table.
func (r *Interview) Plots() []Plot {
	return []Plot{
		{"reliability.svg", func(w io.Writer) error { return drawn(reliabilityPlot, w, reliabilityOf(r.Calibration)) }},
		{"confusion.svg", func(w io.Writer) error { return drawn(confusionPlot, w, shaded(r.Confusion)) }},
	}
}

// drawn executes a template whose blank lines mean nothing.
func drawn(t *template.Template, w io.Writer, page any) error {
	var b strings.Builder
	if err := t.Execute(&b, page); err != nil {
		return err
	}
	for line := range strings.Lines(b.String()) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if _, err := io.WriteString(w, line); err != nil {
			return err
		}
	}
	return nil
}

// side is the length of the square that is drawn in, user units.
const side = 300

// reliability is what its plot shows: a dot for every bin that holds verdicts.
type reliability struct {
	Error string
	N     string
	Dots  []dot
}

// dot is one bin in units of the plot, y downwards; Low and High are the ends of its interval.
type dot struct {
	X, Y, Low, High float64
	Radius          float64
	Says            string
}

func reliabilityOf(c stat.Calibration) reliability {
	r := reliability{Error: c.ECE.String(), N: figure.Plural(c.N, "verdict")}
	for _, b := range c.Bins {
		confidence, ok := b.Confidence.Float()
		accuracy, _ := b.Accuracy.Float()
		if !ok {
			continue
		}
		low, _ := b.Interval.Low.Float()
		high, _ := b.Interval.High.Float()
		r.Dots = append(r.Dots, dot{
			X: side * confidence, Y: side * (1 - accuracy), Low: side * (1 - low), High: side * (1 - high),
			Radius: 3 + 9*float64(b.N)/float64(max(c.N, 1)),
			Says:   fmt.Sprintf("confidence %s, right %s of %s", b.Confidence.Format(2), b.Accuracy.Format(2), figure.Thousands(b.N)),
		})
	}
	return r
}

// confusionCell is one cell: its place, its count, and how dark it is, 0 to 1,
// by its share of the row.
type confusionCell struct {
	Row, Column int
	Count       string
	Shade       float64
}

type confusionTable struct {
	Labels []string
	Cells  []confusionCell
}

func shaded(c Confusion) confusionTable {
	t := confusionTable{Labels: c.Labels}
	for i, row := range c.Counts {
		sum := 0
		for _, n := range row {
			sum += n
		}
		for j, n := range row {
			t.Cells = append(t.Cells, confusionCell{i, j, figure.Thousands(n), float64(n) / float64(max(sum, 1))})
		}
	}
	return t
}

var plotFuncs = template.FuncMap{
	"at":   func(i int) int { return 90 * i },
	"half": func(i int) int { return 90*i + 45 },
	"ink": func(shade float64) string {
		if shade > 0.5 {
			return "#fff"
		}
		return "#1b1b1b"
	},
	"words": func(s string) string { return strings.ReplaceAll(s, "_", " ") },
}

var reliabilityPlot = template.Must(
	template.New(
		"reliability",
	).Funcs(
		plotFuncs,
	).Parse(
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -20 400 390" role="img" aria-labelledby="t d" font-family="sans-serif"
			font-size="12" fill="#1b1b1b">
<title id="t">Reliability of the confidences</title>
<desc id="d">Share of right verdicts over confidence, of {{.N}}; expected calibration error {{.Error}}. {{range .Dots}}{{.Says}};
	{{end}}</desc>
<rect x="-60" y="-20" width="400" height="390" fill="#fff"/>
<rect width="300" height="300" fill="none" stroke="#888"/>
<path d="M0 300L300 0" stroke="#888" stroke-dasharray="4 4"/>
{{range .Dots}}<path d="M{{printf "%.1f" .X}} {{printf "%.1f" .Low}}V{{printf "%.1f" .High}}" stroke="#2b5c8a"/>
<circle cx="{{printf "%.1f" .X}}" cy="{{printf "%.1f" .Y}}" r="{{printf "%.1f" .Radius}}" fill="#2b5c8a"><title>{{.Says}}</title></circle>
{{end}}
<text x="-8" y="304" text-anchor="end">0</text><text x="-8" y="154" text-anchor="end">0.5</text><text x="-8" y="8"
	text-anchor="end">1</text>
<text y="320" text-anchor="middle">0</text><text x="150" y="320" text-anchor="middle">0.5</text><text x="300" y="320"
	text-anchor="middle">1</text>
<text x="150" y="345" text-anchor="middle">confidence</text>
<text transform="translate(-38 150) rotate(-90)" text-anchor="middle">share of right verdicts</text>
</svg>
`,
	),
)

var confusionPlot = template.Must(
	template.New(
		"confusion",
	).Funcs(
		plotFuncs,
	).Parse(
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-130 -60 440 360" role="img" aria-labelledby="t d" font-family="sans-serif"
			font-size="13" fill="#1b1b1b">
<title id="t">What people said and what the assessor said</title>
<desc id="d">Rows: people; columns: the assessor. {{$l := .Labels}}{{range .Cells}}{{words (index $l .Row)}}, {{words (index $l
	.Column)}}: {{.Count}}; {{end}}</desc>
<rect x="-130" y="-60" width="440" height="360" fill="#fff"/>
{{range .Cells}}<rect x="{{at .Column}}" y="{{at .Row}}" width="90" height="90" fill="#2b5c8a" fill-opacity="{{printf "%.2f" .Shade}}"
	stroke="#888"/>
<text x="{{half .Column}}" y="{{half .Row}}" dy="5" text-anchor="middle" fill="{{ink .Shade}}">{{.Count}}</text>
{{end}}
{{range $i, $w := .Labels}}<text x="-8" y="{{half $i}}" dy="5" text-anchor="end">{{words $w}}</text>
<text x="{{half $i}}" y="-8" text-anchor="middle">{{words $w}}</text>
{{end}}
<text x="135" y="-34" text-anchor="middle">the assessor said</text>
<text transform="translate(-112 135) rotate(-90)" text-anchor="middle">people said</text>
</svg>
`,
	),
)

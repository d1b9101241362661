package report

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"math"
	"slices"
	"strings"

	"yardstick/internal/figure"
	"yardstick/stat"
	"yardstick/stat/table"
)

// How many rows the drawing shows.
const (
	drawnTargets = 40
	drawnRaters  = 40
)

// Sizes of the drawing, in user units.
const (
	plotWidth = 720
	plotLeft  = 190 // room for names
	plotRight = 20
	rowHeight = 18
	headRoom  = 46
	footRoom  = 40
)

// colours of the first raters; further ones share the last. Each rater has a
// place within its row as well, so that colour is not needed to tell them apart.
var colours = []string{"#2b5c8a", "#b4531f", "#3f7a3a", "#7b3f8c", "#8a6d1c", "#1d7f86", "#a23b52", "#5a5a5a"}

// WritePlot draws every rater's rating of the targets as dots, and below the
// raters' severity with its intervals, as SVG with a title and a description
// for those who cannot see it. Of many targets it shows those on which raters
// lie furthest apart.
func (a *Agreement) WritePlot(w io.Writer) error {
	dots, severity := a.dots(), a.severityRows()
	high := headRoom + footRoom + rowHeight*len(dots)
	total := high + headRoom + footRoom + rowHeight*len(severity)
	d := &drawing{}
	d.add(
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t d" `+
			`font-family="sans-serif" font-size="12" fill="#1b1b1b">`,
		plotWidth,
		total,
	)
	d.add(`<title id="t">How far the raters agree</title>`)
	d.add(`<desc id="d">%s</desc>`, html.EscapeString(a.described()))
	d.add(`<rect width="%d" height="%d" fill="#fff"/>`, plotWidth, total)
	a.drawDots(d, dots)
	a.drawSeverity(d, severity, high)
	d.add(`</svg>`)
	_, err := io.WriteString(w, d.String())
	return err
}

// drawing is SVG, one element a line.
type drawing struct{ strings.Builder }

func (d *drawing) add(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

// text writes words at a place; anchor is start, middle or end.
func (d *drawing) text(x, y float64, anchor, words string) {
	d.add(`<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>`, x, y, anchor, html.EscapeString(words))
}

// described says in words what the drawing shows.
func (a *Agreement) described() string {
	words := fmt.Sprintf(
		"%s of %s by %s.", figure.Plural(a.Ratings, "rating"), figure.Plural(a.Targets, "target"), figure.Plural(a.Raters, "rater"),
	)
	for _, s := range a.severityRows() {
		words += fmt.Sprintf(" %s deviates by %s (%s).", s.Rater, s.Deviation, figure.Interval(s.Low, s.High))
	}
	return words
}

// axis maps values to the width of the plot.
type axis struct{ low, high float64 }

func (x axis) at(value float64) float64 {
	return plotLeft + (plotWidth-plotLeft-plotRight)*(value-x.low)/(x.high-x.low)
}

// ticks are round values, ten at most.
func (x axis) ticks() []float64 {
	step := math.Pow(10, math.Floor(math.Log10((x.high-x.low)/2)))
	for _, times := range []float64{1, 2, 5, 10, 20} {
		if (x.high-x.low)/(times*step) <= 10 {
			step *= times
			break
		}
	}
	var all []float64
	for i := math.Ceil(x.low/step - 1e-9); i*step <= x.high+1e-9*step; i++ {
		all = append(all, i*step)
	}
	return all
}

// axisOf holds the values with some room on both sides.
func axisOf(low, high float64) axis {
	room := max(0.04*(high-low), 1e-6)
	if low == high {
		room = 1
	}
	return axis{low - room, high + room}
}

// frame draws the grid of an axis over so many rows, with a heading.
func (d *drawing) frame(x axis, top float64, rows int, heading string) {
	d.add(`<text x="8" y="%.1f" font-size="14" font-weight="bold">%s</text>`, top+18, html.EscapeString(heading))
	bottom := top + headRoom + float64(rowHeight*rows)
	for _, t := range x.ticks() {
		d.add(`<path d="M%.1f %.1fV%.1f" stroke="#ddd"/>`, x.at(t), top+headRoom-8, bottom)
		d.text(x.at(t), bottom+16, "middle", fmt.Sprintf("%g", math.Round(t*1e6)/1e6))
	}
}

// dots gives the targets that are drawn, by their mean.
func (a *Agreement) dots() []int {
	t := a.ratings.Table
	apart := func(i int) int64 {
		low, high := ends2(t.Row(i))
		return high - low
	}
	var rated []int
	for i := range t.Targets() {
		if len(t.Row(i)) > 0 {
			rated = append(rated, i)
		}
	}
	if len(rated) > drawnTargets {
		slices.SortStableFunc(rated, func(i, j int) int { return cmp.Compare(apart(j), apart(i)) })
		rated = rated[:drawnTargets]
	}
	slices.SortStableFunc(rated, func(i, j int) int { return cmp.Or(cmp.Compare(mean(t.Row(j)), mean(t.Row(i))), cmp.Compare(i, j)) })
	return rated
}

// ends2 gives the lowest and highest of some ratings.
func ends2(row []stat.Rating) (low, high int64) {
	low, high = math.MaxInt64, math.MinInt64
	for _, r := range row {
		low, high = min(low, r.Value), max(high, r.Value)
	}
	return low, high
}

func mean(row []stat.Rating) float64 {
	sum := int64(0)
	for _, r := range row {
		sum += r.Value
	}
	return float64(sum) / float64(len(row))
}

// drawDots draws the ratings of the targets.
func (a *Agreement) drawDots(d *drawing, targets []int) {
	levels := a.ratings.Table.Levels()
	if len(levels) == 0 {
		return
	}
	x := axisOf(points(levels[0]), points(levels[len(levels)-1]))
	heading := "Ratings of each target, one dot a rater, in the colours of the raters below"
	if len(targets) < a.ratings.Table.Targets() {
		heading = fmt.Sprintf(
			"The %d targets on which raters lie furthest apart, of %s", len(targets), figure.Thousands(a.ratings.Table.Targets()),
		)
	}
	d.frame(x, 0, len(targets), heading)
	for i, target := range targets {
		row := a.ratings.Table.Row(target)
		y := headRoom + rowHeight*(float64(i)+0.5)
		low, high := ends2(row)
		d.text(plotLeft-10, y+4, "end", short(a.rated(target)))
		d.add(`<path d="M%.1f %.1fH%.1f" stroke="#aaa"/>`, x.at(points(low)), y, x.at(points(high)))
		for _, r := range row {
			off := 0.0
			if a.Raters > 1 {
				off = (float64(r.Rater)/float64(a.Raters-1) - 0.5) * (rowHeight - 8)
			}
			d.add(`<circle cx="%.1f" cy="%.1f" r="3" fill="%s"><title>%s</title></circle>`, x.at(points(r.Value)), y+off,
				colour(r.Rater), html.EscapeString(a.rated(target)+", "+a.ratings.Raters[r.Rater]+": "+table.Points(r.Value)))
		}
	}
}

// rated names what was rated.
func (a *Agreement) rated(i int) string {
	u := a.ratings.Rated[i]
	name := a.ratings.Targets[u.Target]
	if a.Questions > 0 {
		name += ", " + a.ratings.Questions[u.Question]
	}
	return name
}

// severityRows are the raters that are drawn, the severest first; of many, those
// furthest from the mean.
func (a *Agreement) severityRows() []Severity {
	var rows []Severity
	for _, s := range a.Severity {
		if s.Deviation != stat.NotEstimable() {
			rows = append(rows, s)
		}
	}
	deviation := func(s Severity) float64 { x, _ := s.Deviation.Float(); return x }
	if len(rows) > drawnRaters {
		slices.SortStableFunc(rows, func(p, q Severity) int { return cmp.Compare(math.Abs(deviation(q)), math.Abs(deviation(p))) })
		rows = rows[:drawnRaters]
	}
	slices.SortStableFunc(rows, func(p, q Severity) int { return cmp.Compare(deviation(p), deviation(q)) })
	return rows
}

// drawSeverity draws each rater's deviation with its interval, from the given height.
func (a *Agreement) drawSeverity(d *drawing, rows []Severity, top int) {
	if len(rows) == 0 {
		return
	}
	low, high := 0.0, 0.0
	for _, s := range rows {
		for _, v := range []stat.Value{s.Deviation, s.Low, s.High} {
			if y, ok := v.Float(); ok {
				low, high = min(low, y), max(high, y)
			}
		}
	}
	x := axisOf(low, high)
	d.frame(x, float64(top), len(rows), "Severity: below the mean of a target (left) or above it (right), 95 % interval")
	d.add(`<path d="M%.1f %dV%d" stroke="#1b1b1b"/>`, x.at(0), top+headRoom-8, top+headRoom+rowHeight*len(rows))
	for i, s := range rows {
		y := float64(top) + headRoom + rowHeight*(float64(i)+0.5)
		d.text(plotLeft-10, y+4, "end", short(s.Rater))
		middle, _ := s.Deviation.Float()
		from, ok := s.Low.Float()
		if to, has := s.High.Float(); ok && has {
			d.add(`<path d="M%.1f %.1fH%.1f" stroke="#888" stroke-width="2"/>`, x.at(from), y, x.at(to))
		}
		d.add(
			`<circle cx="%.1f" cy="%.1f" r="4" fill="%s"><title>%s</title></circle>`, x.at(middle), y,
			colour(slices.Index(a.ratings.Raters, s.Rater)),
			html.EscapeString(s.Rater+": "+s.Deviation.String()+" ("+figure.Interval(s.Low, s.High)+")"),
		)
	}
}

func colour(rater int) string { return colours[min(rater, len(colours)-1)] }

func points(units int64) float64 { return float64(units) / stat.Unit }

// short cuts a name to the room there is for it.
func short(name string) string {
	const most = 26
	if runes := []rune(name); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return name
}

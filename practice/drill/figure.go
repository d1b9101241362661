package drill

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// gauge is a measure that a week can move: target and failing level are known
// and differ.
type gauge struct {
	*job.Measure
	places int    // digits after the point
	label  string // its name as tables show it
}

// gaugeOf makes a gauge of a measure, or says that it cannot be one.
func gaugeOf(m *job.Measure) (gauge, bool) {
	if m.Target == nil || m.FailsAt == nil || *m.Target == *m.FailsAt {
		return gauge{}, false
	}
	g := gauge{Measure: m, places: max(places(*m.Target), places(*m.FailsAt)), label: english.Upper(m.Name)}
	if !g.counts() && g.span() < 4*g.step() {
		g.places++
	}
	return g, true
}

func places(v float64) int {
	_, after, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	return len(after)
}

func (g *gauge) span() float64 { return math.Abs(*g.FailsAt - *g.Target) }
func (g *gauge) step() float64 { return math.Pow(10, -float64(g.places)) }

// counts reports whether the measure counts things, of which there are no parts.
func (g *gauge) counts() bool {
	unit := strings.ToLower(g.Unit)
	if places(*g.Target)+places(*g.FailsAt) > 0 || strings.HasPrefix(unit, "%") || strings.HasPrefix(unit, "per ") ||
		strings.HasPrefix(unit, "out of") {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(unit), func(w string) bool {
		return slices.Contains(
			strings.Fields(
				"percent seconds minutes hours days weeks months years dollars euros pounds francs tonnes litres metres kilometres miles points",
			),
			w,
		)
	})
}

// sudden reports whether the measure can go from good to failing within days:
// it counts things, or it is taken over a month at most.
func (g *gauge) sudden() bool {
	per := strings.ToLower(g.Per)
	return g.counts() ||
		slices.ContainsFunc(
			[]string{"hour", "shift", "day", "daily", "lesson", "night", "morning", "week", "month"},
			func(p string) bool { return strings.Contains(per, p) },
		)
}

// beyond is how far a figure goes that has failed: past its level, or just to
// it where a few things are counted.
func (g *gauge) beyond(r *random) float64 {
	const few = 4
	part := r.between(1.1, 1.4)
	if g.counts() && g.span() <= few {
		return 1
	}
	return part
}

// at is the figure a part of the way from target (0) to failing level (1), as
// it would be read: rounded, and within what the unit allows. A part below 1
// never gives a figure that fails, and one of 1 or more always does.
func (g *gauge) at(part float64) float64 {
	v := g.round(*g.Target + part*(*g.FailsAt-*g.Target))
	worse := g.step()
	if *g.FailsAt < *g.Target {
		worse = -worse
	}
	if part < 1 && g.fails(v) {
		v = g.round(*g.FailsAt - worse)
	}
	if part >= 1 && !g.fails(v) {
		v = *g.FailsAt
	}
	return g.bound(v)
}

func (g *gauge) round(v float64) float64 { return math.Round(v/g.step()) * g.step() }

// fails reports whether a figure is at the failing level or beyond it.
func (g *gauge) fails(v float64) bool {
	const rounding = 1e-9 // of decimal fractions
	if *g.FailsAt > *g.Target {
		return v >= *g.FailsAt-rounding
	}
	return v <= *g.FailsAt+rounding
}

// bound keeps a figure within what can be: nothing below zero, no more than
// all, no better than the best mark.
func (g *gauge) bound(v float64) float64 {
	top := math.Inf(1)
	if strings.HasPrefix(g.Unit, "%") && max(*g.Target, *g.FailsAt) <= 100 {
		top = 100
	}
	if of, ok := strings.CutPrefix(g.Unit, "out of "); ok {
		if n, err := strconv.ParseFloat(of, 64); err == nil {
			top = n
		}
	}
	if min(*g.Target, *g.FailsAt) >= 0 {
		v = max(v, 0)
	}
	return min(v, top)
}

// text writes a figure with its unit: 12 minutes, 4.1 out of 5, 82%.
func (g *gauge) text(v float64) string {
	n := strconv.FormatFloat(v, 'f', g.places, 64)
	if n == "-0" || strings.Trim(n, "-0.") == "" {
		n = "0"
	}
	unit := strings.TrimSpace(g.Unit)
	switch {
	case unit == "":
		return n
	case unit == "%" || strings.HasPrefix(unit, "% "):
		return n + unit
	case unit == "$" || unit == "€" || unit == "£":
		return unit + n
	case n == "1":
		return n + " " + english.One(unit)
	}
	return n + " " + unit
}

// figure writes the measure of a function as it stands.
func (g *gauge) figure(function string, v float64) Figure {
	return Figure{
		Function: function, Name: g.label, Per: strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(g.Per), "per "), "a "),
		Value: g.text(v), Target: g.text(*g.Target), FailsAt: g.text(*g.FailsAt),
	}
}

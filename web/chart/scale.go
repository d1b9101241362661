// Package chart works out where things stand in the SVG charts of the pages:
// the ruler of a measure, the ruler of a score, and progress over attempts.
// Templates draw what is worked out here and add the text alternative.
package chart

import (
	"math"
	"strconv"

	"yardstick/job"
)

// Width is the width of a ruler, in the units of its viewBox.
const Width = 320

// margin is what is left free on both sides of a ruler, so that labels fit.
const margin = 14

// Gauge is a measure as a ruler: where it fails, where its target is, and what
// lies between.
type Gauge struct {
	// From and To bound the three stretches, from left to right in units of the viewBox.
	Failing, Between, Reached Stretch
	FailsAt, Target           Tick
	Ticks                     []float64
}

// Stretch is a part of a ruler.
type Stretch struct{ X, Width float64 }

// Tick is a labelled place on a ruler.
type Tick struct {
	X      float64
	Label  string
	Anchor string // of the label's text: start, middle or end
}

// OfMeasure draws a measure that has both levels; ok is false for others.
func OfMeasure(m *job.Measure) (s Gauge, ok bool) {
	if m == nil || m.Target == nil || m.FailsAt == nil || *m.Target == *m.FailsAt {
		return Gauge{}, false
	}
	const first, second = Width * 0.32, Width * 0.68
	s = Gauge{Ticks: ticks()}
	failing, target := first, second
	if *m.FailsAt > *m.Target { // less is better: the target stands on the left
		failing, target = second, first
	}
	s.FailsAt = Tick{failing, m.Mark(job.Failure), anchor(failing)}
	s.Target = Tick{target, m.Mark(job.Success), anchor(target)}
	left, right := Stretch{0, first}, Stretch{second, Width - second}
	s.Between = Stretch{first, second - first}
	s.Failing, s.Reached = left, right
	if failing > target {
		s.Failing, s.Reached = right, left
	}
	return s, true
}

// ticks are the lines of a ruler.
func ticks() []float64 {
	const n = 32
	out := make([]float64, 0, n-1)
	for i := 1; i < n; i++ {
		out = append(out, round(Width*float64(i)/n))
	}
	return out
}

// Score is a score from 0 to 1 on a ruler with the level that passes.
type Score struct {
	At, Pass Tick
	Ticks    []float64
}

// OfScore draws a score.
func OfScore(score, pass float64) Score {
	at := func(v float64) Tick {
		x := round(margin + (Width-2*margin)*min(max(v, 0), 1))
		return Tick{x, strconv.FormatFloat(v, 'f', 2, 64), anchor(x)}
	}
	s := Score{At: at(score), Pass: at(pass)}
	for i := range 21 {
		s.Ticks = append(s.Ticks, round(margin+(Width-2*margin)*float64(i)/20))
	}
	return s
}

// anchor keeps a label within the ruler.
func anchor(x float64) string {
	switch {
	case x < 40:
		return "start"
	case x > Width-40:
		return "end"
	}
	return "middle"
}

// round keeps one digit: more would only make the page longer.
func round(v float64) float64 { return math.Round(v*10) / 10 }

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

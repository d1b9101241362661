package chart

import (
	"strings"
	"time"
)

// Value is one score at one time; Has is false where nothing was assessed,
// which is not zero.
type Value struct {
	At    time.Time
	Score float64
	Has   bool
	Path  string // of the attempt
}

// Curve is scores over attempts as a line: one step to the right an attempt.
type Curve struct {
	Width, Height float64
	Pass          float64 // y of the level that passes
	Grid          []GridLine
	Points        []Point
	Line          string // path through the points that have a score
}

// GridLine is a level with its label.
type GridLine struct {
	Y     float64
	Label string
}

// Point is one attempt.
type Point struct {
	X, Y   float64
	Has    bool
	Passes bool
	Number int
	Value
}

// Room around the drawing, and its size, in units of the viewBox.
const (
	progressWidth  = 640
	progressHeight = 220
	left, right    = 40, 16
	top, bottom    = 14, 30
)

// OfScores draws scores in their order.
func OfScores(values []Value, pass float64) Curve {
	p := Curve{Width: progressWidth, Height: progressHeight, Pass: height(pass)}
	for _, g := range []struct {
		at    float64
		label string
	}{{0, "0"}, {0.25, "0.25"}, {0.5, "0.5"}, {0.75, "0.75"}, {1, "1"}} {
		p.Grid = append(p.Grid, GridLine{height(g.at), g.label})
	}
	var line strings.Builder
	for i, v := range values {
		point := Point{X: across(i, len(values)), Y: height(v.Score), Has: v.Has, Passes: v.Score >= pass, Number: i + 1, Value: v}
		if v.Has {
			if line.Len() == 0 {
				line.WriteString("M")
			} else {
				line.WriteString("L")
			}
			line.WriteString(number(point.X) + " " + number(point.Y))
		}
		p.Points = append(p.Points, point)
	}
	p.Line = line.String()
	return p
}

// height is the y of a score.
func height(score float64) float64 {
	return round(top + (progressHeight-top-bottom)*(1-min(max(score, 0), 1)))
}

// across is the x of the ith of n attempts.
func across(i, n int) float64 {
	const width = progressWidth - left - right
	if n == 1 {
		return left + width/2
	}
	return round(left + 24 + (width-48)*float64(i)/float64(n-1))
}

package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"yardstick/stat"
)

// Bar is a figure with its 95 % interval on a line, in units of the viewBox.
type Bar struct {
	Key       string // of what it is
	Value     Tick
	Low, High float64
	Has       bool // there is an interval
}

// Bars are figures under each other on one axis.
type Bars struct {
	Height float64
	Grid   []Tick
	Zero   float64 // x of zero
	Rows   []BarRow
}

// BarRow is a bar at its height.
type BarRow struct {
	Bar
	Y float64
}

// Sizes of bars, in units of the viewBox. BarsWidth is that of the whole.
const (
	BarsWidth = 640
	barsLeft  = 20
	barsRight = 20
	barsTop   = 26
	barStep   = 46
)

// Figure is an estimate with its interval.
type Figure struct {
	Key              string
	Value, Low, High stat.Value
}

// Interval writes the interval, "" where there is none.
func (f Figure) Interval() string {
	_, low := f.Low.Float()
	_, high := f.High.Float()
	if !low || !high {
		return ""
	}
	return written(f.Low) + " to " + written(f.High)
}

// Number writes the value.
func (f Figure) Number() string { return written(f.Value) }

// written is a number with the sign for minus, and no minus before a zero.
func written(v stat.Value) string {
	text := v.Format(2)
	if text == "-0.00" {
		return "0.00"
	}
	return strings.Replace(text, "-", "−", 1)
}

// OfFigures draws figures whose highest is 1, such as coefficients of agreement, on an
// axis that begins at zero, or below where one of them does.
func OfFigures(figures []Figure) Bars {
	low := 0.0
	for _, f := range figures {
		for _, v := range []stat.Value{f.Value, f.Low} {
			if x, ok := v.Float(); ok {
				low = math.Min(low, x)
			}
		}
	}
	low = math.Max(math.Floor(low*2)/2, -1)
	return barsOf(figures, low, 1, 0.25)
}

// OfDeviations draws how far each rater lies from the others, the severest first, on an
// axis around zero.
func OfDeviations(figures []Figure) Bars {
	far := 0.5
	for _, f := range figures {
		for _, v := range []stat.Value{f.Value, f.Low, f.High} {
			if x, ok := v.Float(); ok {
				far = math.Max(far, math.Abs(x))
			}
		}
	}
	far = math.Ceil(far*2) / 2
	value := func(f Figure) float64 { x, _ := f.Value.Float(); return x }
	sorted := slices.Clone(figures)
	slices.SortStableFunc(sorted, func(a, b Figure) int { return cmp.Compare(value(a), value(b)) })
	return barsOf(sorted, -far, far, far/2)
}

func barsOf(figures []Figure, low, high, step float64) Bars {
	at := func(x float64) float64 {
		return round(barsLeft + (BarsWidth-barsLeft-barsRight)*(math.Min(math.Max(x, low), high)-low)/(high-low))
	}
	b := Bars{Zero: at(0)}
	for x := low; x <= high+step/100; x += step {
		b.Grid = append(b.Grid, Tick{X: at(x), Label: written(stat.Estimate(x))})
	}
	for _, f := range figures {
		value, ok := f.Value.Float()
		if !ok {
			continue
		}
		row := BarRow{Bar: Bar{Key: f.Key, Value: Tick{X: at(value)}}, Y: barsTop + barStep*float64(len(b.Rows))}
		if l, has := f.Low.Float(); has {
			if h, has := f.High.Float(); has {
				row.Has, row.Low, row.High = true, at(l), at(h)
			}
		}
		b.Rows = append(b.Rows, row)
	}
	b.Height = barsTop + barStep*float64(len(b.Rows)) + 14
	return b
}

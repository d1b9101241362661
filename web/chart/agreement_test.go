package chart_test

import (
	"testing"

	"yardstick/stat"
	"yardstick/web/chart"
)

func TestOfFigures(t *testing.T) {
	t.Parallel()
	b := chart.OfFigures([]chart.Figure{
		{Key: "a", Value: stat.Estimate(0.5), Low: stat.Estimate(0.25), High: stat.Estimate(1)},
		{Key: "none", Value: stat.NotEstimable()},
		{Key: "b", Value: stat.Estimate(-0.2), Low: stat.NotEstimable(), High: stat.NotEstimable()},
	})
	if len(b.Rows) != 2 || b.Rows[0].Key != "a" || b.Rows[1].Key != "b" {
		t.Fatalf("rows are %+v, want a and b: what is not estimable has no place", b.Rows)
	}
	a := b.Rows[0]
	if !(a.Low < a.Value.X && a.Value.X < a.High && b.Zero < a.Low && b.Rows[1].Value.X < b.Zero) {
		t.Errorf("places are not in the order of values: %+v, zero at %v", b.Rows, b.Zero)
	}
	if !a.Has || b.Rows[1].Has {
		t.Errorf("an interval is drawn where there is one: %+v", b.Rows)
	}
	if a.High != chart.BarsWidth-20 {
		t.Errorf("1 is at %v, want the right end", a.High)
	}
}

func TestOfDeviations(t *testing.T) {
	t.Parallel()
	b := chart.OfDeviations([]chart.Figure{
		{Key: "mild", Value: stat.Estimate(0.4), Low: stat.Estimate(-0.1), High: stat.Estimate(0.9)},
		{Key: "severe", Value: stat.Estimate(-0.6), Low: stat.Estimate(-1.1), High: stat.Estimate(-0.1)},
	})
	if b.Rows[0].Key != "severe" || b.Zero != chart.BarsWidth/2 {
		t.Errorf("the severest is not first, or zero not in the middle: %+v, %v", b.Rows, b.Zero)
	}
	if got := b.Grid[0].Label; got != "−1.50" {
		t.Errorf("the axis begins at %s, want −1.50", got)
	}
}

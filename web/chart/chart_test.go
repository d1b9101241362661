package chart_test

import (
	"testing"

	"pgregory.net/rapid"

	"yardstick/job"
	"yardstick/web/chart"
)

// TestOfMeasure puts the failing level on the side where it gets worse.
func TestOfMeasure(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		fails, target := rapid.Float64Range(-1e6, 1e6).Draw(t, "fails"), rapid.Float64Range(-1e6, 1e6).Draw(t, "target")
		m := &job.Measure{Name: "m", Target: &target, FailsAt: &fails}
		s, ok := chart.OfMeasure(m)
		if ok != (fails != target) {
			t.Fatalf("ok = %v for %v and %v", ok, fails, target)
		}
		if ok && (fails < target) != (s.FailsAt.X < s.Target.X) {
			t.Errorf("failing at %v stands at %v, the target %v at %v", fails, s.FailsAt.X, target, s.Target.X)
		}
		if ok && (s.Failing.X < s.Reached.X) != (fails < target) {
			t.Error("the failing stretch is on the wrong side")
		}
	})
	if _, ok := chart.OfMeasure(nil); ok {
		t.Error("a ruler of nothing")
	}
}

func TestOfScore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Float64Range(0, 1).Draw(t, "a"), rapid.Float64Range(0, 1).Draw(t, "b")
		s := chart.OfScore(a, b)
		if a < b && s.At.X > s.Pass.X || a > b && s.At.X < s.Pass.X {
			t.Errorf("%v stands at %v, %v at %v", a, s.At.X, b, s.Pass.X)
		}
		if s.At.X < 0 || s.At.X > chart.Width {
			t.Errorf("%v stands off the ruler at %v", a, s.At.X)
		}
	})
}

// TestOfScores leaves out what was not assessed: it is not zero.
func TestOfScores(t *testing.T) {
	t.Parallel()
	p := chart.OfScores([]chart.Value{{Score: 0.2, Has: true}, {}, {Score: 0.8, Has: true}}, 0.6)
	if len(p.Points) != 3 || p.Points[1].Has || !p.Points[2].Passes || p.Points[0].Passes {
		t.Errorf("points %+v", p.Points)
	}
	if p.Points[0].Y <= p.Points[2].Y || p.Points[0].X >= p.Points[2].X {
		t.Errorf("a higher score later stands at %v, %v after %v, %v", p.Points[2].X, p.Points[2].Y, p.Points[0].X, p.Points[0].Y)
	}
	const want = "M64 154.8L600 49.2"
	if p.Line != want {
		t.Errorf("line %q, want %q", p.Line, want)
	}
	if one := chart.OfScores([]chart.Value{{Score: 1, Has: true}}, 0.6); len(one.Points) != 1 || one.Points[0].X <= 40 {
		t.Errorf("one attempt: %+v", one.Points)
	}
}

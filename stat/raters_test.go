package stat_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"

	"yardstick/stat"
)

// TestSeverityByDefinition computes every figure from its words, in two passes.
func TestSeverityByDefinition(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t, true)
		got := rapidTable(t, rows).Severity()
		for j := range rows[0] {
			var own, off, others []float64
			for _, row := range rows {
				if math.IsNaN(row[j]) {
					continue
				}
				var here []float64
				for _, x := range row {
					if !math.IsNaN(x) {
						here = append(here, x)
					}
				}
				own, others = append(own, row[j]), append(others, here...)
				if len(here) > 1 {
					off = append(off, row[j]-meanOfAll(here))
				}
			}
			same(t, "mean", got[j].Mean, meanOfAll(own))
			same(t, "deviation", got[j].Deviation, meanOfAll(off))
			same(t, "spread", got[j].Spread, deviationOf(own))
			if deviationOf(others) > 1e-9 {
				same(t, "relative", got[j].Relative, deviationOf(own)/deviationOf(others))
			}
			if s := deviationOf(off); s > 1e-9 {
				half := stat.Estimate(0)
				if low, ok := got[j].Low.Float(); ok {
					half = stat.Estimate((meanOfAll(off) - low) * math.Sqrt(float64(len(off))) / s)
				}
				h, _ := half.Float()
				d := float64(len(off) - 1)
				same(t, "tail of the interval", stat.Estimate(mathext.RegIncBeta(d/2, 0.5, d/(d+h*h))), 0.05)
			}
		}
	})
}

func deviationOf(xs []float64) float64 {
	if len(xs) < 2 {
		return math.NaN()
	}
	mean, sum := meanOfAll(xs), 0.0
	for _, x := range xs {
		sum += (x - mean) * (x - mean)
	}
	return math.Sqrt(sum / float64(len(xs)-1))
}

// TestSeverityOfConstantOffset: a rater who is always half a point above has a
// deviation and no interval, because none of it varies.
func TestSeverityOfConstantOffset(t *testing.T) {
	t.Parallel()
	got := ratingsOf(t, [][]float64{{3, 4}, {2, 3}, {3.7, 4.7}}).Severity()
	if !near(got[1].Deviation, 0.5, 0) || got[1].Low != stat.NotEstimable() || got[1].High != stat.NotEstimable() {
		t.Errorf("deviation %v (%v to %v), want 0.5 without an interval", got[1].Deviation, got[1].Low, got[1].High)
	}
}

// TestStudyByUncorrectedSums computes the components from R. L. Brennan's T terms
// (Generalizability Theory, 2001, table 3.2), another form of the same squares.
func TestStudyByUncorrectedSums(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := stat.Crossed{Targets: rapid.IntRange(2, 5).Draw(t, "p"), Raters: rapid.IntRange(2, 4).Draw(t, "r"), Questions: rapid.IntRange(2, 4).Draw(t, "q")}
		n := c.Targets * c.Raters * c.Questions
		xs := rapid.SliceOfN(rapid.Int64Range(1, 5), n, n).Draw(t, "ratings")
		c.At = func(p, r, q int) int64 { return xs[(p*c.Raters+r)*c.Questions+q] * stat.Unit }
		got := c.Study()
		if got.Residual == stat.NotEstimable() {
			for _, x := range xs {
				if x != xs[0] {
					t.Fatal("not estimable of ratings that differ")
				}
			}
			return
		}
		want := brennan(c, xs)
		for i, v := range []stat.Value{got.Target, got.Rater, got.Question, got.TargetRater, got.TargetQuestion, got.RaterQuestion, got.Residual} {
			x, _ := v.Float()
			if math.Abs(x-max(want[i], 0)) > 1e-9 {
				t.Fatalf("component %d is %v, want %v", i, x, want[i])
			}
		}
		p := max(want[0], 0)
		relative, absolute := got.Generalise(2, 3)
		noise := max(want[3], 0)/2 + max(want[4], 0)/3 + max(want[6], 0)/6
		level := max(want[1], 0)/2 + max(want[2], 0)/3 + max(want[5], 0)/6
		if p+noise > 1e-9 {
			same(t, "relative", relative, p/(p+noise))
			same(t, "absolute", absolute, p/(p+noise+level))
		}
	})
}

// brennan gives the components in the order p, r, q, pr, pq, rq, residual.
func brennan(c stat.Crossed, xs []int64) [7]float64 {
	np, nr, nq := float64(c.Targets), float64(c.Raters), float64(c.Questions)
	terms := make(map[string]float64)
	sums := make(map[string]map[[3]int]float64)
	for part := range map[string]bool{"": true, "p": true, "r": true, "q": true, "pr": true, "pq": true, "rq": true, "prq": true} {
		sums[part] = make(map[[3]int]float64)
		size := np * nr * nq
		for i, x := range xs {
			at := [3]int{-1, -1, -1}
			for _, facet := range part {
				switch facet {
				case 'p':
					at[0] = i / (c.Raters * c.Questions)
				case 'r':
					at[1] = i / c.Questions % c.Raters
				case 'q':
					at[2] = i % c.Questions
				}
			}
			sums[part][at] += float64(x)
		}
		for _, s := range sums[part] {
			terms[part] += s * s / (size / float64(len(sums[part])))
		}
	}
	ss := func(plus ...string) float64 {
		x := 0.0
		for i, part := range plus {
			x += terms[part] * float64(1-2*(i%2))
		}
		return x
	}
	p, r, q := ss("p", "")/(np-1), ss("r", "")/(nr-1), ss("q", "")/(nq-1)
	pr := ss("pr", "p", "", "r") / ((np - 1) * (nr - 1))
	pq := ss("pq", "p", "", "q") / ((np - 1) * (nq - 1))
	rq := ss("rq", "r", "", "q") / ((nr - 1) * (nq - 1))
	prq := ss("prq", "pr", "p", "pq", "r", "rq", "q", "") / ((np - 1) * (nr - 1) * (nq - 1))
	return [7]float64{
		(p - pr - pq + prq) / (nr * nq), (r - pr - rq + prq) / (np * nq), (q - pq - rq + prq) / (np * nr),
		(pr - prq) / nq, (pq - prq) / nr, (rq - prq) / np, prq,
	}
}

func TestSpearmanBrown(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		single, wanted float64
		raters         int
		ok             bool
	}{
		{0.5, 0.8, 4, true},  // exactly: 4·0.5/(1+3·0.5) = 0.8
		{0.3, 0.9, 21, true}, // 21·0.3/(1+20·0.3) = 0.9
		{0.3, 0.91, 24, true},
		{0.95, 0.8, 1, true},
		{0, 0.8, 0, false},
		{-0.2, 0.8, 0, false},
		{0.5, 1, 0, false},
		{1e-12, 0.999, 0, false},
	} {
		n, ok := stat.RatersNeeded(stat.Estimate(tt.single), tt.wanted)
		if n != tt.raters || ok != tt.ok {
			t.Errorf("RatersNeeded(%v, %v) = %d, %v, want %d, %v", tt.single, tt.wanted, n, ok, tt.raters, tt.ok)
		}
		if reached := stat.SpearmanBrown(stat.Estimate(tt.single), float64(n)); ok && !near(reached, 1, 1-tt.wanted+1e-12) {
			t.Errorf("%d raters reach %v, want %v", n, reached, tt.wanted)
		}
	}
	if _, ok := stat.RatersNeeded(stat.NotEstimable(), 0.8); ok || stat.SpearmanBrown(stat.Estimate(-0.5), 3) != stat.NotEstimable() {
		t.Error("a number of raters for what is not estimable")
	}
}

// TestMove works a panel by hand: levels 1 to 5, the assessor at 3.
func TestMove(t *testing.T) {
	t.Parallel()
	got := stat.Move([]stat.Look{
		{Before: 3, Assessor: 3, After: 3, Opened: true},                 // agreed
		{Before: 1, Assessor: 3, After: 3, Opened: true, Reasoned: true}, // adopted, with a reason
		{Before: 5, Assessor: 3, After: 4, Opened: true},                 // moved half way, silently
		{Before: 2, Assessor: 3, After: 1, Opened: true},                 // away
		{Before: 2, Assessor: 3, After: 4, Opened: true},                 // to the other side: neither
		{Before: 2, Assessor: 3, After: 2},                               // never opened
		{Before: 2, Assessor: 3, After: 3},                               // never opened, moved all the same
	})
	type counts struct{ N, Of int }
	of := func(r stat.Rate) counts { return counts{r.N, r.Of} }
	want := map[string]counts{
		"opened": {5, 7}, "before": {6, 7}, "departs": {4, 7}, "towards": {2, 4}, "adopted": {1, 4}, "away": {1, 4}, "unopened": {1, 2}, "silent": {1, 2},
	}
	if d := cmp.Diff(want, map[string]counts{
		"opened": of(got.Opened), "before": of(got.Before), "departs": of(got.Departs), "towards": of(got.Towards),
		"adopted": of(got.Adopted), "away": of(got.Away), "unopened": of(got.Unopened), "silent": of(got.Silent),
	}); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if !near(got.Towards.Value, 0.5, 0) || !near(got.Towards.Low, 0.15, 0.005) || !near(got.Towards.High, 0.85, 0.005) {
		t.Errorf("towards %v (%v to %v)", got.Towards.Value, got.Towards.Low, got.Towards.High)
	}
	if none := stat.Move(nil); none.Departs.Value != stat.NotEstimable() {
		t.Errorf("of no looks: %v", none.Departs.Value)
	}
}

// TestHalo works two persons by hand: x gives 1 and 5, y gives 3 and 3, z gives
// 2 and 4; of the second person only x rates two questions.
func TestHalo(t *testing.T) {
	t.Parallel()
	r := ratingsOf(t, [][]float64{{1, 3, 2}, {5, 3, 4}, {1, none, 2}, {2, none, none}})
	got := r.Halo([]int{0, 0, 1, 1})
	root2 := math.Sqrt2
	for j, want := range []float64{2 * root2 / (root2 / 2), 0, root2 / root2} {
		if !near(got[j], want, 1e-12) {
			t.Errorf("rater %d: %v, want %v", j, got[j], want)
		}
	}
	if none := ratingsOf(t, [][]float64{{1, 2}, {2, 3}}).Halo([]int{0, 1}); none[0] != stat.NotEstimable() {
		t.Errorf("of one question each: %v", none[0])
	}
}

func TestCrossed(t *testing.T) {
	t.Parallel()
	c, ok := ratingsOf(t, [][]float64{{1, 2}, {3, 4}, {5, 1}, {2, 3}}).Crossed(2)
	if !ok || c.Targets != 2 || c.At(1, 0, 0) != 5*stat.Unit || c.At(0, 1, 1) != 4*stat.Unit {
		t.Errorf("%v, %d targets", ok, c.Targets)
	}
	for name, rows := range map[string][][]float64{"a question missing": {{1, 2}, {3, 4}, {5, 1}}, "a rating missing": {{1, none}, {3, 4}}} {
		if _, ok := ratingsOf(t, rows).Crossed(2); ok {
			t.Errorf("%s: crossed", name)
		}
	}
}

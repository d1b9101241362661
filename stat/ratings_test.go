package stat_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/stat"
)

// notEstimable lists the statistics of a table that exist, by name.
func estimable(r stat.Ratings) map[string]bool {
	c, a, k := r.ICC(), r.Alpha(stat.Resampling{Resamples: 50, Level: 0.95}, nil), r.Categorical(nil)
	found := make(map[string]bool)
	for name, v := range map[string]stat.Value{
		"icc11": c.ICC11.Value, "icc21": c.ICC21.Value, "icc31": c.ICC31.Value, "icc1k": c.ICC1k.Value, "icc2k": c.ICC2k.Value, "icc3k": c.ICC3k.Value,
		"icc11 low": c.ICC11.Low, "icc21 low": c.ICC21.Low, "icc31 low": c.ICC31.Low, "icc1k low": c.ICC1k.Low, "icc2k low": c.ICC2k.Low, "icc3k low": c.ICC3k.Low,
		"nominal": a.Nominal.Value, "ordinal": a.Ordinal.Value, "interval": a.Interval.Value, "ratio": a.Ratio.Value,
		"agreement": k.Agreement, "fleiss": k.Fleiss, "ac1": k.AC1, "ac2": k.AC2,
	} {
		if v != stat.NotEstimable() {
			found[name] = true
		}
	}
	for _, p := range r.Pairs() {
		if p.Quadratic.Value != stat.NotEstimable() {
			found["kappa"] = true
		}
	}
	for _, s := range r.Severity() {
		if s.Low != stat.NotEstimable() {
			found["severity"] = true
		}
	}
	return found
}

// TestNotEstimable goes through tables that leave statistics without a value.
func TestNotEstimable(t *testing.T) {
	t.Parallel()
	names := func(list ...string) map[string]bool {
		m := make(map[string]bool)
		for _, n := range list {
			m[n] = true
		}
		return m
	}
	for _, tt := range []struct {
		name string
		rows [][]float64
		want map[string]bool
	}{
		// of constant ratings one package gives ICC(C,k) = 2: 3.7 has no exact float
		{"everyone rated 3.7", [][]float64{{3.7, 3.7, 3.7}, {3.7, 3.7, 3.7}, {3.7, 3.7, 3.7}}, names("agreement")},
		{"one rater", [][]float64{{1}, {2}, {5}}, names()},
		{"no ratings", [][]float64{{none, none}, {none, none}}, names()},
		{"one target", [][]float64{{1, 2, 3}}, names("agreement", "nominal", "ordinal", "interval", "ratio", "fleiss", "ac1", "ac2")},
		{"every target has raters of its own", [][]float64{{1, 2, none, none}, {none, none, 4, 5}}, names(
			"icc11", "icc1k", "agreement", "nominal", "ordinal", "interval", "ratio", "fleiss", "ac1", "ac2")},
		{"nobody rates twice", [][]float64{{1, none}, {none, 2}, {3, none}}, names()},
		{"below zero has no ratio", [][]float64{{-1, 2}, {1, 2}}, names(
			"icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k", "icc11 low", "icc21 low", "icc31 low", "icc1k low", "icc2k low", "icc3k low",
			"agreement", "nominal", "ordinal", "interval", "fleiss", "ac1", "ac2", "kappa", "severity")},
		{"perfect agreement has no error, and no F", [][]float64{{1, 1}, {2, 2}, {3, 3}}, names(
			"icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k", "agreement", "nominal", "ordinal", "interval", "ratio", "fleiss", "ac1", "ac2", "kappa")},
		{"equal targets, raters apart", [][]float64{{1, 2}, {1, 2}, {1, 2}}, names(
			"icc11", "icc21", "icc2k", "agreement", "nominal", "ordinal", "interval", "ratio", "fleiss", "ac1", "ac2", "kappa")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if d := cmp.Diff(tt.want, estimable(ratingsOf(t, tt.rows))); d != "" {
				t.Errorf("estimable (-want +got):\n%s", d)
			}
		})
	}
}

// TestPerfectIsOne: without any disagreement every statistic is exactly 1.
func TestPerfectIsOne(t *testing.T) {
	t.Parallel()
	r := ratingsOf(t, [][]float64{{3.7, 3.7, 3.7}, {0.1, 0.1, 0.1}, {2.3, 2.3, 2.3}})
	c, a, k := r.ICC(), r.Alpha(stat.Resampling{}, nil), r.Categorical(nil)
	for name, v := range map[string]stat.Value{
		"icc11": c.ICC11.Value, "icc2k": c.ICC2k.Value, "icc31": c.ICC31.Value, "nominal": a.Nominal.Value, "ordinal": a.Ordinal.Value,
		"interval": a.Interval.Value, "ratio": a.Ratio.Value, "fleiss": k.Fleiss, "ac1": k.AC1, "ac2": k.AC2,
	} {
		if v != stat.Estimate(1) {
			t.Errorf("%s = %v, want exactly 1", name, v.Format(17))
		}
	}
}

func TestNewRatingsRefuses(t *testing.T) {
	t.Parallel()
	for name, list := range map[string][]stat.Rating{
		"a rater outside":        {{Target: 0, Rater: 2}},
		"a target outside":       {{Target: -1, Rater: 0}},
		"a rating beyond":        {{Value: stat.MostUnits + 1}},
		"a rater twice":          {{Target: 1, Rater: 1, Value: 3}, {Target: 0, Rater: 1}, {Target: 1, Rater: 1, Value: 3}},
		"a rating beyond, below": {{Value: -stat.MostUnits - 1}},
	} {
		if _, err := stat.NewRatings(2, 2, list); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestRatingsLargest: the largest sums that the bounds allow stay within their integers.
func TestRatingsLargest(t *testing.T) {
	t.Parallel()
	const n = 20_000
	list := make([]stat.Rating, 0, n)
	for i := range n / 2 {
		list = append(list, stat.Rating{Target: 0, Rater: i, Value: stat.MostUnits - int64(i%2)}, stat.Rating{Target: 1, Rater: i, Value: -stat.MostUnits})
	}
	r, err := stat.NewRatings(2, n/2, list)
	if err != nil {
		t.Fatal(err)
	}
	c := r.ICC()
	if !near(c.ICC11.Value, 1, 1e-6) || !near(c.ICC21.Value, 1, 1e-6) || !near(r.Alpha(stat.Resampling{}, nil).Interval.Value, 1, 1e-3) {
		t.Errorf("ICC(1,1) %v, ICC(2,1) %v", c.ICC11.Value, c.ICC21.Value)
	}
}

// panelOf makes ratings of n targets by k raters around a true value, 1 to 5.
func panelOf(tb testing.TB, n, k int) stat.Ratings {
	tb.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	list := make([]stat.Rating, 0, n*k)
	for i := range n {
		level := random.NormFloat64()
		for j := range k {
			x := min(max(int64(3+level+0.7*random.NormFloat64()+0.5), 1), 5)
			list = append(list, stat.Rating{Target: i, Rater: j, Value: x * stat.Unit})
		}
	}
	r, err := stat.NewRatings(n, k, list)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// BenchmarkAgreement is every statistic of agreement of ten thousand targets and
// twenty raters, with a thousand resamples behind the intervals of alpha.
func BenchmarkAgreement(b *testing.B) {
	r := panelOf(b, 10_000, 20)
	b.ReportAllocs()
	for b.Loop() {
		r.ICC()
		r.Pairs()
		r.Categorical(nil)
		r.Severity()
		r.Alpha(stat.Resampling{Resamples: 1000, Level: 0.95, Seed: 1}, nil)
	}
}

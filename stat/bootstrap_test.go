package stat_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"yardstick/stat"
)

// usual is the resampling that most tests use.
func usual() stat.Resampling {
	return stat.Resampling{Resamples: 2000, Level: 0.95, Seed: 1}
}

// meanOf is the statistic of a mean.
func meanOf(xs []float64) func([]int) stat.Value {
	return func(draw []int) stat.Value {
		sum := 0.0
		for _, i := range draw {
			sum += xs[i]
		}
		return stat.Estimate(sum / float64(len(draw)))
	}
}

// TestBootstrapMean compares with theory: the bootstrap distribution of a mean
// of n is close to normal with the standard error s/√n, s with divisor n.
func TestBootstrapMean(t *testing.T) {
	t.Parallel()
	xs := make([]float64, 400)
	sum, squares := 0.0, 0.0
	for i := range xs {
		xs[i] = float64(i % 20)
		sum, squares = sum+xs[i], squares+xs[i]*xs[i]
	}
	mean := sum / 400
	half := stat.Z95 * math.Sqrt((squares/400-mean*mean)/400)
	got := stat.Bootstrap(400, stat.Resampling{Resamples: 20000, Level: 0.95, Seed: 7}, meanOf(xs))
	// the standard error of a 2.5 % quantile of 20,000 is about 2.7 % of half
	if !near(got.Low, mean-half, 0.06*half) || !near(got.High, mean+half, 0.06*half) {
		t.Errorf("interval %v to %v, want about %.3f to %.3f", got.Low, got.High, mean-half, mean+half)
	}
}

// TestBootstrapQuantile holds the interpolation: of resamples that take the
// values of a known stream the ends are the type 7 quantiles (as R and numpy have by default).
func TestBootstrapQuantile(t *testing.T) {
	t.Parallel()
	tests := []struct {
		resamples int
		level     float64
		low, high float64
	}{
		{11, 0.8, 1, 9},
		{5, 0.5, 1, 3},
		{4, 0.5, 0.75, 2.25},
		{1, 0.95, 0, 0},
	}
	for _, tt := range tests {
		n := 0
		next := func([]int) stat.Value { n++; return stat.Estimate(float64(tt.resamples - n)) }
		got := stat.Bootstrap(2, stat.Resampling{Resamples: tt.resamples, Level: tt.level}, next)
		if !near(got.Low, tt.low, 1e-12) || !near(got.High, tt.high, 1e-12) {
			t.Errorf("%d resamples at %v: %v to %v, want %v to %v", tt.resamples, tt.level, got.Low, got.High, tt.low, tt.high)
		}
	}
}

// TestBootstrapStream locks the generator: intervals that were published must
// come out again. The draws were worked out from PCG's stream by hand.
func TestBootstrapStream(t *testing.T) {
	t.Parallel()
	var drawn []int
	stat.Bootstrap(10, stat.Resampling{Resamples: 2, Level: 0.9, Seed: 42}, func(draw []int) stat.Value {
		drawn = append(drawn, draw...)
		return stat.Estimate(0)
	})
	want := streamOf(42, 0, 10)
	want = append(want, streamOf(42, 1, 10)...)
	for i := range want {
		if len(drawn) != len(want) || drawn[i] != want[i] {
			t.Fatalf("drawn %v, want %v", drawn, want)
		}
	}
}

func TestBootstrapNotEstimable(t *testing.T) {
	t.Parallel()
	one := func([]int) stat.Value { return stat.Estimate(1) }
	never := func([]int) stat.Value { return stat.NotEstimable() }
	n := 0
	often := func([]int) stat.Value { // in 94 of 100 resamples
		n++
		if n%100 < 6 {
			return stat.NotEstimable()
		}
		return stat.Estimate(1)
	}
	tests := []struct {
		name      string
		clusters  int
		r         stat.Resampling
		statistic func([]int) stat.Value
	}{
		{"no clusters", 0, usual(), one},
		{"one cluster", 1, usual(), one},
		{"no resamples", 5, stat.Resampling{Level: 0.95}, one},
		{"level 1", 5, stat.Resampling{Resamples: 10, Level: 1}, one},
		{"level NaN", 5, stat.Resampling{Resamples: 10, Level: math.NaN()}, one},
		{"never estimable", 5, usual(), never},
		{"not often enough estimable", 5, usual(), often},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := stat.Bootstrap(tt.clusters, tt.r, tt.statistic); got != (stat.Interval{}) {
				t.Errorf("got %v to %v, want not estimable", got.Low, got.High)
			}
		})
	}
}

func TestBootstrapTablesProperties(t *testing.T) {
	t.Parallel()
	r := stat.Resampling{Resamples: 200, Level: 0.95, Seed: 3}
	rapid.Check(t, func(t *rapid.T) {
		clusters := make([]stat.Table, rapid.IntRange(2, 12).Draw(t, "clusters"))
		for c := range clusters {
			clusters[c] = stat.NewTable(3)
			for range rapid.IntRange(0, 6).Draw(t, "cases") {
				clusters[c].Add(rapid.IntRange(0, 2).Draw(t, "i"), rapid.IntRange(0, 2).Draw(t, "j"))
			}
		}
		kappa := func(t stat.Table) stat.Value { return t.Kappa(stat.Quadratic) }
		first, second := stat.BootstrapTables(clusters, r, kappa), stat.BootstrapTables(clusters, r, kappa)
		if first != second {
			t.Fatalf("two runs differ: %v and %v", first, second)
		}
		low, okLow := first.Low.Float()
		high, okHigh := first.High.Float()
		if okLow != okHigh || low > high || low < -1 || high > 1 {
			t.Fatalf("interval %v to %v", first.Low, first.High)
		}
	})
}

func BenchmarkBootstrapTables(b *testing.B) {
	clusters := make([]stat.Table, 200)
	for c := range clusters {
		clusters[c] = stat.NewTable(3)
		for j := range 6 {
			clusters[c].Add(c%3, (c+j)%3)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		stat.BootstrapTables(clusters, usual(), func(t stat.Table) stat.Value { return t.Kappa(stat.Quadratic) })
	}
}

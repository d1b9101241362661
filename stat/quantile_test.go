package stat

import (
	"math"
	"testing"
)

// TestQuantiles holds quantiles as scipy 1.12 gives them (stats.f.ppf, stats.t.ppf).
func TestQuantiles(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ p, d1, d2, want float64 }{
		{0.975, 5, 15, 3.5764153492790607},
		{0.975, 1, 1, 647.7890114778446},
		{0.975, 3.3, 2.1, 34.13668081518008},
		{0.975, 9999, 189981, 1.0286594266705325},
	} {
		if got := fQuantile(tt.p, tt.d1, tt.d2); math.Abs(got/tt.want-1) > 1e-9 {
			t.Errorf("F(%v, %v) at %v = %.12f, want %.12f", tt.d1, tt.d2, tt.p, got, tt.want)
		}
	}
	for _, d := range [][2]float64{{0, 3}, {3, math.NaN()}, {math.Inf(1), 3}} {
		if got := fQuantile(0.975, d[0], d[1]); !math.IsNaN(got) {
			t.Errorf("F(%v, %v) has the quantile %v", d[0], d[1], got)
		}
	}
	if got := tQuantile(0.975, 9); math.Abs(got-2.2621571627409915) > 1e-10 {
		t.Errorf("t with 9 degrees of freedom: %v", got)
	}
	if v := settled(math.NaN()); v != NotEstimable() {
		t.Errorf("settled NaN is %v", v)
	}
}

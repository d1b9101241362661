package stat_test

import (
	"testing"

	"pgregory.net/rapid"

	"yardstick/stat"
)

// TestWilson holds the score intervals of R. G. Newcombe, Statistics in
// Medicine 17, 1998, 857–872, table I, method 3, which gives four decimals.
func TestWilson(t *testing.T) {
	t.Parallel()
	tests := []struct {
		k, n      int
		low, high float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
		{29, 29, 0.8830, 1},
	}
	for _, tt := range tests {
		got := stat.Wilson(tt.k, tt.n, stat.Z95)
		if !near(got.Low, tt.low, 5e-5) || !near(got.High, tt.high, 5e-5) {
			t.Errorf("Wilson(%d, %d) = %v to %v, want %v to %v", tt.k, tt.n, got.Low.Format(4), got.High.Format(4), tt.low, tt.high)
		}
	}
	for _, bad := range [][2]int{{0, 0}, {-1, 5}, {6, 5}} {
		if got := stat.Wilson(bad[0], bad[1], stat.Z95); got != (stat.Interval{}) {
			t.Errorf("Wilson(%d, %d) = %v, want not estimable", bad[0], bad[1], got)
		}
	}
}

func TestWilsonProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5000).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		got := stat.Wilson(k, n, stat.Z95)
		low, _ := got.Low.Float()
		high, _ := got.High.Float()
		if p := float64(k) / float64(n); low < 0 || high > 1 || low > p || high < p {
			t.Fatalf("Wilson(%d, %d) = %v to %v does not hold %v within 0 to 1", k, n, low, high, p)
		}
		mirror := stat.Wilson(n-k, n, stat.Z95)
		if !near(mirror.Low, 1-high, 1e-12) || !near(mirror.High, 1-low, 1e-12) {
			t.Fatalf("Wilson(%d, %d) is not the mirror of Wilson(%d, %d)", n-k, n, k, n)
		}
	})
}

package stat_test

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/stat"
)

// flags writes the flags of groups: f flagged, - not, . without a ratio.
func flags(impacts []stat.Impact) string {
	var b strings.Builder
	for _, p := range impacts {
		switch {
		case p.Flagged == nil:
			b.WriteString(".")
		case *p.Flagged:
			b.WriteString("f")
		default:
			b.WriteString("-")
		}
	}
	return b.String()
}

// TestExactlyFourFifths goes through every pair of groups of up to forty people
// whose ratio is exactly four fifths: none is flagged. Divided in floating point,
// hundreds of them fall below 0.8.
func TestExactlyFourFifths(t *testing.T) {
	t.Parallel()
	pairs, floating := 0, 0
	for m := 1; m <= 40; m++ {
		for x := 1; x <= m; x++ {
			for n := 1; n <= 40; n++ {
				for y := 1; y <= n; y++ {
					if 5*x*n != 4*y*m {
						continue
					}
					pairs++
					if (float64(x)/float64(m))/(float64(y)/float64(n)) < 0.8 {
						floating++
					}
					if got := flags(stat.Impacts([]stat.Counts{{x, m}, {y, n}}, true)); got != "--" {
						t.Fatalf("%d of %d against %d of %d: %s, want --", x, m, y, n, got)
					}
				}
			}
		}
	}
	if pairs < 1000 || floating < 100 {
		t.Errorf("%d pairs, of which floating point takes %d for less", pairs, floating)
	}
}

func TestImpacts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		groups    []stat.Counts
		small     bool
		flags     string
		reference int
		turns     string
	}{
		{"one person either way", []stat.Counts{{10, 20}, {8, 20}}, false, "--", 0, "-t"},
		{"far below", []stat.Counts{{500, 1000}, {200, 1000}}, false, "-f", 0, "--"},
		{"one more would unflag", []stat.Counts{{10, 20}, {7, 20}}, false, "-f", 0, "-t"},
		{"under 2 %, best rate", []stat.Counts{{50, 100}, {30, 100}, {3, 4}}, false, "-f.", 0, "---"},
		{"exactly 2 %", []stat.Counts{{50, 98}, {2, 2}}, false, "f-", 1, "t-"},
		{"under 2 %, counted", []stat.Counts{{50, 100}, {30, 100}, {3, 4}}, true, "ff-", 2, "t--"},
		{"an empty group", []stat.Counts{{5, 10}, {0, 0}, {1, 10}}, false, "-.f", 0, "---"},
		{"nobody selected", []stat.Counts{{0, 10}, {0, 20}}, false, "..", 1, "--"},
		{"one group", []stat.Counts{{3, 10}}, false, ".", -1, "-"},
		{"one group with people", []stat.Counts{{3, 10}, {0, 0}}, false, "..", -1, "--"},
		{"no groups", nil, false, "", -1, ""},
		{"not counts", []stat.Counts{{5, 10}, {11, 10}, {-1, 3}, {5, 10}}, false, "-..-", 0, "----"},
		{"equal rates: the larger", []stat.Counts{{1, 2}, {50, 100}}, true, "--", 1, "tt"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := stat.Impacts(tt.groups, tt.small)
			if f := flags(got); f != tt.flags {
				t.Errorf("flags %q, want %q", f, tt.flags)
			}
			reference, turns := -1, ""
			for i, p := range got {
				if p.Reference {
					reference = i
				}
				turns += map[bool]string{true: "t", false: "-"}[p.Turns]
			}
			if reference != tt.reference {
				t.Errorf("reference %d, want %d", reference, tt.reference)
			}
			if turns != tt.turns {
				t.Errorf("turns %q, want %q", turns, tt.turns)
			}
		})
	}
}

// TestImpactsByFractions decides flag, reference and turning with rational
// numbers and by changing every group.
func TestImpactsByFractions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		groups := make([]stat.Counts, rapid.IntRange(0, 4).Draw(t, "groups"))
		for i := range groups {
			groups[i] = drawCounts(t, 30)
		}
		got := stat.Impacts(groups, false)
		want := fractionFlags(groups)
		if flags(got) != want {
			t.Fatalf("%v: flags %s, want %s", groups, flags(got), want)
		}
		turns := make([]bool, len(groups))
		for i := range groups {
			for _, one := range []int{-1, 1} {
				changed := append([]stat.Counts(nil), groups...)
				changed[i].Selected += one
				if changed[i].Selected < 0 || changed[i].Selected > changed[i].Total {
					continue
				}
				for j, f := range fractionFlags(changed) {
					turns[j] = turns[j] || f != '.' && want[j] != '.' && byte(f) != want[j]
				}
			}
		}
		for i, p := range got {
			if p.Turns != turns[i] {
				t.Fatalf("%v: group %d turns on one person: %v, want %v", groups, i, p.Turns, turns[i])
			}
			if r, ok := p.Ratio.Float(); ok && (r < 0 || r > 1 || p.Flagged == nil) {
				t.Fatalf("%v: ratio %v, flag %v", groups, r, p.Flagged)
			}
		}
	})
}

func fractionFlags(groups []stat.Counts) string {
	people := 0
	for _, g := range groups {
		people += g.Total
	}
	best, counted := new(big.Rat), 0
	for _, g := range groups {
		if g.Total > 0 && big.NewRat(int64(g.Total), int64(people)).Cmp(big.NewRat(2, 100)) >= 0 {
			counted++
			if r := big.NewRat(int64(g.Selected), int64(g.Total)); r.Cmp(best) > 0 {
				best = r
			}
		}
	}
	flags := ""
	for _, g := range groups {
		switch {
		case counted < 2 || best.Sign() == 0 || g.Total == 0 || big.NewRat(int64(g.Total), int64(people)).Cmp(big.NewRat(2, 100)) < 0:
			flags += "."
		case new(big.Rat).Quo(big.NewRat(int64(g.Selected), int64(g.Total)), best).Cmp(big.NewRat(4, 5)) < 0:
			flags += "f"
		default:
			flags += "-"
		}
	}
	return flags
}

// TestFisherDoesNotHangOnOrder holds 8 of 10 against 3 of 10, of which packages
// give .0376 or .0698 by the order of the groups, and some twice a tail.
func TestFisherDoesNotHangOnOrder(t *testing.T) {
	t.Parallel()
	a, b := stat.Counts{Selected: 8, Total: 10}, stat.Counts{Selected: 3, Total: 10}
	for _, got := range []stat.Value{stat.Fisher(a, b), stat.Fisher(b, a), stat.Fisher(stat.Counts{2, 10}, stat.Counts{7, 10})} {
		printed(t, "p", got, "0.0698")
	}
}

func TestFisherEdges(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b stat.Counts
		want string
	}{
		{stat.Counts{0, 0}, stat.Counts{3, 10}, "not estimable"},
		{stat.Counts{10, 10}, stat.Counts{10, 10}, "not estimable"},
		{stat.Counts{0, 10}, stat.Counts{0, 10}, "not estimable"},
		{stat.Counts{11, 10}, stat.Counts{0, 10}, "not estimable"},
		{stat.Counts{1, stat.MostCounted + 1}, stat.Counts{0, 10}, "not estimable"},
		{stat.Counts{5, 10}, stat.Counts{5, 10}, "1.000"},
		{stat.Counts{0, stat.MostCounted}, stat.Counts{stat.MostCounted, stat.MostCounted}, "0.000"},
		{stat.Counts{40_000_000, 90_000_000}, stat.Counts{44_445_000, 100_000_000}, "0.939"},
	} {
		if got := stat.Fisher(tt.a, tt.b).String(); got != tt.want {
			t.Errorf("Fisher(%v, %v) = %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestTwoProportions holds the square: without correction z² is Pearson's
// chi-squared of the 2 × 2 table.
func TestTwoProportions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawCounts(t, 60), drawCounts(t, 60)
		z := stat.TwoProportions(a, b)
		chi, cells := 0.0, [2][2]float64{{float64(a.Selected), float64(a.Total - a.Selected)}, {float64(b.Selected), float64(b.Total - b.Selected)}}
		n := float64(a.Total + b.Total)
		for i, row := range cells {
			for j, o := range row {
				e := (cells[i][0] + cells[i][1]) * (cells[0][j] + cells[1][j]) / n
				chi += (o - e) * (o - e) / e
			}
		}
		if x, ok := z.Float(); ok {
			same(t, "z²", stat.Estimate(x*x), chi)
			if above := a.Selected*b.Total > b.Selected*a.Total; above != (x > 0) && x != 0 {
				t.Fatalf("z = %v of %v against %v", x, a, b)
			}
		} else if !math.IsNaN(chi) {
			t.Fatalf("z is not estimable, chi-squared is %v", chi)
		}
	})
}

// TestRatioInterval: each end is a ratio at which the score statistic, found by
// going through rates one by one, is the square of the normal quantile.
func TestRatioInterval(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ a, b stat.Counts }{
		{stat.Counts{36, 40}, stat.Counts{16, 80}}, // Koopman's own example
		{stat.Counts{0, 20}, stat.Counts{9, 20}},
		{stat.Counts{7, 20}, stat.Counts{20, 20}},
		{stat.Counts{20, 20}, stat.Counts{20, 20}},
		{stat.Counts{1, 2}, stat.Counts{1, 2}},
	} {
		t.Run(fmt.Sprint(tt.a, tt.b), func(t *testing.T) {
			t.Parallel()
			got := stat.RatioInterval(tt.a, tt.b, stat.Z95)
			low, ok := got.Low.Float()
			high, has := got.High.Float()
			if !ok || !has {
				t.Fatalf("not estimable")
			}
			for _, end := range []float64{low, high} {
				if end == 0 {
					continue
				}
				if chi := leastChi(tt.a, tt.b, end); math.Abs(chi-stat.Z95*stat.Z95) > 1e-3 {
					t.Errorf("at %v the statistic is %v, want %v", end, chi, stat.Z95*stat.Z95)
				}
			}
			if tt.a.Selected == 0 && low != 0 {
				t.Errorf("of nobody selected the interval begins at %v", low)
			}
		})
	}
	// Koopman's own example, in the digits of statsmodels 0.15 (confint_proportions_2indep, score, no correction)
	koopman := stat.RatioInterval(stat.Counts{36, 40}, stat.Counts{16, 80}, stat.Z95)
	printed(t, "low", koopman.Low, "2.93956919")
	printed(t, "high", koopman.High, "7.15222343")
	if got := stat.RatioInterval(stat.Counts{3, 9}, stat.Counts{0, 9}, stat.Z95); got != (stat.Interval{}) {
		t.Errorf("against nobody selected: %v", got)
	}
}

// leastChi finds the likeliest rate of b under the hypothesis a = ratio·b by
// golden section, and gives the score statistic there.
func leastChi(a, b stat.Counts, ratio float64) float64 {
	x, m, y, n := float64(a.Selected), float64(a.Total), float64(b.Selected), float64(b.Total)
	times := func(n, l float64) float64 {
		if n == 0 {
			return 0
		}
		return n * math.Log(l)
	}
	likelihood := func(p float64) float64 {
		return times(x, ratio*p) + times(m-x, 1-ratio*p) + times(y, p) + times(n-y, 1-p)
	}
	low, high := 0.0, min(1, 1/ratio)
	for range 200 {
		one, two := low+(high-low)*0.381966, low+(high-low)*0.618034
		if likelihood(one) > likelihood(two) {
			high = two
		} else {
			low = one
		}
	}
	p := (low + high) / 2
	q := ratio * p
	return (x-m*q)*(x-m*q)/(m*q*(1-q)) + (y-n*p)*(y-n*p)/(n*p*(1-p))
}

// TestAboveMedian: whoever scores the median is not above it.
func TestAboveMedian(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		people []stat.Scored
		want   []stat.Counts
	}{
		{"odd", []stat.Scored{{0, 1}, {0, 2}, {1, 3}}, []stat.Counts{{0, 2}, {1, 1}}},
		{"even: the median 2.5 is nobody's score", []stat.Scored{{0, 1}, {0, 2}, {1, 3}, {1, 4}}, []stat.Counts{{0, 2}, {2, 2}}},
		{"even, equal in the middle", []stat.Scored{{0, 1}, {0, 2}, {1, 2}, {1, 4}}, []stat.Counts{{0, 2}, {1, 2}}},
		{"all equal", []stat.Scored{{0, 7}, {1, 7}}, []stat.Counts{{0, 1}, {0, 1}}},
		{"nobody", nil, []stat.Counts{{}, {}}},
		{"without a group", []stat.Scored{{-1, 1}, {0, 2}, {1, 3}, {5, 4}}, []stat.Counts{{0, 1}, {1, 1}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if d := cmp.Diff(tt.want, stat.AboveMedian(2, tt.people)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

package stat_test

import (
	"math"
	"math/big"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"

	"yardstick/stat"
)

// Second, independent ways to each statistic: definitions by loops, in another
// form than the code has, on tables that rapid draws.

// drawTable draws a table of half points; some cells stay empty where holes is set.
func drawTable(t *rapid.T, holes bool) [][]float64 {
	n, k := rapid.IntRange(2, 7).Draw(t, "targets"), rapid.IntRange(2, 5).Draw(t, "raters")
	rows := make([][]float64, n)
	for i := range rows {
		for range k {
			x := float64(rapid.IntRange(2, 10).Draw(t, "rating")) / 2
			if holes && rapid.IntRange(0, 3).Draw(t, "hole") == 0 {
				x = none
			}
			rows[i] = append(rows[i], x)
		}
	}
	return rows
}

// rapidTable makes a table inside a property.
func rapidTable(t *rapid.T, rows [][]float64) stat.Ratings {
	var list []stat.Rating
	for i, row := range rows {
		for j, x := range row {
			if !math.IsNaN(x) {
				list = append(list, stat.Rating{Target: i, Rater: j, Value: int64(math.Round(x * stat.Unit))})
			}
		}
	}
	table, err := stat.NewRatings(len(rows), len(rows[0]), list)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// same compares a value with one computed otherwise; NaN and infinities are not estimable.
func same(t *rapid.T, what string, got stat.Value, want float64) {
	t.Helper()
	if math.IsNaN(want) || math.IsInf(want, 0) {
		if got != stat.NotEstimable() {
			t.Fatalf("%s = %s, want not estimable", what, got.Format(12))
		}
		return
	}
	if !near(got, want, 1e-9*max(1, math.Abs(want))) {
		t.Fatalf("%s = %s, want %.12f", what, got.Format(12), want)
	}
}

// covariances is the second way to the correlations of a complete table: from
// the variances and covariances of the raters' columns, without any sum of squares
// of rows. For k columns with mean variance v, mean covariance c and variance of
// their means s (divisor k−1), σ²(residual) = v − c, σ²(target) = c,
// σ²(rater) = s − (v−c)/n.
func covariances(rows [][]float64) (target, rater, residual float64) {
	columns := transposed(rows)
	k, n := float64(len(columns)), float64(len(rows))
	means := make([]float64, len(columns))
	for j, c := range columns {
		means[j] = meanOfAll(c)
	}
	v, c := 0.0, 0.0
	for a := range columns {
		for b := range columns {
			sum := 0.0
			for i := range rows {
				sum += (columns[a][i] - means[a]) * (columns[b][i] - means[b])
			}
			if a == b {
				v += sum / (n - 1) / k
			} else {
				c += sum / (n - 1) / (k * (k - 1))
			}
		}
	}
	centre, s := meanOfAll(means), 0.0
	for _, m := range means {
		s += (m - centre) * (m - centre) / (k - 1)
	}
	return c, s - (v-c)/n, v - c
}

func meanOfAll(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

func TestICCByCovariances(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t, false)
		c := rapidTable(t, rows).ICC()
		target, rater, residual := covariances(rows)
		k := float64(len(rows[0]))
		if residual > 1e-9 { // else the two ways differ in which rounding of zero they divide by
			same(t, "ICC(3,1)", c.ICC31.Value, target/(target+residual))
		}
		if target+residual/k > 1e-9 {
			same(t, "ICC(3,k)", c.ICC3k.Value, target/(target+residual/k))
		}
		if d := target + rater + residual; d > 1e-9 {
			same(t, "ICC(2,1)", c.ICC21.Value, target/d)
		}
		if d := target + (rater+residual)/k; d > 1e-9 {
			same(t, "ICC(2,k)", c.ICC2k.Value, target/d)
		}
	})
}

// TestICCOneWayByPairs: case 1 is also the correlation over all ordered pairs
// within a target, corrected as Fisher did (Statistical Methods for Research
// Workers, 1925, section 38): the between and within variances from pairs.
func TestICCOneWayByPairs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t, false)
		within, all, n, k := 0.0, 0.0, float64(len(rows)), float64(len(rows[0]))
		for _, row := range rows { // half the mean squared difference of a pair is a variance
			for a, x := range row {
				for b, y := range row {
					if a != b {
						within += (x - y) * (x - y) / 2 / (n * k * (k - 1))
					}
				}
			}
		}
		means := make([]float64, len(rows))
		for i, row := range rows {
			means[i] = meanOfAll(row)
		}
		for a, x := range means {
			for b, y := range means {
				if a != b {
					all += (x - y) * (x - y) / 2 / (n * (n - 1))
				}
			}
		}
		target := all - within/k
		if c := rapidTable(t, rows).ICC(); all > 1e-9 {
			same(t, "ICC(1,1)", c.ICC11.Value, target/(target+within))
			same(t, "ICC(1,k)", c.ICC1k.Value, target/all)
		}
	})
}

// TestICCIntervals: the ends of an F-based interval are the values of the
// correlation at which the observed mean squares lie at a tail of 2.5 %. The tail
// is the incomplete beta function itself, not its inverse.
func TestICCIntervals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t, false)
		c := rapidTable(t, rows).ICC()
		target, _, residual := covariances(rows)
		if residual < 1e-9 || target/residual < -0.9/float64(len(rows[0])) {
			return
		}
		n, k := float64(len(rows)), float64(len(rows[0]))
		f, d1, d2 := 1+k*target/residual, n-1, (n-1)*(k-1)
		for end, tail := range map[stat.Value]float64{c.ICC31.Low: 0.975, c.ICC31.High: 0.025} {
			rho, ok := end.Float()
			if !ok {
				t.Fatalf("no interval of F = %v", f)
			}
			x := f * (1 - rho) / (1 + (k-1)*rho) // F over its expectation
			p := mathext.RegIncBeta(d1/2, d2/2, d1*x/(d1*x+d2))
			if math.Abs(p-tail) > 1e-6 {
				t.Fatalf("at ICC(3,1) = %v the tail is %v, want %v", rho, p, tail)
			}
		}
	})
}

// TestComponentsByMoments solves Henderson's three equations from uncorrected
// sums of squares, as he writes them, with Cramer's rule in rational numbers.
func TestComponentsByMoments(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t, true)
		got := rapidTable(t, rows).Components()
		want, ok := henderson(rows)
		if _, has := got.Target.Float(); has != ok {
			t.Fatalf("components estimable: %v, want %v", has, ok)
		}
		if ok {
			same(t, "target", got.Target, want[0])
			same(t, "rater", got.Rater, want[1])
			same(t, "residual", got.Residual, want[2])
		}
	})
}

// henderson gives the components; false where the equations have no solution
// or all ratings are equal.
func henderson(rows [][]float64) (components [3]float64, ok bool) {
	rat := func(n int) *big.Rat { return big.NewRat(int64(n), 1) }
	all, squares, count := new(big.Rat), new(big.Rat), 0
	different := make(map[float64]bool)
	part := func(rows [][]float64) (reduction *big.Rat, groups, squaredSizes int) {
		reduction = new(big.Rat)
		for _, row := range rows {
			sum, n := new(big.Rat), 0
			for _, x := range row {
				if !math.IsNaN(x) {
					sum.Add(sum, big.NewRat(int64(2*x), 2))
					n++
				}
			}
			if n > 0 {
				reduction.Add(reduction, new(big.Rat).Quo(new(big.Rat).Mul(sum, sum), rat(n)))
				groups, squaredSizes = groups+1, squaredSizes+n*n
			}
		}
		return reduction, groups, squaredSizes
	}
	for _, row := range rows {
		for _, x := range row {
			if !math.IsNaN(x) {
				v := big.NewRat(int64(2*x), 2)
				all.Add(all, v)
				squares.Add(squares, new(big.Rat).Mul(v, v))
				count++
				different[x] = true
			}
		}
	}
	if len(different) < 2 {
		return components, false
	}
	a, targets, inTargets := part(rows)
	b, raters, inRaters := part(transposed(rows))
	mean := new(big.Rat).Quo(new(big.Rat).Mul(all, all), rat(count))
	n := rat(count)
	minus := func(x, y *big.Rat) *big.Rat { return new(big.Rat).Sub(x, y) }
	share := func(x int) *big.Rat { return big.NewRat(int64(x), int64(count)) }
	// coefficients of σ²(target), σ²(rater), σ²(residual) in E(Tₐ−T_μ), E(T_b−T_μ), E(T₀−T_μ)
	m := [3][3]*big.Rat{
		{minus(n, share(inTargets)), minus(rat(targets), share(inRaters)), rat(targets - 1)},
		{minus(rat(raters), share(inTargets)), minus(n, share(inRaters)), rat(raters - 1)},
		{minus(n, share(inTargets)), minus(n, share(inRaters)), rat(count - 1)},
	}
	right := [3]*big.Rat{minus(a, mean), minus(b, mean), minus(squares, mean)}
	d := determinant(m)
	if d.Sign() == 0 {
		return components, false
	}
	for i := range components {
		replaced := m
		for row := range replaced {
			replaced[row][i] = right[row]
		}
		components[i], _ = new(big.Rat).Quo(determinant(replaced), d).Float64()
	}
	return components, true
}

func determinant(m [3][3]*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for c := range 3 {
		for _, s := range []int64{1, -1} {
			x := big.NewRat(s, 1)
			for r := range 3 {
				x.Mul(x, m[r][(c+int(s)*r+3)%3])
			}
			sum.Add(sum, x)
		}
	}
	return sum
}

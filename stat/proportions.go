package stat

import "math"

// TwoProportions is z, how many standard errors the rate of a lies above that of
// b, with the pooled rate behind the error (J. L. Fleiss, B. Levin and M. C. Paik,
// Statistical Methods for Rates and Proportions, 3rd edition, 2003, section 3.2,
// without continuity correction). Not estimable where a group is empty, or all
// or none of both are selected.
func TwoProportions(a, b Counts) Value {
	selected, total := float64(a.Selected+b.Selected), float64(a.Total+b.Total)
	if !a.valid() || !b.valid() || a.Total == 0 || b.Total == 0 || selected == 0 || selected == total {
		return NotEstimable()
	}
	na, nb := float64(a.Total), float64(b.Total)
	difference := (float64(float64(a.Selected)*nb) - float64(float64(b.Selected)*na)) / float64(na*nb)
	pooled := selected / total
	return Estimate(difference / math.Sqrt(float64(float64(pooled*(1-pooled))*total)/float64(na*nb)))
}

// RatioInterval is the score interval of the ratio of two rates, a's over b's; z is
// the normal quantile (P. A. R. Koopman, Biometrics 40, 1984, 513–517): all
// ratios that a test of both counts together does not reject. It exists where a
// group has nobody selected too, with an end at zero; where none of b are
// selected it has no upper end, and is not estimable.
func RatioInterval(a, b Counts, z float64) Interval {
	if !a.valid() || !b.valid() || a.Total == 0 || b.Selected == 0 {
		return Interval{}
	}
	limit := float64(z * z)
	inside := func(ratio float64) bool { return koopman(a, b, ratio) <= limit }
	rate := (float64(a.Selected) * float64(b.Total)) / (float64(a.Total) * float64(b.Selected))
	low := 0.0
	if a.Selected > 0 {
		low = boundary(0, rate, inside)
	}
	outer := max(rate, 1e-9)
	for inside(outer) && outer < 1e15 {
		outer *= 2
	}
	return Interval{Low: settled(low), High: settled(boundary(outer, rate, inside))}
}

// koopman is the score statistic of the hypothesis that a's rate is ratio times
// b's: with p the likeliest rate of b under it, the sum over both groups of
// (observed − expected)² / variance.
func koopman(a, b Counts, ratio float64) float64 {
	x, m, y, n := float64(a.Selected), float64(a.Total), float64(b.Selected), float64(b.Total)
	// p solves (m+n)·r·p² − (r·(m+y) + x+n)·p + x+y = 0, the smaller root
	square, linear, constant := float64((m+n)*ratio), float64(ratio*(m+y))+x+n, x+y
	root := math.Sqrt(max(float64(linear*linear)-float64(4*square*constant), 0))
	p := 2 * constant / (linear + root)
	pa := min(float64(ratio*p), 1)
	term := func(seen, of, p float64) float64 {
		off := seen - float64(of*p)
		if off == 0 {
			return 0
		}
		return float64(off*off) / (float64(of*p) * (1 - p))
	}
	return term(x, m, pa) + term(y, n, p)
}

// boundary halves the stretch from a ratio outside to one inside until no number
// lies between.
func boundary(out, in float64, inside func(float64) bool) float64 {
	for range 2000 {
		middle := out + (in-out)/2
		if middle == out || middle == in {
			break
		}
		if inside(middle) {
			in = middle
		} else {
			out = middle
		}
	}
	return in
}

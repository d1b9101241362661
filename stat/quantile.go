package stat

import (
	"math"
	"strconv"

	"gonum.org/v1/gonum/mathext"
)

// fQuantile is the quantile of the F distribution with d1 and d2 degrees of
// freedom, which need not be whole numbers: the inverse of the regularised
// incomplete beta function (M. Abramowitz and I. Stegun, Handbook of Mathematical
// Functions, 1964, 26.6.2). It is NaN where there is no such distribution.
func fQuantile(p, d1, d2 float64) float64 {
	if !(d1 > 0 && d2 > 0) || math.IsInf(d1, 0) || math.IsInf(d2, 0) {
		return math.NaN()
	}
	y := mathext.InvRegIncBeta(d2/2, d1/2, 1-p) // the small end, so that 1/y keeps its digits
	return d2 * (1 - y) / (d1 * y)
}

// tQuantile is the upper quantile of Student's t, for p above ½: t² is F with 1
// and d degrees of freedom.
func tQuantile(p, d float64) float64 { return math.Sqrt(fQuantile(2*p-1, 1, d)) }

// settled keeps twelve significant digits. What comes out of an iteration hangs
// on the machine in the last ones, and the same input gives the same bytes.
func settled(x float64) Value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return NotEstimable()
	}
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 12, 64), 64)
	if err != nil {
		return NotEstimable()
	}
	return Estimate(y)
}

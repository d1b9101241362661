package stat

import "math"

// SpearmanBrown is the reliability of the mean over k ratings where that of one
// is single (C. Spearman, British Journal of Psychology 3, 1910, 271–295; W. Brown,
// ibid., 296–322): k·r / (1 + (k−1)·r). Not estimable where the divisor is not
// positive or k not above zero.
func SpearmanBrown(single Value, k float64) Value {
	r, ok := single.Float()
	if !ok || !(k > 0) || !(1+(k-1)*r > 0) {
		return NotEstimable()
	}
	return Estimate(stepUp(r, k))
}

func stepUp(r, k float64) float64 { return float64(k*r) / (1 + float64((k-1)*r)) }

// RatersNeeded is the least number of ratings whose mean reaches the wanted
// reliability, above 0 and below 1. It is false where one rating has none: no
// number is enough.
func RatersNeeded(single Value, wanted float64) (int, bool) {
	r, ok := single.Float()
	if !ok || !(r > 0) || !(wanted > 0 && wanted < 1) {
		return 0, false
	}
	if r >= wanted {
		return 1, true
	}
	k := math.Ceil(wanted * (1 - r) / (r * (1 - wanted)))
	if stepUp(r, k-1) > wanted-1e-12 { // a whole number that rounding lifted over itself
		k--
	}
	if k > 1e9 {
		return 0, false
	}
	return int(k), true
}

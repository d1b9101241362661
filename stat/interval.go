package stat

import "math"

// Interval is a confidence interval. Both ends are estimable or neither is.
type Interval struct {
	Low  Value `json:"low"`
	High Value `json:"high"`
}

// Z95 is the 0.975 quantile of the standard normal distribution, for 95 % intervals.
const Z95 = 1.959963984540054

// Wilson is the score interval of a proportion of k in n independent cases;
// z is the normal quantile ([Z95] for 95 %). With p = k/n,
//
//	(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
//
// (E. B. Wilson, Journal of the American Statistical Association 22, 1927,
// 209–212.) It stays within 0 to 1; not estimable of no cases, or where k is
// not in 0 to n.
func Wilson(k, n int, z float64) Interval {
	if n <= 0 || k < 0 || k > n {
		return Interval{}
	}
	size := float64(n)
	p := float64(k) / size
	z2 := float64(z * z)
	centre := p + z2/(2*size)
	half := float64(z * math.Sqrt(float64(p*(1-p))/size+z2/float64(4*size*size)))
	scale := 1 + z2/size
	low, high := (centre-half)/scale, (centre+half)/scale
	if k == 0 {
		low = 0 // exactly, where rounding would leave 1e-17
	}
	if k == n {
		high = 1
	}
	return Interval{Low: Estimate(low), High: Estimate(high)}
}

package stat

// Weights says how far apart two categories are when raters disagree.
type Weights int

// The weightings of kappa. Linear and Quadratic take the categories as equally
// spaced on an ordered scale; Unweighted takes every disagreement as equal.
const (
	Unweighted Weights = iota
	Linear
	Quadratic
)

// String names the weighting.
func (w Weights) String() string {
	switch w {
	case Linear:
		return "linear"
	case Quadratic:
		return "quadratic"
	default:
		return "unweighted"
	}
}

// distance is the weight of a disagreement. A common factor, such as the
// division by (k-1)² that textbooks show, cancels out of kappa.
func (w Weights) distance(i, j int) int {
	d := max(i-j, j-i)
	switch w {
	case Quadratic:
		return d * d
	case Linear:
		return d
	default:
		return min(d, 1)
	}
}

// Kappa is Cohen's kappa, the agreement beyond chance: 1 is perfect, 0 is what
// the margins alone give, below 0 is worse. With d the distance, n the total,
// o the counts and r, c the margins,
//
//	kappa = 1 − n·Σ d(i,j)·o(i,j) / Σ d(i,j)·r(i)·c(j)
//
// (J. Cohen, Educational and Psychological Measurement 20, 1960, 37–46; weighted:
// Psychological Bulletin 70, 1968, 213–220, whose disagreement form this is.)
// Both sums are integers, exact below about 10⁸ cases. It is not estimable where chance alone leaves no
// room for disagreement: no cases, or both raters used one and the same category.
func (t Table) Kappa(w Weights) Value {
	observed, expected := 0, 0
	for i := range t.k {
		r := t.Row(i)
		for j := range t.k {
			d := w.distance(i, j)
			observed += d * t.At(i, j)
			expected += d * r * t.Column(j)
		}
	}
	if expected == 0 {
		return NotEstimable()
	}
	return Estimate(1 - float64(t.Total()*observed)/float64(expected))
}

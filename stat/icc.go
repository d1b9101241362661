package stat

import "math"

// Bounded is a statistic with its 95 % interval. Either may be not estimable,
// the interval alone as well.
type Bounded struct {
	Value Value `json:"value"`
	Low   Value `json:"low"`
	High  Value `json:"high"`
}

// ICC are the six intraclass correlations of P. E. Shrout and J. L. Fleiss
// (Psychological Bulletin 86, 1979, 420–428): of one rating and of the mean over
// the k raters, where (1) each target has raters of its own, (2) raters are a
// sample and their severity counts as error (agreement), (3) these raters alone
// are meant and severity is left out (consistency). 1 is perfect; values below
// zero are possible.
type ICC struct {
	ICC11 Bounded `json:"icc11"`
	ICC21 Bounded `json:"icc21"`
	ICC31 Bounded `json:"icc31"`
	ICC1k Bounded `json:"icc1k"`
	ICC2k Bounded `json:"icc2k"`
	ICC3k Bounded `json:"icc3k"`
}

// meanSquares are the mean squares of a complete table of n targets and k raters.
type meanSquares struct{ n, k, targets, raters, residual, within float64 }

// ICC gives the intraclass correlations. Of a complete table they come from its
// mean squares, with the intervals of K. O. McGraw and S. P. Wong (Psychological
// Methods 1, 1996, 30–46); of an incomplete one from variance components, see
// [Ratings.Components], without intervals. Whether they exist is decided on the
// ratings before any sum: not with fewer than two targets or two raters, nor
// where all ratings are equal.
func (t Ratings) ICC() ICC {
	if t.Targets() < 2 || t.raters < 2 || len(t.levels) < 2 {
		return ICC{}
	}
	if !t.Complete() {
		return t.Components().icc()
	}
	steps, _ := t.steps()
	s := t.squares(t.margins(steps), steps)
	n, k := float64(t.Targets()), float64(t.raters)
	return meanSquares{
		n: n, k: k,
		targets: s.targets / (n - 1), raters: s.raters / (k - 1),
		residual: s.residual / ((n - 1) * (k - 1)), within: s.within / (n * (k - 1)),
	}.icc()
}

// icc puts the mean squares into the formulas.
func (m meanSquares) icc() ICC {
	single := func(noise float64) Value {
		return quotient(m.targets-noise, m.targets+float64((m.k-1)*noise))
	}
	severity := m.raters - m.residual
	c := ICC{
		ICC11: Bounded{Value: single(m.within)},
		ICC31: Bounded{Value: single(m.residual)},
		ICC21: Bounded{Value: quotient(m.targets-m.residual, m.targets+float64((m.k-1)*m.residual)+float64(m.k*severity)/m.n)},
		ICC1k: Bounded{Value: quotient(m.targets-m.within, m.targets)},
		ICC3k: Bounded{Value: quotient(m.targets-m.residual, m.targets)},
		ICC2k: Bounded{Value: quotient(m.targets-m.residual, m.targets+severity/m.n)},
	}
	m.byRatio(&c.ICC11, &c.ICC1k, m.within, m.n*(m.k-1))
	m.byRatio(&c.ICC31, &c.ICC3k, m.residual, (m.n-1)*(m.k-1))
	m.byAgreement(&c.ICC21, &c.ICC2k)
	return c
}

// byRatio gives the intervals of cases 1 and 3, which follow from that of the
// ratio F of the targets' mean square and the error's. Without error there is no
// F, and with an F of zero no interval but a point.
func (m meanSquares) byRatio(single, average *Bounded, noise, freedom float64) {
	if noise == 0 || m.targets == 0 {
		return
	}
	f := m.targets / noise
	low, high := f/fQuantile(0.975, m.n-1, freedom), float64(f*fQuantile(0.975, freedom, m.n-1))
	single.Low, single.High = settled((low-1)/(low+m.k-1)), settled((high-1)/(high+m.k-1))
	average.Low, average.High = settled(1-1/low), settled(1-1/high)
}

// byAgreement gives the interval of case 2, with Satterthwaite's degrees of
// freedom; that of the average follows from that of one rating by Spearman–Brown.
func (m meanSquares) byAgreement(single, average *Bounded) {
	rho, ok := single.Value.Float()
	if !ok || rho == 1 || m.residual == 0 && m.raters == 0 {
		return
	}
	a := float64(m.k*rho) / float64(m.n*(1-rho))
	b := 1 + float64(m.k*rho*(m.n-1))/float64(m.n*(1-rho))
	byRaters, byResidual := float64(a*m.raters), float64(b*m.residual)
	sum := byRaters + byResidual
	freedom := float64(sum*sum) / (float64(byRaters*byRaters)/(m.k-1) + float64(byResidual*byResidual)/((m.n-1)*(m.k-1)))
	upper, lower := fQuantile(0.975, m.n-1, freedom), fQuantile(0.975, freedom, m.n-1)
	rest := float64(m.k*m.raters) + float64((m.k*m.n-m.k-m.n)*m.residual)
	low := float64(m.n*(m.targets-float64(upper*m.residual))) / (float64(upper*rest) + float64(m.n*m.targets))
	high := float64(m.n*(float64(lower*m.targets)-m.residual)) / (rest + float64(m.n*lower*m.targets))
	if math.IsNaN(low) || math.IsNaN(high) {
		return
	}
	single.Low, single.High = settled(low), settled(high)
	average.Low, average.High = settled(stepUp(low, m.k)), settled(stepUp(high, m.k))
}

// quotient is a/b, not estimable where b is not positive: a correlation whose
// variance is none does not exist.
func quotient(a, b float64) Value {
	if !(b > 0) {
		return NotEstimable()
	}
	return Estimate(a / b)
}

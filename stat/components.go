package stat

// Components are the variance components of a table of targets and raters, in
// squared points of the scale, by the method of moments; a small one may come
// out below zero.
type Components struct {
	Target   Value // true differences between targets
	Rater    Value // differences of severity
	Residual Value // all else
	OneWay   Value // σ²(target) over σ²(rating), taking every rating as by another rater
	PerMean  float64
}

// Components estimates the variances of a table that may have empty cells,
// taking targets and raters as samples (C. R. Henderson, Biometrics 9, 1953,
// 226–252, method 1). With N ratings of n targets by k raters, mᵢ of target i
// and mⱼ by rater j, the mean squares within targets W and within raters R and
// the total sum of squares T have the expectations
//
//	E(W) = σ²(rater) + σ²(residual)      E(R) = σ²(target) + σ²(residual)
//	E(T) = (N − Σmᵢ²/N)·σ²(target) + (N − Σmⱼ²/N)·σ²(rater) + (N−1)·σ²(residual)
//
// Of a complete table these are the estimates of the analysis of variance.
// OneWay is the correlation of the unbalanced one-way analysis (A. Donner,
// International Statistical Review 54, 1986, 67–82). PerMean is the harmonic mean
// of the mᵢ: over how many ratings a target's mean is taken. Nothing is estimable
// where no target has two ratings, fewer than two have any, or all ratings are
// equal; OneWay alone where no rater rated two targets, or the empty cells leave
// the three equations dependent.
func (t Ratings) Components() Components {
	if len(t.levels) < 2 {
		return Components{}
	}
	steps, size := t.steps()
	m := t.margins(steps)
	s := t.squares(m, steps)
	n := float64(m.n)
	rated, harmonic := occupied(m.inTarget)
	rating, _ := occupied(m.inRater)
	ofTargets, ofRaters := n-squaresOf(m.inTarget)/n, n-squaresOf(m.inRater)/n
	rest := ofTargets + ofRaters - (n - 1)
	if n <= rated || rated < 2 {
		return Components{}
	}
	c := Components{PerMean: harmonic}
	within, between := s.within/(n-rated), s.targets/(rated-1)
	c.OneWay = quotient(between-within, between+float64((ofTargets/(rated-1)-1)*within))
	if n <= rating || !(rest > 0) {
		return c
	}
	perRater := s.perRater / (n - rating)
	residual := (float64(ofTargets*perRater) + float64(ofRaters*within) - s.total) / rest
	square := float64(size * size)
	c.Target, c.Rater, c.Residual = Estimate((perRater-residual)*square), Estimate((within-residual)*square), Estimate(residual*square)
	return c
}

// occupied counts what is not zero, and gives the harmonic mean of it.
func occupied(counts []int64) (n, harmonic float64) {
	inverse := 0.0
	for _, c := range counts {
		if c > 0 {
			n++
			inverse += 1 / float64(c)
		}
	}
	return n, n / max(inverse, 1e-300)
}

// squaresOf is the sum of the squared counts.
func squaresOf(counts []int64) float64 {
	sum := 0.0
	for _, c := range counts {
		sum += float64(c * c)
	}
	return sum
}

// icc gives the correlations that follow from components, without intervals.
func (c Components) icc() ICC {
	i := ICC{ICC11: correlation(c.OneWay)}
	target, ok := c.Target.Float()
	if ok {
		rater, _ := c.Rater.Float()
		residual, _ := c.Residual.Float()
		i.ICC21 = correlation(quotient(target, target+rater+residual))
		i.ICC31 = correlation(quotient(target, target+residual))
	}
	i.ICC1k.Value = SpearmanBrown(i.ICC11.Value, c.PerMean)
	i.ICC2k.Value = SpearmanBrown(i.ICC21.Value, c.PerMean)
	i.ICC3k.Value = SpearmanBrown(i.ICC31.Value, c.PerMean)
	return i
}

// correlation leaves out what moments give beyond −1 to 1: they fit no correlation.
func correlation(v Value) Bounded {
	if x, ok := v.Float(); !ok || x < -1 || x > 1 {
		return Bounded{}
	}
	return Bounded{Value: v}
}

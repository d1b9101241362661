package stat

// Categorical is how raters agree on categories, beyond chance as each author
// counts it.
type Categorical struct {
	Agreement Value // share of pairs of ratings of one target that are equal
	Fleiss    Value
	AC1       Value
	AC2       Value // quadratic weights
}

// Categorical gives percent agreement, the kappa of J. L. Fleiss (Psychological
// Bulletin 76, 1971, 378–382) and the AC1 and AC2 of K. L. Gwet (British Journal of
// Mathematical and Statistical Psychology 61, 2008, 29–48; AC2: Handbook of
// Inter-Rater Reliability, 4th edition, 2014, chapter 4). With π the share of a
// category, w the weights of agreement (1 and 0; for AC2 1 − (distance/width of
// the scale)²) and q the number of categories, each is (pₐ − pₑ)/(1 − pₑ) with
//
//	pₑ = Σπ²                          Fleiss
//	pₑ = Σw/(q(q−1)) · Σπ(1−π)        AC1, AC2
//
// Where targets have different numbers of ratings, pₐ is the mean over the
// targets with two or more, and π the mean over all of the shares within a
// target, as Gwet has it. categories are all that a rater could have given,
// ascending and in units, or nil for those that occur. Not estimable where only
// one occurs, where no target has two ratings, or beyond [MostCategories].
func (t Ratings) Categorical(categories []int64) Categorical {
	if len(t.levels) > MostCategories || len(categories) > MostCategories {
		return Categorical{}
	}
	if len(categories) == 0 {
		categories = t.levels
	}
	d := t.disagreement()
	if d.pairable == 0 {
		return Categorical{}
	}
	c := Categorical{Agreement: Estimate(1 - d.nominal)}
	if len(t.levels) < 2 {
		return c
	}
	same, spread := 0.0, 0.0
	for _, p := range t.shares() {
		same += float64(p * p)
		spread += float64(p * (1 - p))
	}
	q := float64(len(categories))
	width := float64(categories[len(categories)-1]-categories[0]) / float64(t.levels[len(t.levels)-1]-t.levels[0])
	c.Fleiss = quotient(1-same-d.nominal, 1-same)
	c.AC1 = beyond(d.nominal, spread/(q-1))
	c.AC2 = beyond(d.quadratic/float64(width*width), float64(weightSum(categories)*spread)/(q*(q-1)))
	return c
}

// beyond is the agreement beyond chance of a disagreement and an agreement by chance.
func beyond(disagreement, chance float64) Value { return quotient(1-chance-disagreement, 1-chance) }

// weightSum is the sum of the quadratic weights of agreement over all pairs of categories.
func weightSum(categories []int64) float64 {
	width := float64(categories[len(categories)-1] - categories[0])
	sum := 0.0
	for _, a := range categories {
		for _, b := range categories {
			distance := float64(a-b) / width
			sum += 1 - float64(distance*distance)
		}
	}
	return sum
}

// disagreement is the mean over the targets with two ratings or more of the
// share of their pairs that differ, and of the squared distance of a pair over
// the squared distance of the outermost ratings.
type disagreement struct {
	pairable           int
	nominal, quadratic float64
}

func (t Ratings) disagreement() disagreement {
	h := t.histograms()
	d := disagreement{pairable: len(h.m)}
	steps, _ := t.steps()
	width := float64(1)
	if len(steps) > 0 {
		width = max(float64(steps[len(steps)-1]), 1)
	}
	for u := range h.m {
		pairs := float64(h.m[u] * (h.m[u] - 1) / 2)
		d.nominal += h.unequal(u) / pairs
		d.quadratic += h.apart(u, steps) / pairs
	}
	n := float64(max(len(h.m), 1))
	d.nominal /= n
	d.quadratic /= float64(n * float64(width*width))
	return d
}

// shares gives the mean over the targets of the share of each level. Targets
// with the same number of ratings are counted together, in integers.
func (t Ratings) shares() []float64 {
	counts := make(map[int][]int)
	most, rated := 0, 0
	for i := range t.Targets() {
		row := t.row(i)
		if len(row) == 0 {
			continue
		}
		rated++
		most = max(most, len(row))
		if counts[len(row)] == nil {
			counts[len(row)] = make([]int, len(t.levels))
		}
		for _, c := range row {
			counts[len(row)][c.level]++
		}
	}
	shares := make([]float64, len(t.levels))
	for m := 1; m <= most; m++ {
		for level, n := range counts[m] {
			shares[level] += float64(n) / float64(m)
		}
	}
	for level := range shares {
		shares[level] /= float64(rated)
	}
	return shares
}

package stat

import "math/big"

// squares are the sums of squares of a table of ratings, in squared steps. Each
// is a sum of squares of integers over a divisor, so that nothing cancels and
// one that is zero is exactly zero.
type squares struct {
	targets  float64 // between the means of the targets
	raters   float64 // between the means of the raters
	residual float64 // what both leave over; of complete tables only
	within   float64 // within targets
	perRater float64 // within raters
	total    float64
}

// margins are the sums of a table, in steps.
type margins struct {
	target, rater     []int64
	inTarget, inRater []int64 // how many ratings
	sum, n            int64
}

// margins sums the table over the steps of its levels.
func (t Ratings) margins(steps []int64) margins {
	m := margins{
		target: make([]int64, t.Targets()), inTarget: make([]int64, t.Targets()),
		rater: make([]int64, t.raters), inRater: make([]int64, t.raters), n: int64(t.Len()),
	}
	for i := range t.Targets() {
		for _, c := range t.row(i) {
			x := steps[c.level]
			m.target[i] += x
			m.rater[c.rater] += x
			m.inRater[c.rater]++
			m.sum += x
		}
		m.inTarget[i] = int64(len(t.row(i)))
	}
	return m
}

// squares gives the sums of squares; residual of complete tables only.
func (t Ratings) squares(m margins, steps []int64) squares {
	var s squares
	n, k := int64(t.Targets()), int64(t.raters)
	complete := t.Complete()
	for i := range t.Targets() {
		for _, c := range t.row(i) {
			x, ni, nj := steps[c.level], m.inTarget[i], m.inRater[c.rater]
			s.within += squareOver(ni*x-m.target[i], ni)
			s.perRater += squareOver(nj*x-m.rater[c.rater], nj)
			s.total += squareOver(m.n*x-m.sum, m.n)
			if complete {
				s.residual += squareOver(n*k*x-n*m.target[i]-k*m.rater[c.rater]+m.sum, n*k)
			}
		}
		if ni := m.inTarget[i]; ni > 0 {
			s.targets += apart(m.target[i], ni, m.sum, m.n)
		}
	}
	for j, nj := range m.inRater {
		if nj > 0 {
			s.raters += apart(m.rater[j], nj, m.sum, m.n)
		}
	}
	return s
}

// squareOver is (x/d)², rounded as a whole.
func squareOver(x, d int64) float64 {
	q := float64(x) / float64(d)
	return float64(q * q)
}

// apart is n·(sum/n − whole/of)², a part of a table against the whole. The
// products are wide: of a large table on a fine scale they leave 64 bits.
func apart(sum, n, whole, of int64) float64 {
	a := new(big.Int).Mul(big.NewInt(sum), big.NewInt(of))
	a.Sub(a, new(big.Int).Mul(big.NewInt(whole), big.NewInt(n)))
	difference, _ := new(big.Float).SetInt(a).Float64()
	q := difference / (float64(n) * float64(of))
	return float64(n) * float64(q*q)
}

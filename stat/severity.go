package stat

import "math"

// Severity is how one rater rates, in points of the scale.
type Severity struct {
	Ratings int
	Mean    Value
	// Deviation is the mean over the targets that others rated too of this rater's
	// rating minus the target's mean over its raters: above zero is lenient,
	// below severe. Low and High are its 95 % interval, from Student's t.
	Deviation, Low, High Value
	Spread               Value // standard deviation of the ratings
	// Relative is Spread over that of all ratings of the same targets: well below 1
	// is a rater who keeps to the middle (central tendency).
	Relative Value
}

// Severity gives every rater's severity and spread, as F. E. Saal, R. G. Downey
// and M. A. Lahey name them (Psychological Bulletin 88, 1980, 413–428). In a
// complete table Deviation is the rater's mean minus the mean of all. In an
// incomplete one it compares with those who rated the same targets, and a rater
// among severe ones looks lenient. The interval wants two targets and
// deviations that are not all equal.
func (t Ratings) Severity() []Severity {
	if len(t.levels) == 0 {
		return make([]Severity, t.raters)
	}
	steps, size := t.steps()
	m := t.margins(steps)
	all := make([]moments, t.raters)
	for i := range t.Targets() {
		t.eachRater(i, steps, all)
	}
	byRater := t.byRater()
	raters := make([]Severity, t.raters)
	for j := range raters {
		raters[j] = t.severity(byRater[j], m, steps, size)
		spread, ok := raters[j].Spread.Float()
		if common, has := all[j].deviation(); ok && has && common > 0 {
			raters[j].Relative = Estimate(spread / (common * size))
		}
	}
	return raters
}

// eachRater adds all ratings of a target to the moments of each of its raters.
func (t Ratings) eachRater(target int, steps []int64, all []moments) {
	row := t.row(target)
	var here moments
	for _, c := range row {
		here.add(float64(steps[c.level]))
	}
	for _, c := range row {
		all[c.rater].join(here)
	}
}

// severity gives the figures of one rater.
func (t Ratings) severity(own []given, m margins, steps []int64, size float64) Severity {
	s := Severity{Ratings: len(own)}
	if len(own) == 0 {
		return s
	}
	sum := int64(0)
	var spread moments
	var deviations []deviation
	for _, g := range own {
		sum += t.levels[g.level]
		spread.add(float64(steps[g.level]))
		if n := m.inTarget[g.target]; n > 1 {
			deviations = append(deviations, newDeviation(n*steps[g.level]-m.target[g.target], n))
		}
	}
	s.Mean = Estimate(float64(sum) / (float64(len(own)) * Unit))
	if sd, ok := spread.deviation(); ok {
		s.Spread = Estimate(sd * size)
	}
	s.Deviation, s.Low, s.High = interpret(deviations, size)
	return s
}

// deviation is one rating minus its target's mean, as a fraction of steps in its
// lowest terms: equal deviations are equal.
type deviation struct{ over, under int64 }

func newDeviation(over, under int64) deviation {
	divisor := gcd(max(over, -over), under)
	return deviation{over / divisor, under / divisor}
}

func (d deviation) float() float64 { return float64(d.over) / float64(d.under) }

// interpret gives the mean of the deviations and its interval, in points.
func interpret(ds []deviation, size float64) (mean, low, high Value) {
	if len(ds) == 0 {
		return
	}
	var m moments
	equal := true
	for _, d := range ds {
		m.add(d.float())
		equal = equal && d == ds[0]
	}
	mean = Estimate(m.mean * size)
	sd, ok := m.deviation()
	if !ok || equal {
		return mean, low, high
	}
	n := float64(len(ds))
	half := tQuantile(0.975, n-1) * sd / math.Sqrt(n)
	return mean, settled((m.mean - half) * size), settled((m.mean + half) * size)
}

// moments are count, mean and sum of squared deviations, added to one at a
// time (B. P. Welford, Technometrics 4, 1962, 419–420), so that nothing cancels.
type moments struct{ n, mean, squares float64 }

func (m *moments) add(x float64) {
	m.n++
	d := x - m.mean
	m.mean += d / m.n
	m.squares += float64(d * (x - m.mean))
}

// join adds the values behind other (T. Chan, G. Golub and R. LeVeque, The
// American Statistician 37, 1983, 242–247).
func (m *moments) join(other moments) {
	n := m.n + other.n
	if n == 0 {
		return
	}
	d := other.mean - m.mean
	m.squares += other.squares + float64(float64(d*d)*m.n)*other.n/n
	m.mean += float64(d*other.n) / n
	m.n = n
}

// deviation is the standard deviation with divisor n−1, where there are two values.
func (m moments) deviation() (float64, bool) {
	if m.n < 2 {
		return 0, false
	}
	return math.Sqrt(m.squares / (m.n - 1)), true
}

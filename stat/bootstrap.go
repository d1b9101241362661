package stat

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// Resampling says how a bootstrap is done. The same values give the same
// interval, on any machine and however the work is divided.
type Resampling struct {
	Resamples int     // how many samples are drawn, at least 1
	Level     float64 // of the interval, between 0 and 1, for instance 0.95
	Seed      uint64  // of the generator
}

// estimableShare is the least share of the resamples in which the statistic
// must exist: an interval from those alone where it happens to exist would
// answer another question.
const estimableShare = 0.95

// Bootstrap is the percentile interval of a statistic over n clusters that are
// drawn with replacement (B. Efron, Annals of Statistics 7, 1979, 1–26; B. Efron
// and R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). A
// cluster is what varies independently, for instance one answer with all its
// ratings, not one rating. The statistic gets the numbers of the drawn
// clusters, 0 to n-1, in a slice that it must not keep.
//
// It is not estimable of fewer than two clusters, of a Resampling out of range,
// or where the statistic exists in fewer than 95 % of the resamples.
func Bootstrap(n int, r Resampling, statistic func(draw []int) Value) Interval {
	if n < 2 || r.Resamples < 1 || !(r.Level > 0 && r.Level < 1) {
		return Interval{}
	}
	values := make([]Value, r.Resamples)
	draw := make([]int, n)
	for b := range values {
		fill(draw, newGenerator(r.Seed, uint64(b)))
		values[b] = statistic(draw)
	}
	return percentile(r.Resamples, r.Level, func(b int) Value { return values[b] })
}

// percentile is the interval between the quantiles of the values of n
// resamples; see [Bootstrap] for when there is none.
func percentile(n int, level float64, value func(b int) Value) Interval {
	if n < 1 || !(level > 0 && level < 1) {
		return Interval{}
	}
	values := make([]float64, 0, n)
	for b := range n {
		if x, ok := value(b).Float(); ok {
			values = append(values, x)
		}
	}
	if float64(len(values)) < float64(estimableShare*float64(n)) {
		return Interval{}
	}
	slices.Sort(values)
	tail := (1 - level) / 2
	return Interval{Low: Estimate(quantile(values, tail)), High: Estimate(quantile(values, 1-tail))}
}

// BootstrapTables is Bootstrap of a statistic of a table, where each cluster
// brings a table of its own over the same categories.
func BootstrapTables(clusters []Table, r Resampling, statistic func(Table) Value) Interval {
	if len(clusters) == 0 {
		return Interval{}
	}
	sum := NewTable(clusters[0].k)
	return Bootstrap(len(clusters), r, func(draw []int) Value {
		sum.Clear()
		for _, c := range draw {
			sum.Plus(clusters[c])
		}
		return statistic(sum)
	})
}

// quantile is the sample quantile of sorted values with linear interpolation
// between order statistics (type 7 of R. Hyndman and Y. Fan, The American
// Statistician 50, 1996, 361–365); p is in 0 to 1.
func quantile(sorted []float64, p float64) float64 {
	at := float64(p * float64(len(sorted)-1))
	below := int(math.Floor(at))
	above := min(below+1, len(sorted)-1)
	gap := sorted[above] - sorted[below]
	return sorted[below] + float64((at-float64(below))*gap)
}

// generator draws the clusters of one resample. Each resample has a generator
// of its own, PCG-DXSM (M. E. O'Neill, 2014, as in math/rand/v2) seeded with
// the seed and the number of the resample.
type generator struct{ source *rand.PCG }

func newGenerator(seed, resample uint64) generator {
	return generator{source: rand.NewPCG(seed, resample)}
}

// below gives an unbiased number in 0 to n-1: the high word of n times a
// 64-bit draw, drawn again where the low word would favour some (D. Lemire, ACM
// Transactions on Modeling and Computer Simulation 29, 2019, 3). It is written
// out so that published intervals hang on PCG's stream alone.
func (g generator) below(n uint64) uint64 {
	high, low := bits.Mul64(g.source.Uint64(), n)
	if low < n {
		for reject := -n % n; low < reject; {
			high, low = bits.Mul64(g.source.Uint64(), n)
		}
	}
	return high
}

// fill draws a number of 0 to len(draw)-1 for every place.
func fill(draw []int, g generator) {
	for i := range draw {
		draw[i] = int(g.below(uint64(len(draw))))
	}
}

package stat

import (
	"math"
	"slices"
)

// Bins is the number of equal bins of confidence in a [Calibration].
const Bins = 10

// Judgement is one verdict: how sure its author was, 0 to 1, and whether it was right.
type Judgement struct {
	Confidence float64
	Right      bool
}

// Calibration says whether confidence can be believed: of the verdicts given
// with a confidence near 0.7, about 70 % should be right.
type Calibration struct {
	N    int   `json:"n"`
	ECE  Value `json:"ece"` // expected calibration error, 0 (best) to 1
	Bins []Bin `json:"bins"`
}

// Bin is one row of the reliability table: the verdicts with a confidence
// above Over and at most UpTo (the first bin has 0 too). Interval is the 95 %
// Wilson interval of Accuracy, as if the verdicts were independent.
type Bin struct {
	Over       float64  `json:"over"`
	UpTo       float64  `json:"up_to"`
	N          int      `json:"n"`
	Right      int      `json:"right"`
	Confidence Value    `json:"confidence"` // mean
	Accuracy   Value    `json:"accuracy"`
	Interval   Interval `json:"interval"`
}

// Calibrate gives the reliability table and the expected calibration error
//
//	ECE = Σ over the bins of (n(bin)/n)·|accuracy − mean confidence|
//
// in [Bins] bins of equal width (M. P. Naeini, G. F. Cooper and M. Hauskrecht,
// AAAI 2015, 2901–2907; bins closed above as in C. Guo et al., ICML 2017,
// 1321–1330). A confidence outside 0 to 1, or NaN, is not a confidence: such a
// judgement is left out, which N shows. ECE is not estimable of no judgements.
func Calibrate(judgements []Judgement) Calibration {
	c := Calibration{Bins: make([]Bin, Bins)}
	var confidences [Bins][]float64
	for _, j := range judgements {
		if !(j.Confidence >= 0 && j.Confidence <= 1) {
			continue
		}
		b := binOf(j.Confidence)
		c.N++
		c.Bins[b].N++
		confidences[b] = append(confidences[b], j.Confidence)
		if j.Right {
			c.Bins[b].Right++
		}
	}
	total := 0.0
	for i := range c.Bins {
		sum := sumOf(confidences[i])
		c.Bins[i].finish(i, sum)
		total += math.Abs(float64(c.Bins[i].Right) - sum) // n(bin)·|accuracy − confidence|
	}
	if c.N > 0 {
		c.ECE = Estimate(total / float64(c.N))
	}
	return c
}

// finish fills in what follows from the counts; sum is the sum of confidences.
func (b *Bin) finish(i int, sum float64) {
	b.Over, b.UpTo = float64(i)/Bins, float64(i+1)/Bins
	b.Accuracy = Ratio(b.Right, b.N)
	b.Interval = Wilson(b.Right, b.N, Z95)
	if b.N > 0 {
		b.Confidence = Estimate(sum / float64(b.N))
	}
}

// binOf compares with the bounds as they are printed, so that 0.3 falls into the bin up to 0.3.
func binOf(confidence float64) int {
	for i := range Bins - 1 {
		if confidence <= float64(i+1)/Bins {
			return i
		}
	}
	return Bins - 1
}

// sumOf adds from the smallest to the largest, whatever order they came in. It sorts xs.
func sumOf(xs []float64) float64 {
	slices.Sort(xs)
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum
}

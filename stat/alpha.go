package stat

// Alpha is Krippendorff's alpha for four levels of measurement, with the
// percentile intervals of a bootstrap over targets.
type Alpha struct {
	Nominal, Ordinal, Interval, Ratio Bounded
}

// The levels of measurement, and how many there are.
const (
	nominal = iota
	ordinal
	interval
	ratio
	measurements
)

// Alpha gives the alpha of K. Krippendorff (Content Analysis, 2nd edition, 2004,
// chapter 11), one minus observed over expected disagreement. With n ratings of
// targets that have two or more, m of target u, and δ² the squared distance,
//
//	α = 1 − (n−1) · Σᵤ 1/(mᵤ−1)·Σ pairs within u δ² / Σ all pairs δ²
//
// δ² is 1 (nominal), (ranks apart)² (ordinal, ranks being the middle of those that
// a level takes among all n), (a−b)² (interval), ((a−b)/(a+b))² (ratio).
// Empty cells need no filling. The bootstrap draws with replacement what varies
// independently (A. Zapf et al., BMC Medical Research Methodology 16, 2016, 93):
// targets or, where several belong together, such as the questions of one
// person, clusters of them; cluster gives that of each target, those of one
// standing together, and is nil where each is its own. Not estimable where
// all ratings are equal or no target has two; ratio moreover not where a rating
// is below zero, nor beyond [MostCategories]. No interval where r has no resamples.
func (t Ratings) Alpha(r Resampling, cluster []int) Alpha {
	d := t.alphaData(cluster)
	once := make([]int64, len(d.m))
	for u := range once {
		once[u] = 1
	}
	value := d.alpha(once, d.newMargin())
	ends := d.bootstrap(r)
	bounded := func(level int) Bounded {
		b := Bounded{Value: value[level]}
		if value[level] != NotEstimable() {
			b.Low, b.High = ends[level].Low, ends[level].High
		}
		return b
	}
	return Alpha{Nominal: bounded(nominal), Ordinal: bounded(ordinal), Interval: bounded(interval), Ratio: bounded(ratio)}
}

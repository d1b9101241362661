package stat

import (
	"runtime"
	"sync"
)

// alphaData is what alpha is computed from, once or for every resample.
type alphaData struct {
	histograms
	first  []int // the histograms of cluster c are first[c] to first[c+1]
	steps  []int64
	within [measurements][]float64 // of each target Σ pairs δ² / (m−1); of ordinal none, its ranks hang on all targets
	ratios []float64               // δ² of ratio for each pair of levels, or nil
}

func (t Ratings) alphaData(cluster []int) alphaData {
	steps, _ := t.steps()
	d := alphaData{histograms: t.histograms(), first: t.clusters(cluster), steps: steps, ratios: t.ratios()}
	for u, m := range d.m {
		d.within[nominal] = append(d.within[nominal], d.unequal(u)/float64(m-1))
		d.within[interval] = append(d.within[interval], d.apart(u, steps)/float64(m-1))
		if d.ratios != nil {
			levels, counts := d.of(u)
			d.within[ratio] = append(d.within[ratio], d.pairs(levels, counts)/float64(m-1))
		}
	}
	return d
}

// clusters gives the first histogram of each cluster, and their number at the end.
// A cluster without two ratings of one target has nothing to be drawn.
func (t Ratings) clusters(cluster []int) []int {
	var first []int
	n, last := 0, -1
	for i := range t.Targets() {
		if len(t.row(i)) < 2 {
			continue
		}
		own := i
		if len(cluster) == t.Targets() {
			own = cluster[i]
		}
		if n == 0 || own != last {
			first = append(first, n)
		}
		last = own
		n++
	}
	return append(first, n)
}

// ratios gives δ² of the ratio scale for each pair of levels; none where the
// scale goes below zero or has too many.
func (t Ratings) ratios() []float64 {
	k := len(t.levels)
	if k == 0 || k > MostCategories || t.levels[0] < 0 {
		return nil
	}
	ratios := make([]float64, k*k)
	for i, a := range t.levels {
		for j, b := range t.levels {
			if a != b {
				q := float64(a-b) / float64(a+b)
				ratios[i*k+j] = float64(q * q)
			}
		}
	}
	return ratios
}

// pairs is the sum of the ratio scale's δ² over the unordered pairs of the given counts.
func (d alphaData) pairs(levels []int32, counts []int64) float64 {
	k := len(d.steps)
	sum := 0.0
	for i, a := range levels {
		for j, b := range levels[:i] {
			sum += float64(float64(counts[i]*counts[j]) * d.ratios[int(a)*k+int(b)])
		}
	}
	return sum
}

// margin is how often each level occurs in a resample, and its place among the ranks.
type margin struct {
	n     int64
	count []int64
	rank  []int64 // twice the middle of the level's ranks
	every []int32 // all levels
}

func (d alphaData) newMargin() *margin {
	m := &margin{count: make([]int64, len(d.steps)), rank: make([]int64, len(d.steps))}
	for l := range d.steps {
		m.every = append(m.every, int32(l))
	}
	return m
}

// fill counts the levels of the targets, each as often as it was drawn.
func (m *margin) fill(h histograms, drawn []int64) {
	m.n = 0
	clear(m.count)
	for u, times := range drawn {
		if times == 0 {
			continue
		}
		levels, counts := h.of(u)
		for i, l := range levels {
			m.count[l] += times * counts[i]
		}
		m.n += times * h.m[u]
	}
	below := int64(0)
	for l, n := range m.count {
		m.rank[l] = 2*below + n
		below += n
	}
}

// alpha gives the four values of targets that were drawn so many times each.
func (d alphaData) alpha(drawn []int64, m *margin) [measurements]Value {
	m.fill(d.histograms, drawn)
	within := d.disagreement(drawn, m)
	var all [measurements]float64
	same := 0.0
	for _, n := range m.count {
		same += float64(float64(n) * float64(n))
	}
	all[nominal] = (float64(float64(m.n)*float64(m.n)) - same) / 2
	all[ordinal], all[interval] = m.apart(m.rank), m.apart(d.steps)
	if d.ratios != nil {
		all[ratio] = d.pairs(m.every, m.count)
	}
	var alpha [measurements]Value
	for scale := range alpha {
		if all[scale] > 0 {
			alpha[scale] = Estimate(1 - float64(float64(m.n-1)*within[scale])/all[scale])
		}
	}
	return alpha
}

// disagreement sums Σ pairs δ² / (m−1) over the drawn targets. That of ordinal is
// Σ n·r² − (Σ n·r)²/m in whole ranks, which are exact.
func (d alphaData) disagreement(drawn []int64, m *margin) (sum [measurements]float64) {
	byRatio := d.within[ratio]
	for u, times := range drawn {
		if times == 0 {
			continue
		}
		levels, counts := d.of(u)
		ranks, squares := 0.0, 0.0
		for i, l := range levels {
			r := float64(m.rank[l])
			nr := float64(float64(counts[i]) * r)
			ranks += nr
			squares += float64(nr * r)
		}
		n, w := float64(d.m[u]), float64(times)
		sum[nominal] += float64(w * d.within[nominal][u])
		sum[ordinal] += float64(w * (float64(n*squares) - float64(ranks*ranks)) / (n - 1))
		sum[interval] += float64(w * d.within[interval][u])
		if byRatio != nil {
			sum[ratio] += float64(w * byRatio[u])
		}
	}
	return sum
}

// apart is the sum over all unordered pairs of the squared distance of their places.
func (m *margin) apart(places []int64) float64 {
	sum := int64(0)
	for l, n := range m.count {
		sum += n * places[l]
	}
	squares := 0.0
	for l, n := range m.count {
		d := float64(m.n*places[l] - sum)
		squares += float64(float64(n) * float64(d*d))
	}
	return squares / float64(m.n)
}

// bootstrap gives the percentile intervals over targets. All four come from the
// same draws.
func (d alphaData) bootstrap(r Resampling) [measurements]Interval {
	values := make([][measurements]Value, max(r.Resamples, 0))
	if len(d.first) < 3 { // two clusters and the end
		return [measurements]Interval{}
	}
	workers := min(runtime.GOMAXPROCS(0), len(values))
	var wait sync.WaitGroup
	for first := range workers {
		wait.Go(func() { d.resample(r.Seed, values, first, workers) })
	}
	wait.Wait()
	var ends [measurements]Interval
	for scale := range ends {
		ends[scale] = percentile(len(values), r.Level, func(b int) Value { return values[b][scale] })
	}
	return ends
}

// resample fills in every step-th value from the first. Each hangs on its own
// number alone, so that it does not matter who computes it.
func (d alphaData) resample(seed uint64, values [][measurements]Value, first, step int) {
	draw, drawn, m := make([]int, len(d.first)-1), make([]int64, len(d.m)), d.newMargin()
	for b := first; b < len(values); b += step {
		fill(draw, newGenerator(seed, uint64(b)))
		clear(drawn)
		for _, c := range draw {
			for u := d.first[c]; u < d.first[c+1]; u++ {
				drawn[u]++
			}
		}
		values[b] = d.alpha(drawn, m)
	}
}

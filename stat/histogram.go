package stat

import "slices"

// histograms are the targets with two ratings or more, which alone can agree or
// disagree: how often each level occurs in each.
type histograms struct {
	m     []int64 // ratings of each target
	start []int   // the levels of target u are start[u] to start[u+1]
	level []int32
	count []int64
}

// histograms counts the levels within each target.
func (t Ratings) histograms() histograms {
	h := histograms{start: []int{0}}
	var levels []int32
	for i := range t.Targets() {
		row := t.row(i)
		if len(row) < 2 {
			continue
		}
		levels = levels[:0]
		for _, c := range row {
			levels = append(levels, c.level)
		}
		slices.Sort(levels)
		for j, l := range levels {
			if j > 0 && levels[j-1] == l {
				h.count[len(h.count)-1]++
				continue
			}
			h.level, h.count = append(h.level, l), append(h.count, 1)
		}
		h.m, h.start = append(h.m, int64(len(row))), append(h.start, len(h.level))
	}
	return h
}

// of gives the levels of one target with their counts.
func (h histograms) of(u int) ([]int32, []int64) {
	return h.level[h.start[u]:h.start[u+1]], h.count[h.start[u]:h.start[u+1]]
}

// unequal is the number of unordered pairs of ratings of a target that differ.
func (h histograms) unequal(u int) float64 {
	_, counts := h.of(u)
	same := int64(0)
	for _, n := range counts {
		same += n * n
	}
	return float64((h.m[u]*h.m[u] - same) / 2)
}

// apart is the sum over unordered pairs of ratings of a target of the squared
// distance in steps: Σ n·(m·x − Σ n·x)² / m, of which no term cancels another.
func (h histograms) apart(u int, steps []int64) float64 {
	levels, counts := h.of(u)
	sum := int64(0)
	for i, l := range levels {
		sum += counts[i] * steps[l]
	}
	squares := 0.0
	for i, l := range levels {
		d := float64(h.m[u]*steps[l] - sum)
		squares += float64(float64(counts[i]) * float64(d*d))
	}
	return squares / float64(h.m[u])
}

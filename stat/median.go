package stat

import "slices"

// Scored is one person's score, in units or any other whole number, and group.
type Scored struct {
	Group int
	Score int64
}

// AboveMedian counts for each of n groups how many score above the median of
// everybody, the scoring rate of New York's 6 RCNY § 5-300. Of an even number
// the median lies midway between the two in the middle; no half is computed:
// where they differ, above it is who reaches the upper one. Whoever scores the
// median is not above it. Groups outside 0 to n-1 count for the median alone.
func AboveMedian(n int, people []Scored) []Counts {
	counts := make([]Counts, max(n, 0))
	scores := make([]int64, 0, len(people))
	for _, p := range people {
		scores = append(scores, p.Score)
	}
	slices.Sort(scores)
	for _, p := range people {
		if p.Group < 0 || p.Group >= n {
			continue
		}
		counts[p.Group].Total++
		lower, upper := scores[(len(scores)-1)/2], scores[len(scores)/2]
		if p.Score > lower && p.Score >= upper {
			counts[p.Group].Selected++
		}
	}
	return counts
}

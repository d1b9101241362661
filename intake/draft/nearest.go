package draft

import (
	"slices"
	"strconv"

	"yardstick/job"
)

// nearest is the function whose duties are most like line i; the first where
// nothing is alike.
func (d *draft) nearest(i int) int {
	words := stems(d.lines[i].said())
	best, most := 0, 0.0
	for k := range d.job.Functions {
		var score float64
		for j := range d.lines {
			if d.lines[j].group != k || d.lines[j].mark != job.IsDuty {
				continue
			}
			for _, w := range d.stems(j) {
				if slices.Contains(words, w) {
					score++
				}
			}
		}
		if score > most {
			best, most = k, score
		}
	}
	return best
}

func itoa(n int) string { return strconv.Itoa(n) }

package stat

import (
	"maps"
	"slices"
)

// Halo says for each rater how well the questions of one person are told apart:
// the standard deviation of the rater's ratings within a person, over that of
// the other raters of the same persons, both added up. Well below 1 is a
// rater whose general impression colours all questions (halo, after F. E. Saal,
// R. G. Downey and M. A. Lahey, Psychological Bulletin 88, 1980, 413–428).
//
// person gives for each target, of one question, whose it is; persons stand
// together. Only persons on whom a rater and another rated two questions count.
// Not estimable where there are none, or the others tell nothing apart.
func (t Ratings) Halo(person []int) []Value {
	own, others := make([]float64, t.raters), make([]float64, t.raters)
	if len(t.levels) == 0 || len(person) != t.Targets() {
		return make([]Value, t.raters)
	}
	steps, _ := t.steps()
	for first := 0; first < len(person); {
		next := first
		within := make(map[int32]*moments)
		for ; next < len(person) && person[next] == person[first]; next++ {
			for _, c := range t.row(next) {
				if within[c.rater] == nil {
					within[c.rater] = &moments{}
				}
				within[c.rater].add(float64(steps[c.level]))
			}
		}
		first = next
		addHalo(within, own, others)
	}
	halo := make([]Value, t.raters)
	for j := range halo {
		halo[j] = quotient(own[j], others[j])
	}
	return halo
}

// addHalo adds what one person shows: each rater's spread over the questions,
// and the mean of the others'.
func addHalo(within map[int32]*moments, own, others []float64) {
	sum, n := 0.0, 0.0
	raters := slices.Sorted(maps.Keys(within)) // so that the sum has one order
	for _, j := range raters {
		if sd, ok := within[j].deviation(); ok {
			sum += sd
			n++
		}
	}
	if n < 2 {
		return
	}
	for _, j := range raters {
		if sd, ok := within[j].deviation(); ok {
			own[j] += sd
			others[j] += (sum - sd) / (n - 1)
		}
	}
}

// Crossed gives the table as targets × raters × questions, where its targets are
// the questions of each person, together and in the same order; false where a
// rating or a question is missing.
func (t Ratings) Crossed(questions int) (Crossed, bool) {
	if questions < 1 || t.Targets()%questions != 0 || !t.Complete() {
		return Crossed{}, false
	}
	return Crossed{
		Targets: t.Targets() / questions, Raters: t.raters, Questions: questions,
		At: func(target, rater, question int) int64 {
			return t.levels[t.row(target*questions + question)[rater].level]
		},
	}, true
}

package stat

import (
	"cmp"
	"fmt"
	"slices"
)

// Unit is one point of a rating scale: ratings are whole numbers of
// ten-thousandths of a point, so that 3.7 is 37,000 and equal ratings are equal.
const Unit = 10_000

// MostUnits bounds a rating: a million points on either side of zero.
const MostUnits = 1_000_000 * Unit

// MostRatings bounds a table of ratings. Within both bounds every sum of
// integers here fits in 64 bits.
const MostRatings = 5_000_000

// Rating is what one rater gave one target, in units (see [Unit]).
type Rating struct {
	Target, Rater int
	Value         int64
}

// Ratings is a table of targets × raters with at most one rating in each cell;
// cells may be empty. A target is whatever one rating speaks of, for instance
// one answer of one candidate. It is immutable and safe for concurrent use.
type Ratings struct {
	raters int
	levels []int64 // the different ratings, ascending, in units
	start  []int   // the cells of target t are start[t] to start[t+1]
	cells  []cell  // by target, then by rater
}

// cell is one rating: who gave it, and the place of its value among the levels.
type cell struct{ rater, level int32 }

// NewRatings makes a table of the given size from a list.
func NewRatings(targets, raters int, list []Rating) (Ratings, error) {
	return RatingsOf(targets, raters, len(list), func(i int) Rating { return list[i] })
}

// RatingsOf makes a table of the given size from n ratings, which at gives by
// their number, twice and in order: a long list need not be copied. It refuses a
// rating outside the table or beyond [MostUnits], a second rating of one target
// by one rater (a [*TwiceError]), and more than [MostRatings].
func RatingsOf(targets, raters, n int, at func(i int) Rating) (Ratings, error) {
	if n > MostRatings {
		return Ratings{}, fmt.Errorf("%d ratings are more than %d", n, MostRatings)
	}
	levels := make(map[int64]int32)
	for i := range n {
		r := at(i)
		if r.Target < 0 || r.Target >= targets || r.Rater < 0 || r.Rater >= raters {
			return Ratings{}, fmt.Errorf("target %d and rater %d lie outside a table of %d × %d", r.Target, r.Rater, targets, raters)
		}
		if r.Value > MostUnits || r.Value < -MostUnits {
			return Ratings{}, fmt.Errorf("the rating %d is beyond %d units", r.Value, MostUnits)
		}
		levels[r.Value] = 0
	}
	t := Ratings{raters: raters, start: make([]int, targets+1), cells: make([]cell, n)}
	for value := range levels {
		t.levels = append(t.levels, value)
	}
	slices.Sort(t.levels)
	for i, value := range t.levels {
		levels[value] = int32(i)
	}
	t.place(n, at, levels)
	return t, t.unique()
}

// place sorts the ratings into their targets by counting, then by rater.
func (t Ratings) place(n int, at func(i int) Rating, levels map[int64]int32) {
	for i := range n {
		t.start[at(i).Target+1]++
	}
	for i := 1; i < len(t.start); i++ {
		t.start[i] += t.start[i-1]
	}
	next := slices.Clone(t.start)
	for i := range n {
		r := at(i)
		t.cells[next[r.Target]] = cell{int32(r.Rater), levels[r.Value]}
		next[r.Target]++
	}
	for i := range t.Targets() {
		slices.SortFunc(t.row(i), func(a, b cell) int { return cmp.Compare(a.rater, b.rater) })
	}
}

// TwiceError says that a rater rates a target twice.
type TwiceError struct{ Target, Rater int }

// Error says so.
func (e *TwiceError) Error() string {
	return fmt.Sprintf("rater %d rates target %d twice", e.Rater, e.Target)
}

// unique refuses two ratings in one cell.
func (t Ratings) unique() error {
	for i := range t.Targets() {
		row := t.row(i)
		for j := 1; j < len(row); j++ {
			if row[j].rater == row[j-1].rater {
				return &TwiceError{Target: i, Rater: int(row[j].rater)}
			}
		}
	}
	return nil
}

// row gives the ratings of one target, by rater.
func (t Ratings) row(target int) []cell { return t.cells[t.start[target]:t.start[target+1]] }

// Targets gives the number of targets, those without a rating among them.
func (t Ratings) Targets() int { return max(len(t.start)-1, 0) }

// Raters gives the number of raters, those without a rating among them.
func (t Ratings) Raters() int { return t.raters }

// Len gives the number of ratings.
func (t Ratings) Len() int { return len(t.cells) }

// Levels gives the different ratings that occur, ascending, in units; a copy.
func (t Ratings) Levels() []int64 { return slices.Clone(t.levels) }

// Complete reports whether every rater rated every target.
func (t Ratings) Complete() bool { return len(t.cells) == t.Targets()*t.raters }

// Row gives the ratings of one target in the order of its raters; a copy.
func (t Ratings) Row(target int) []Rating {
	row := make([]Rating, 0, len(t.row(target)))
	for _, c := range t.row(target) {
		row = append(row, Rating{Target: target, Rater: int(c.rater), Value: t.levels[c.level]})
	}
	return row
}

// steps gives the levels as whole steps above the lowest, in the coarsest step
// that fits them all, and the size of that step in points: 1, 2, 4.5 become 0, 2,
// 7 of half a point. What does not hang on zero and unit of the scale is
// computed with them, in small and exact integers.
func (t Ratings) steps() (steps []int64, size float64) {
	steps = make([]int64, len(t.levels))
	divisor := int64(0)
	for i, level := range t.levels {
		steps[i] = level - t.levels[0]
		divisor = gcd(divisor, steps[i])
	}
	divisor = max(divisor, 1)
	for i := range steps {
		steps[i] /= divisor
	}
	return steps, float64(divisor) / Unit
}

// gcd is the greatest common divisor of two numbers that are not negative.
func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// floats gives integers as floating-point numbers, exact below 2⁵³.
func floats(xs []int64) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = float64(x)
	}
	return out
}

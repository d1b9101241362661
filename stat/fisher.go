package stat

import (
	"math"
	"math/big"
)

// Counts are how many of a group were selected.
type Counts struct{ Selected, Total int }

// valid reports whether the counts are counts.
func (c Counts) valid() bool { return c.Selected >= 0 && c.Selected <= c.Total }

// MostCounted bounds the people of one group. Within it every comparison of two
// rates is one of integers in 64 bits.
const MostCounted = 100_000_000

// hypergeometric are the tables with the margins of two groups: x of the
// selected are of the first.
type hypergeometric struct{ first, second, selected, least, most int }

func tablesOf(a, b Counts) hypergeometric {
	h := hypergeometric{first: a.Total, second: b.Total, selected: a.Selected + b.Selected}
	h.least, h.most = max(0, h.selected-b.Total), min(h.selected, a.Total)
	return h
}

// next gives the weight of table x+1 over that of table x as a fraction.
func (h hypergeometric) next(x int) (over, under int64) {
	return int64(h.first-x) * int64(h.selected-x), int64(x+1) * int64(h.second-h.selected+x+1)
}

// Fisher is the two-sided p of R. A. Fisher's exact test that two groups are
// selected alike (Journal of the Royal Statistical Society 98, 1935, 39–82): the
// probability, given the margins, of all tables that are at most as likely as
// the observed one. Which those are is decided by integers where floating point
// could mistake a tie, so that it hangs neither on the order of the groups nor
// on rounding. Not estimable where a group is empty, or all or none of both are
// selected: then there is one table. Where the
// observed table is less than 1e-300 times as likely as the likeliest it is zero.
func Fisher(a, b Counts) Value {
	h := tablesOf(a, b)
	if !a.valid() || !b.valid() || a.Total > MostCounted || b.Total > MostCounted || h.least == h.most {
		return NotEstimable()
	}
	mode := h.mode()
	observed := h.relative(a.Selected, mode)
	if observed < vanishing {
		return Estimate(0)
	}
	var at, all total
	h.walk(mode, func(x int, weight float64) {
		all.add(weight)
		if h.atMost(x, a.Selected, weight, observed) {
			at.add(weight)
		}
	})
	return Estimate(min(at.sum/all.sum, 1))
}

// mode gives a table that is as likely as any.
func (h hypergeometric) mode() int {
	x := int(float64(h.first+1) * float64(h.selected+1) / float64(h.first+h.second+2))
	x = min(max(x, h.least), h.most)
	for x < h.most {
		over, under := h.next(x)
		if over <= under {
			break
		}
		x++
	}
	for x > h.least {
		over, under := h.next(x - 1)
		if over >= under {
			break
		}
		x--
	}
	return x
}

// vanishing is a share of the likeliest table that no sum notices; below it
// floating-point numbers lose their digits.
const vanishing = 1e-300

// walk visits the tables from the mode outwards with their weights over the
// mode's, until a weight is too small to count.
func (h hypergeometric) walk(mode int, visit func(x int, weight float64)) {
	visit(mode, 1)
	for x, weight := mode, 1.0; x < h.most && weight > vanishing; x++ {
		over, under := h.next(x)
		weight = weight * float64(over) / float64(under)
		visit(x+1, weight)
	}
	for x, weight := mode, 1.0; x > h.least && weight > vanishing; x-- {
		over, under := h.next(x - 1)
		weight = weight * float64(under) / float64(over)
		visit(x-1, weight)
	}
}

// relative is the weight of table x over the mode's, by the same steps as walk.
func (h hypergeometric) relative(x, mode int) float64 {
	weight := 1.0
	for y := mode; y < x && weight > vanishing; y++ {
		over, under := h.next(y)
		weight = weight * float64(over) / float64(under)
	}
	for y := mode; y > x && weight > vanishing; y-- {
		over, under := h.next(y - 1)
		weight = weight * float64(under) / float64(over)
	}
	return weight
}

// tie is how near two weights must be for integers to decide. The steps of a
// walk lose less: its longest, before weights vanish, is some 10⁵ roundings.
const tie = 1e-9

// atMost reports whether table x is at most as likely as the observed one.
func (h hypergeometric) atMost(x, seen int, weight, observed float64) bool {
	if x == seen {
		return true
	}
	if math.Abs(weight-observed) > float64(tie*observed) {
		return weight < observed
	}
	low, high := min(x, seen), max(x, seen)
	over, under := h.product(low, high)
	heavier := over.Cmp(under) // of table high against table low
	return heavier == 0 || (heavier < 0) == (x == high)
}

// product multiplies the steps from one table to a later one.
func (h hypergeometric) product(from, to int) (over, under *big.Int) {
	if to-from == 1 {
		o, u := h.next(from)
		return big.NewInt(o), big.NewInt(u)
	}
	middle := from + (to-from)/2
	over, under = h.product(from, middle)
	o, u := h.product(middle, to)
	return over.Mul(over, o), under.Mul(under, u)
}

// total is a sum that keeps what each addition rounds off (W. Kahan,
// Communications of the ACM 8, 1965, 40).
type total struct{ sum, lost float64 }

func (t *total) add(x float64) {
	y := x - t.lost
	sum := t.sum + y
	t.lost = (sum - t.sum) - y
	t.sum = sum
}

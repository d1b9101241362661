package stat

// Limits on what is compared category by category and rater by rater: beyond
// them the tables grow past all use.
const (
	MostCategories = 256 // different ratings
	MostPaired     = 100 // raters of which every pair gets its kappas
)

// Pair is how two raters agree on the targets that both rated.
type Pair struct {
	First, Second                 int // raters
	Targets                       int // rated by both
	Exact                         Value
	Unweighted, Linear, Quadratic WithError
}

// Pairs gives Cohen's kappas of every pair of raters, first rater first. The
// weights take the ratings where they stand on the scale, see [Table.KappaAt].
// Beyond [MostCategories] or [MostPaired] there are none.
func (t Ratings) Pairs() []Pair {
	if len(t.levels) > MostCategories || t.raters > MostPaired {
		return nil
	}
	steps, _ := t.steps()
	places := floats(steps)
	byRater := t.byRater()
	table := NewTable(len(t.levels))
	var pairs []Pair
	for a := range byRater {
		for b := a + 1; b < len(byRater); b++ {
			table.Clear()
			table.join(byRater[a], byRater[b])
			pairs = append(pairs, table.pair(a, b, places))
		}
	}
	return pairs
}

// pair gives the kappas of a table. Of one target kappa can only be zero,
// which says nothing: it wants two.
func (t Table) pair(a, b int, places []float64) Pair {
	p := Pair{First: a, Second: b, Targets: t.Total(), Exact: t.Exact()}
	if p.Targets > 1 {
		p.Unweighted, p.Linear, p.Quadratic = t.KappaAt(places, Unweighted), t.KappaAt(places, Linear), t.KappaAt(places, Quadratic)
	}
	return p
}

// given is one rating of a rater: of which target, and the place of its value.
type given struct{ target, level int32 }

// byRater sorts the ratings by rater, then by target.
func (t Ratings) byRater() [][]given {
	raters := make([][]given, t.raters)
	for i := range t.Targets() {
		for _, c := range t.row(i) {
			raters[c.rater] = append(raters[c.rater], given{int32(i), c.level})
		}
	}
	return raters
}

// join counts the targets that both rated.
func (t Table) join(a, b []given) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].target < b[0].target:
			a = a[1:]
		case a[0].target > b[0].target:
			b = b[1:]
		default:
			t.Add(int(a[0].level), int(b[0].level))
			a, b = a[1:], b[1:]
		}
	}
}

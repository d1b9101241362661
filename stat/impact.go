package stat

// Impact is how one group fares beside the group with the highest selection
// rate among those that are counted.
type Impact struct {
	Counts
	Share     Value // of all people
	Rate      Value // selected over total
	Ratio     Value // Rate over the highest rate
	Interval  Interval
	Flagged   *bool // the ratio is under four fifths; nil where there is no ratio
	Turns     bool  // one person selected more or fewer, in this group or another, would change Flagged
	FisherP   Value // against the group with the highest rate, two-sided
	Z         Value // the same: standard errors above it
	Small     bool  // fewer than five people are expected in a cell of that comparison: Z says little, FisherP stands
	Excluded  bool  // under 2 % of all people: has no ratio, and is no group to compare with
	Reference bool  // has the highest rate: the one compared with
}

// fewExpected is the expected count under which the normal approximation is
// not trusted (W. G. Cochran, Biometrics 10, 1954, 417–451).
const fewExpected = 5

// Impacts compares the selection rates of groups by the four-fifths rule of the
// Uniform Guidelines (29 CFR 1607.4 D): a ratio under four fifths of the
// highest rate is flagged, exactly four fifths is not. All comparisons of rates
// are of integers. A group of fewer than 2 % of all people is left out of the
// ratios, as New York's 6 RCNY § 5-301 (d) allows and 29 CFR 1607.15 A has it for
// records, unless small says to count it. With equal highest rates the larger
// group is compared with, of equal groups the first.
//
// A group without people has no rate. No ratio exists where the highest rate
// is zero or where fewer than two groups are counted. Counts must be in 0 to
// [MostCounted]; others are taken as an empty group.
func Impacts(groups []Counts, small bool) []Impact {
	groups = cleaned(groups)
	counted := countedOf(groups, small)
	flags, reference := fourFifths(groups, counted)
	impacts := make([]Impact, len(groups))
	people := 0
	for _, g := range groups {
		people += g.Total
	}
	for i, g := range groups {
		impacts[i] = Impact{
			Counts: g, Share: Ratio(g.Total, people), Rate: Ratio(g.Selected, g.Total),
			Flagged: flags[i], Excluded: g.Total > 0 && !counted[i], Reference: i == reference,
		}
		if reference >= 0 {
			impacts[i].against(groups[reference], counted[i])
		}
	}
	turns := turning(groups, small, flags)
	for i := range impacts {
		impacts[i].Turns = turns[i]
	}
	return impacts
}

// cleaned takes what are no counts as empty groups.
func cleaned(groups []Counts) []Counts {
	out := make([]Counts, len(groups))
	for i, g := range groups {
		if g.valid() && g.Total <= MostCounted {
			out[i] = g
		}
	}
	return out
}

// against compares with the reference group.
func (p *Impact) against(best Counts, counted bool) {
	if counted && best.Selected > 0 {
		p.Ratio = Estimate(float64(p.Selected*best.Total) / float64(p.Total*best.Selected))
	}
	if p.Reference || p.Total == 0 {
		return
	}
	p.FisherP, p.Z = Fisher(p.Counts, best), TwoProportions(p.Counts, best)
	p.Small = few(p.Counts, best)
	if p.Ratio != NotEstimable() {
		p.Interval = RatioInterval(p.Counts, best, Z95)
	}
}

// few reports whether a cell of two groups expects fewer than five people when
// both are selected alike.
func few(a, b Counts) bool {
	all, selected := a.Total+b.Total, a.Selected+b.Selected
	least := min(a.Total, b.Total)
	return least*min(selected, all-selected) < fewExpected*all
}

// countedOf says which groups have ratios: those with people that are, unless
// small groups count too, not under 2 % of all.
func countedOf(groups []Counts, small bool) []bool {
	people := 0
	for _, g := range groups {
		people += g.Total
	}
	counted := make([]bool, len(groups))
	for i, g := range groups {
		counted[i] = g.Total > 0 && (small || 50*g.Total >= people)
	}
	return counted
}

// fourFifths flags the counted groups, and gives the one with the highest rate,
// or -1 where there is none to compare with.
func fourFifths(groups []Counts, counted []bool) (flags []*bool, reference int) {
	flags, reference = make([]*bool, len(groups)), -1
	n := 0
	for i, g := range groups {
		if !counted[i] {
			continue
		}
		n++
		if reference < 0 || higher(g, groups[reference]) {
			reference = i
		}
	}
	if n < 2 {
		return flags, -1
	}
	best := groups[reference]
	for i, g := range groups {
		if counted[i] && best.Selected > 0 {
			under := 5*g.Selected*best.Total < 4*best.Selected*g.Total
			flags[i] = &under
		}
	}
	return flags, reference
}

// higher reports whether a is selected at a higher rate than b, or at the same
// one and larger.
func higher(a, b Counts) bool {
	x, y := a.Selected*b.Total, b.Selected*a.Total
	return x > y || x == y && a.Total > b.Total
}

// turning says for each group whether its flag would change if one person of
// any group had been selected who was not, or the other way round.
func turning(groups []Counts, small bool, flags []*bool) []bool {
	turns := make([]bool, len(groups))
	other := append([]Counts(nil), groups...)
	counted := countedOf(groups, small)
	for i, g := range groups {
		for _, one := range []int{-1, 1} {
			other[i].Selected = g.Selected + one
			if !counted[i] || !other[i].valid() {
				continue
			}
			changed, _ := fourFifths(other, counted)
			for j := range flags {
				turns[j] = turns[j] || flags[j] != nil && changed[j] != nil && *flags[j] != *changed[j]
			}
		}
		other[i] = g
	}
	return turns
}

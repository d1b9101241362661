package panel

import "slices"

// Variant is what the order would be if something were otherwise.
type Variant struct {
	What     string   `json:"what"`     // leave out a rater, equal weights, leave out a requirement
	Who      string   `json:"who"`      // the rater, or the requirement as question and requirement
	Totals   []Total  `json:"totals"`   //
	Switched []Switch `json:"switched"` // pairs whose order is another
}

// Switch is a pair of candidates whose order is another than it is: First was
// before Second, or tied with them.
type Switch struct {
	First  string `json:"first"`
	Second string `json:"second"`
	Was    string `json:"was"` // before or tied
	Is     string `json:"is"`  // before, tied or after
}

// What a variant leaves out or changes.
const (
	withoutRater       = "leave out a rater"
	equalWeights       = "equal weights"
	withoutRequirement = "leave out a requirement"
)

// Variants are the orders without each of the raters, with equal weights, and
// without each of the cells: whether the order depends on one person, on the
// weights, or on one requirement. They decide nothing.
func (s *State) Variants() []Variant {
	if s.Guide == nil || len(s.ratings) == 0 {
		return []Variant{}
	}
	now := s.Totals()
	out := s.withoutRaters(now)
	equal := s.rule()
	equal.Equal = true
	out = append(out, s.variant(now, equal, equalWeights, ""))
	for _, c := range s.Cells() {
		r := s.rule()
		r.Without = c.place()
		out = append(out, s.variant(now, r, withoutRequirement, c.name()))
	}
	return out
}

// withoutRaters are the orders without each of the raters.
func (s *State) withoutRaters(now []Total) []Variant {
	var out []Variant
	for _, rater := range s.rated() {
		r := s.rule()
		r.Leave = rater
		out = append(out, s.variant(now, r, withoutRater, rater))
	}
	return out
}

func (s *State) variant(now []Total, r Rule, what, who string) Variant {
	totals := s.totals(r)
	return Variant{What: what, Who: who, Totals: totals, Switched: switches(now, totals)}
}

// name is a cell in one word.
func (c *Cell) name() string {
	if c.Requirement == "" {
		return c.Question
	}
	return c.Question + " " + c.Requirement
}

// rated are the raters with a revealed rating, in the order of their codes.
func (s *State) rated() []string {
	var all []string
	for _, r := range s.ratings {
		all = append(all, r.Rater)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// switches compares two orders, pair by pair. A candidate without a total in one of
// them is in no pair.
func switches(was, is []Total) []Switch {
	later := map[string]*Total{}
	for i := range is {
		later[is[i].Candidate] = &is[i]
	}
	then := make([]*Total, len(was))
	for i := range was {
		then[i] = later[was[i].Candidate]
	}
	out := []Switch{}
	for i := range was {
		for j := i + 1; j < len(was); j++ {
			a, b := then[i], then[j]
			if a == nil || b == nil || was[i].Of == 0 || was[j].Of == 0 || a.Of == 0 || b.Of == 0 {
				continue
			}
			before, now := was[i].compare(&was[j]), a.compare(b)
			if before != now {
				out = append(out, Switch{a.Candidate, b.Candidate, order(before), order(now)})
			}
		}
	}
	return out
}

func order(c int) string {
	switch {
	case c < 0:
		return "before"
	case c > 0:
		return "after"
	}
	return "tied"
}

// DependsOn are the raters without whom the order would be another.
func (s *State) DependsOn() []string {
	out := []string{}
	for _, v := range s.withoutRaters(s.Totals()) {
		if len(v.Switched) > 0 {
			out = append(out, v.Who)
		}
	}
	return out
}

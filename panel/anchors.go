package panel

import (
	"slices"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

const anchorsSorted record.Kind = "anchors.sorted"

// SortedAnchors says to which levels the actor, a rater, has put the examples of a
// guide's anchors back, without seeing which they are. It is given once for a guide,
// so that nobody puts them back after having seen where others did.
type SortedAnchors struct {
	Salted
	Guide  string        `json:"guide"`  // its SHA-256
	Levels []SortedLevel `json:"levels"` // by example, each once
}

// SortedLevel is where one example was put.
type SortedLevel struct {
	Example string `json:"example"` // an [Example]
	Level   int    `json:"level"`   // 1 to the top of the scale
}

// Kind is anchors.sorted.
func (SortedAnchors) Kind() record.Kind { return anchorsSorted }

// SortAnchors puts the examples of the sealed guide's anchors back to their levels: each
// of them, and nothing else. Of is the SHA-256 of the guide that was looked at.
type SortAnchors struct {
	Of     string
	Levels []SortedLevel
}

func (c SortAnchors) do(t *Turn) {
	if !t.need(people.Declare) {
		return
	}
	t.add(SortedAnchors{Salted: t.salt(), Guide: c.Of, Levels: c.Levels})
	all, err := examplesOf(t.Vault.Documents[guideFile])
	if t.check(err) && !c.allOf(all) {
		t.check(invalid("levels", "has to give each of the %d examples a level, once, and nothing else", len(all)))
	}
}

// allOf reports whether each of the examples is put somewhere, and nothing else.
func (c SortAnchors) allOf(examples []Example) bool {
	known := map[string]bool{}
	for _, e := range examples {
		known[e.ID] = true
	}
	for _, l := range c.Levels {
		if !known[l.Example] {
			return false
		}
		delete(known, l.Example)
	}
	return len(known) == 0
}

func (s *State) anchorsSorted(e *record.Entry, p SortedAnchors) error {
	m := s.Member(e.Actor)
	switch {
	case m == nil || !slices.Contains(m.Roles, people.Rater):
		return forbidden("%s is no rater here; raters put the anchors back", e.Actor)
	case s.Guide == nil || s.Guide.SHA256 != p.Guide:
		return fault.Conflictf("the guide is another one by now; look at its anchors again")
	case m.Sorted != nil && m.Sorted.Guide == p.Guide:
		return fault.Conflictf("%s has put the anchors of this guide back already; once, so that nobody does it after seeing others", e.Actor)
	}
	seen := map[string]bool{}
	for _, l := range p.Levels {
		if l.Level < 1 || l.Level > s.Guide.Top || seen[l.Example] || !people.IsCode(l.Example) {
			return invalid("levels", "puts %.70q to level %d, or twice; a level is 1 to %d", l.Example, l.Level, s.Guide.Top)
		}
		seen[l.Example] = true
	}
	if len(p.Levels) == 0 || len(p.Levels) > MaxCells {
		return invalid("levels", "has %d examples; 1 to %d", len(p.Levels), MaxCells)
	}
	m.Sorted = &p
	return nil
}

// SortedView is where one rater has put the examples of the guide's anchors.
type SortedView struct {
	Member string        `json:"member"`
	Levels []SortedLevel `json:"levels"`
}

// sorted is what all raters have put where, of the guide as it is: for who runs or
// audits the position, and for a rater who has put them back.
func (g *gaze) sorted() []SortedView {
	out := []SortedView{}
	done := func(m *Member) bool {
		return m != nil && m.Sorted != nil && g.Guide != nil && m.Sorted.Guide == g.Guide.SHA256
	}
	may := g.may(people.Prepare) || g.may(people.ReadRecord)
	if slices.Contains(g.roles, people.Rater) {
		may = done(g.Member(g.who.Code))
	}
	if !may {
		return out
	}
	for _, m := range g.Members {
		if done(m) {
			out = append(out, SortedView{m.Code, m.Sorted.Levels})
		}
	}
	return out
}

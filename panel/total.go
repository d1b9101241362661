package panel

import (
	"cmp"
	"slices"

	"yardstick/internal/canonical"
	"yardstick/record"
)

// TotalsFormat is the value of the field yardstick in totals.json.
const TotalsFormat = "totals/v1"

// Total is the mechanical total of one candidate: Points ÷ Of, exactly. Points are
// weight × level summed over all levels that were given, Of their weights: what was
// not assessed counts neither here nor there. A candidate of whom nothing was
// assessed has 0 ÷ 0 and no rank.
type Total struct {
	Candidate string  `json:"candidate"`
	Points    int64   `json:"points"`
	Of        int64   `json:"of"`
	Mean      float64 `json:"mean"` // cut to two decimals, for people
	Musts     []Must  `json:"musts"`
	Failed    bool    `json:"failed"` // a must is not met: that decides, whatever the total
	Rank      int     `json:"rank"`   // from 1; 0 where nothing was assessed
	Tied      bool    `json:"tied"`   // with the next or the one before

	Ratings int `json:"-"` // that count; in no document, whose form is fixed
}

// Must says whether a must is met: the mean of the levels given is at least the
// pass level, compared as whole numbers. Open is one that nobody assessed.
type Must struct {
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Sum         int64  `json:"sum"`
	Levels      int64  `json:"levels"`
	Met         bool   `json:"met"`
	Open        bool   `json:"open"`
}

// Rule says which levels count, and how much.
type Rule struct {
	Cells   []Cell
	Pass    int
	Equal   bool                         // all weights are 1
	Leave   string                       // a rater who is left out
	Without Place                        // a cell that is left out
	Levels  func(*Rating) []record.Level // which levels of a rating: nil takes those that stand
}

// Totals are the totals of the present levels, the best first; see [Rank].
func (s *State) Totals() []Total { return s.totals(s.rule()) }

func (s *State) rule() Rule {
	if s.Guide == nil {
		return Rule{}
	}
	return Rule{Cells: s.Cells(), Pass: s.Guide.Pass}
}

// totals computes a total for each candidate who has not withdrawn.
func (s *State) totals(r Rule) []Total {
	out := []Total{}
	for _, c := range s.Candidates {
		if !c.Gone && len(c.Ratings) > 0 {
			out = append(out, r.total(c))
		}
	}
	Rank(out)
	return out
}

// total computes the total of one candidate.
func (r Rule) total(c *Candidate) Total {
	t := Total{Candidate: c.Code, Musts: []Must{}}
	for _, rating := range c.Ratings {
		if rating.Rater != r.Leave {
			t.Ratings++
		}
	}
	given := r.given(c)
	for i := range r.Cells {
		cell := &r.Cells[i]
		if cell.place() == r.Without {
			continue
		}
		weight := cell.Weight
		if r.Equal {
			weight = 1
		}
		m := Must{Question: cell.Question, Requirement: cell.Requirement, Sum: given[i].sum, Levels: given[i].levels}
		t.Points += weight * m.Sum
		t.Of += weight * m.Levels
		if cell.Must {
			m.Open = m.Levels == 0
			m.Met = !m.Open && m.Sum >= int64(r.Pass)*m.Levels
			t.Failed = t.Failed || !m.Open && !m.Met
			t.Musts = append(t.Musts, m)
		}
	}
	if t.Of > 0 {
		t.Mean = float64(t.Points*100/t.Of) / 100
	}
	return t
}

// given is what was given on one cell: how many levels, and their sum.
type given struct{ sum, levels int64 }

// given is what the raters who count gave on each cell.
func (r Rule) given(c *Candidate) []given {
	out := make([]given, len(r.Cells))
	for _, rating := range c.Ratings {
		if rating.Rater == r.Leave {
			continue
		}
		levels := rating.Levels
		if r.Levels != nil {
			levels = r.Levels(rating)
		}
		for i := range levels {
			if at := r.cell(&levels[i], i); at >= 0 && levels[i].Level != nil {
				out[at].sum += int64(*levels[i].Level)
				out[at].levels++
			}
		}
	}
	return out
}

// cell is the index of the cell that a level is on, or -1. It mostly stands where the
// level stands in its rating, for both are in the order of the guide.
func (r Rule) cell(l *record.Level, near int) int {
	is := func(c *Cell) bool { return c.Question == l.Question && c.Requirement == l.Requirement }
	if near < len(r.Cells) && is(&r.Cells[near]) {
		return near
	}
	for i := range r.Cells {
		if is(&r.Cells[i]) {
			return i
		}
	}
	return -1
}

// compare orders totals: who met the musts before who did not, then the higher
// total. Equal is a tie: fractions are compared by cross-multiplying whole numbers,
// which the limits of this package keep below 2⁶³.
func (t *Total) compare(u *Total) int {
	if (t.Of == 0) != (u.Of == 0) {
		return cmp.Compare(boolean(t.Of == 0), boolean(u.Of == 0))
	}
	if t.Failed != u.Failed {
		return cmp.Compare(boolean(t.Failed), boolean(u.Failed))
	}
	return cmp.Compare(u.Points*t.Of, t.Points*u.Of)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Rank sorts totals, the best first, and numbers them: who is tied has the same
// rank, and the next one the rank that they would have otherwise (1, 2, 2, 4). Within
// a tie the order is that of the codes and says nothing.
func Rank(totals []Total) {
	slices.SortStableFunc(totals, func(a, b Total) int { return cmp.Or(a.compare(&b), cmp.Compare(a.Candidate, b.Candidate)) })
	for i := range totals {
		t := &totals[i]
		t.Rank, t.Tied = i+1, false
		if t.Of == 0 {
			t.Rank = 0
			continue
		}
		if i > 0 && t.compare(&totals[i-1]) == 0 {
			t.Rank, t.Tied, totals[i-1].Tied = totals[i-1].Rank, true, true
		}
	}
}

// totalsDocument is totals.json in canonical form.
func (s *State) totalsDocument() ([]byte, error) {
	return canonical.Marshal(map[string]any{
		"yardstick": TotalsFormat, "scale": "weighted mean of all levels that were assessed, 1 to " + string(rune('0'+s.Guide.Top)),
		"totals": s.Frozen.Totals,
	})
}

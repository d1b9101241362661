package panel

import (
	"cmp"
	"slices"
)

// MinSpread is the distance between raters, in levels, that is put up for discussion.
const MinSpread = 2

// Apart is a requirement of a candidate on which raters lie apart.
type Apart struct {
	Candidate   string `json:"candidate"`
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Spread      int    `json:"spread"`
	Must        bool   `json:"must"`
	Discussed   bool   `json:"discussed"` // its discussion has ended
}

// Agenda is what is to be discussed: every cell on which raters lay two levels or
// more apart when they handed in, the widest first, musts before others.
func (s *State) Agenda() []Apart {
	out := []Apart{}
	cells := s.Cells()
	for _, c := range s.Candidates {
		for i := range cells {
			spread, rated := c.spreadOf(cells[i].place(), true)
			if !rated || spread < MinSpread || c.Gone {
				continue
			}
			out = append(out, Apart{
				Candidate: c.Code, Question: cells[i].Question, Requirement: cells[i].Requirement, Spread: spread, Must: cells[i].Must,
				Discussed: s.discussed(c.Code, cells[i].place()),
			})
		}
	}
	slices.SortStableFunc(out, func(a, b Apart) int { return cmp.Or(b.Spread-a.Spread, boolean(b.Must)-boolean(a.Must)) })
	return out
}

// discussed reports whether a discussion of a cell has ended.
func (s *State) discussed(candidate string, p Place) bool {
	return slices.ContainsFunc(s.Discussed, func(d *Discussion) bool {
		return d.Closed && d.Candidate == candidate && d.Question == p.Question && d.Requirement == p.Requirement
	})
}

// spread is the distance between the lowest and the highest present level on a
// cell, and whether anybody gave one.
func (c *Candidate) spread(p Place) (levels int, rated bool) { return c.spreadOf(p, false) }

func (c *Candidate) spreadOf(p Place, first bool) (levels int, rated bool) {
	low, high := 0, 0
	for _, r := range c.Ratings {
		now := r.Levels
		if first {
			now = r.First
		}
		for _, l := range now {
			if l.Level == nil || l.Question != p.Question || l.Requirement != p.Requirement {
				continue
			}
			if !rated {
				low, high, rated = *l.Level, *l.Level, true
			}
			low, high = min(low, *l.Level), max(high, *l.Level)
		}
	}
	return high - low, rated
}

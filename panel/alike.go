package panel

import (
	"context"
	"maps"
	"slices"

	"yardstick/batch/alike"
	"yardstick/people"
)

// maxAlike is how many pairs of a position are shown: the most alike.
const maxAlike = 200

// Alike are two candidates whose answers to a question share Shared of their All
// different sequences of three words: at least half. It is a question to whoever runs
// the position, and no finding: people learn from one book, one teacher, one another.
type Alike struct {
	Question     string `json:"question"`
	A, B         string // codes
	TextA, TextB string
	Shared, All  int
}

// Alike finds answers of different candidates that are nearly alike, the most alike
// first, and how many pairs there are beyond those. The view is to hold all
// candidates' answers (Focus.Candidate "*"); it is Forbidden to who does not run the
// position.
func (v *View) Alike(ctx context.Context) ([]Alike, int, error) {
	if !slices.Contains(v.Roles, people.Coordinator) {
		return nil, 0, forbidden("who runs the position compares the answers")
	}
	var texts []alike.Text
	for i := range v.Candidates {
		c := &v.Candidates[i]
		for _, question := range slices.Sorted(maps.Keys(c.Answers)) {
			texts = append(texts, alike.Text{Who: c.Code, Group: question, Words: c.Answers[question]})
		}
	}
	pairs, more, err := alike.Find(ctx, texts, maxAlike)
	out := make([]Alike, len(pairs))
	for i, p := range pairs {
		a, b := texts[p.A], texts[p.B]
		out[i] = Alike{Question: a.Group, A: a.Who, B: b.Who, TextA: a.Words, TextB: b.Words, Shared: p.Shared, All: p.All}
	}
	return out, more, err
}

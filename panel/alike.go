package panel

import (
	"context"
	"maps"
	"slices"
	"sync"

	"yardstick/batch/alike"
	"yardstick/people"
)

// maxAlike is how many pairs of a position are shown: the most alike.
const maxAlike = 200

// Alike are two candidates whose answers to a question share Shared of their All
// different sequences of three words: at least half. It is a question to whoever runs
// the position, and no finding: people learn from one book, one teacher, one another.
type Alike struct {
	Question string `json:"question"`
	A        string `json:"a"` // codes
	B        string `json:"b"`
	TextA    string `json:"text_a"`
	TextB    string `json:"text_b"`
	Shared   int    `json:"shared"`
	All      int    `json:"all"`
}

// AlikeView are the pairs that are most alike, and how many there are beyond those.
type AlikeView struct {
	Pairs []Alike `json:"pairs"`
	More  int     `json:"more"`
}

// alikes finds answers of different candidates that are nearly alike, the most alike
// first, for who runs the position and nobody else: nil.
func (g *gaze) alikes() *AlikeView {
	if !slices.Contains(g.roles, people.Coordinator) {
		return nil
	}
	found := g.derivedOf().alike.of(g)
	out := &AlikeView{Pairs: make([]Alike, len(found.pairs)), More: found.more}
	for i, p := range found.pairs {
		a, _ := open[AnswerText](g.State, g.vault, p.partA)
		b, _ := open[AnswerText](g.State, g.vault, p.partB)
		out.Pairs[i] = Alike{Question: p.question, A: p.a, B: p.b, TextA: a.Answer, TextB: b.Answer, Shared: p.shared, All: p.all}
	}
	return out
}

// likeness are the pairs of a state, found when they are asked for first. It holds
// codes and counts, and no word of an answer.
type likeness struct {
	once  sync.Once
	pairs []likePair
	more  int
}

type likePair struct {
	question, a, b, partA, partB string
	shared, all                  int
}

// of finds the pairs; what stands in an answer that was erased is no text.
func (l *likeness) of(g *gaze) *likeness {
	l.once.Do(func() {
		var texts []alike.Text
		var parts []string
		for _, c := range g.Candidates {
			for _, question := range slices.Sorted(maps.Keys(c.Answers)) {
				a, _ := open[AnswerText](g.State, g.vault, c.Answers[question])
				texts, parts = append(texts, alike.Text{Who: c.Code, Group: question, Words: a.Answer}), append(parts, c.Answers[question])
			}
		}
		pairs, more, _ := alike.Find(context.Background(), texts, maxAlike) // its one error is that of the context
		l.more = more
		for _, p := range pairs {
			a, b := texts[p.A], texts[p.B]
			l.pairs = append(l.pairs, likePair{a.Group, a.Who, b.Who, parts[p.A], parts[p.B], p.Shared, p.All})
		}
	})
	return l
}

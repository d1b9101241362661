package calibrate

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"

	"yardstick/guide"
	"yardstick/internal/fault"
)

// An example is kept where at least KeepOf in KeepIn raters put it back to its
// level: 75 per cent.
const (
	KeepOf = 3
	KeepIn = 4
)

// Example is an anchor of a guide: what an answer at a level looks like. ID says
// nothing of the level.
type Example struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	Text     string `json:"text"`
	Level    int    `json:"-"`
}

// Examples are the anchors of a guide in an order that says nothing of their levels,
// and is the same each time.
func Examples(g *guide.Guide) []Example {
	var out []Example
	for _, q := range g.Questions {
		for level, text := range q.Anchors {
			out = append(out, Example{Question: q.ID, Text: text, Level: level})
		}
	}
	order := func(e *Example) string {
		sum := sha256.Sum256([]byte(g.ID + "\n" + e.Question + "\n" + e.Text))
		return string(sum[:])
	}
	slices.SortFunc(out, func(a, b Example) int { return cmp.Or(cmp.Compare(order(&a), order(&b)), a.Level-b.Level) })
	for i := range out {
		out[i].ID = "e" + strconv.Itoa(i+1)
	}
	return out
}

// Sorted is where a rater has put an example.
type Sorted struct {
	Rater, Example string
	Level          int
}

// Kept is how an example fared.
type Kept struct {
	Example
	Meant  int         `json:"level"`
	Agreed int         `json:"agreed"` // raters who put it back to its level
	Of     int         `json:"of"`
	Levels map[int]int `json:"levels"` // how many put it where
	Keep   bool        `json:"keep"`
}

// Retranslate counts how many raters put each example back to its level. One that
// nobody has sorted is not kept.
func Retranslate(examples []Example, sorted []Sorted) ([]Kept, error) {
	out := make([]Kept, len(examples))
	at := map[string]*Kept{}
	for i, e := range examples {
		out[i] = Kept{Example: e, Meant: e.Level, Levels: map[int]int{}}
		at[e.ID] = &out[i]
	}
	seen := map[[2]string]bool{}
	for _, s := range sorted {
		k := at[s.Example]
		switch {
		case k == nil:
			return nil, fault.Invalidf("rater %s sorts %q, which is no example of this guide", s.Rater, s.Example)
		case seen[[2]string{s.Rater, s.Example}]:
			return nil, fault.Invalidf("rater %s sorts %s twice", s.Rater, s.Example)
		}
		seen[[2]string{s.Rater, s.Example}] = true
		k.Of++
		k.Levels[s.Level]++
		if s.Level == k.Meant {
			k.Agreed++
		}
	}
	for i := range out {
		out[i].Keep = out[i].Of > 0 && KeepIn*out[i].Agreed >= KeepOf*out[i].Of
	}
	return out, nil
}

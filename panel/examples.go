package panel

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"

	"yardstick/guide"
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

// Examples are those of the sealed guide, where the view holds it ([Focus].Guide).
func (v *View) Examples() ([]Example, error) {
	if v.Guide == nil {
		return nil, nil
	}
	return examplesOf(v.Guide.Document)
}

// examplesOf are the examples of a sealed guide as it is kept; none of no guide.
func examplesOf(document []byte) ([]Example, error) {
	if len(document) == 0 {
		return nil, nil
	}
	guides, err := guide.Read(guideFile, document)
	if err != nil {
		return nil, err
	}
	return Examples(&guides[0]), nil
}

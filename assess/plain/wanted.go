package plain

import (
	"math"
	"strings"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
)

// wanted is a claim made ready: the stems to look for and what its kind wants.
type wanted struct {
	kind   guide.Kind
	stems  map[string]bool
	items  []map[string]bool
	shows  []map[string]bool
	misses []map[string]bool
	figure bool
	negate bool // the claim itself says what is not
}

func newWanted(c *assess.Claim) *wanted {
	w := &wanted{kind: c.Kind, figure: c.Kind == guide.MeasureK}
	claim := c.Text
	if c.Item != "" {
		claim = c.Item
	}
	words := wordsOf(claim)
	w.stems = map[string]bool{}
	for _, word := range words {
		if negations[word.Norm] {
			w.negate = true
		}
		if stem := stemOf(word.Norm); stem != "" && !askingWords[word.Norm] {
			w.stems[stem] = true
		}
	}
	for _, item := range c.Items {
		w.items = append(w.items, stemSet(wordsOf(item)))
	}
	w.shows, w.misses = samples(c.Shows), samples(c.Misses)
	return w
}

func samples(list []string) []map[string]bool {
	var sets []map[string]bool
	for _, s := range list {
		sets = append(sets, stemSet(wordsOf(s)))
	}
	return sets
}

// wordsOf gives the words of a text of the guide; one too long to parse, which
// a guide does not hold, has none.
func wordsOf(s string) []text.Word {
	d, err := text.Parse(s)
	if err != nil {
		return nil
	}
	return d.Words
}

func sqrt(x float64) float64 { return math.Sqrt(x) }

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[text.Normalize(w)] = true
	}
	return set
}

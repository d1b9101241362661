package plain

import "github.com/kljensen/snowball/english"

// denyShare is the share of the claim that a sentence must hold before its
// negation is taken for a denial of the claim rather than of something else.
const denyShare = 0.6

// denies reports whether the best sentence says the claim and negates it: "I
// never asked for help". A claim that speaks of what is not ("without blame",
// "not met") is left to the weights.
func (a *passage) denies(w *wanted, best rank) bool {
	if w.negate || best.share < denyShare || len(w.stems) < 2 {
		return false
	}
	words := a.sentences[best.sentence].words
	for i, word := range words {
		if !negations[word.Norm] {
			continue
		}
		for k := i + 1; k < min(len(words), i+3); k++ {
			if w.stems[stemOf(words[k].Norm)] {
				return true
			}
		}
	}
	return false
}

func rawStem(w string) string { return english.Stem(w, false) }

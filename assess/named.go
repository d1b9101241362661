package assess

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"yardstick/assess/text"
)

// Naming is enough where a question asks what failing or success means in each
// part of a job: an item that is named in a sentence of prose which states
// failing or success counts as said, in however few words. A bare list earns
// nothing: it is no sentence, and inspect has taken it out before.
const namingLeast = 6 // words of such a sentence

// named finds the sentence that names the item so; false where none does.
func (s *settler) named(item string) (text.Span, bool) {
	alternatives := headsOf(item)
	for _, sentence := range s.doc.Sentences {
		words := s.doc.WordsIn(sentence)
		if len(words) < namingLeast || overlaps(s.dead, sentence) || !states(words) {
			continue
		}
		said := map[string]bool{}
		for _, w := range words {
			said[english.Stem(w.Norm, true)] = true
		}
		for _, head := range alternatives {
			if all(head, said) {
				return sentence, true
			}
		}
	}
	return text.Span{}, false
}

// headsOf is what an item names, in stems: the words before its examples, one
// list for each alternative.
func headsOf(item string) [][]string {
	for _, mark := range []string{", such as ", ", for example", ", for instance", " ("} {
		item, _, _ = strings.Cut(item, mark)
	}
	var heads [][]string
	for alternative := range strings.SplitSeq(strings.ToLower(item), " or ") {
		var head []string
		for _, w := range strings.FieldsFunc(alternative, func(r rune) bool { return strings.ContainsRune(" ,;:/()", r) }) {
			if w = strings.TrimSuffix(w, "'s"); !grammarWords[w] && !linking[w] {
				head = append(head, english.Stem(w, true))
			}
		}
		if len(head) > 0 {
			heads = append(heads, head)
		}
	}
	return heads
}

func all(stems []string, said map[string]bool) bool {
	for _, stem := range stems {
		if !said[stem] {
			return false
		}
	}
	return true
}

// states reports whether the words state failing or success, and do not deny it.
func states(words []text.Word) bool {
	for i, w := range words {
		if !outcomes[english.Stem(w.Norm, true)] {
			continue
		}
		denied := false
		for _, before := range words[max(0, i-denialReach):i] {
			denied = denied || denials[before.Norm] || strings.HasSuffix(before.Norm, "n't")
		}
		if !denied {
			return true
		}
	}
	return false
}

// denialReach is how many words before it may deny an outcome.
const denialReach = 2

var (
	linking  = wordSet("and of or the a an")
	outcomes = wordSet("fail failur success succeed dysfunct")
	denials  = wordSet("not never no without nothing neither nor")
)

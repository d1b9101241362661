package assess

import (
	"strings"

	"yardstick/assess/text"
)

// Thresholds of repetition. People say a short sentence twice for weight, and
// that is no padding.
const (
	repeatedLeast = 5  // words of a sentence whose copies count
	loopGram      = 5  // words in a row that mark a loop
	loopLeast     = 40 // words that an answer must have to loop
)

// repeated finds the later copies of sentences said before, and of the loops
// of a text without punctuation. One repeated sentence is emphasis; three
// copies, or two sentences said twice, are padding.
func repeated(doc *text.Document) []text.Span {
	first := map[string]int{}
	var copies []text.Span
	for i, s := range doc.Sentences {
		words := doc.WordsIn(s)
		if len(words) < repeatedLeast {
			continue
		}
		key := joined(words)
		if _, ok := first[key]; ok {
			copies = append(copies, s)
			continue
		}
		first[key] = i
	}
	if len(copies) < 2 {
		copies = nil
	}
	return append(copies, loops(doc)...)
}

// loops finds the words that repeat an earlier run of words, where they are
// more than half of the answer.
func loops(doc *text.Document) []text.Span {
	n := len(doc.Words)
	if n < loopLeast {
		return nil
	}
	seen := make(map[string]bool, n)
	again := make([]bool, n)
	for i := 0; i+loopGram <= n; i++ {
		key := joined(doc.Words[i : i+loopGram])
		if seen[key] {
			for k := i; k < i+loopGram; k++ {
				again[k] = true
			}
		}
		seen[key] = true
	}
	return marked(doc.Words, again)
}

// marked joins the marked words to spans, if more than half are marked.
func marked(words []text.Word, mark []bool) []text.Span {
	var spans []text.Span
	count := 0
	for i, m := range mark {
		if !m {
			continue
		}
		count++
		if i > 0 && mark[i-1] {
			spans[len(spans)-1].End = words[i].End
		} else {
			spans = append(spans, words[i].Span)
		}
	}
	if count*2 <= len(words) {
		return nil
	}
	return spans
}

func joined(words []text.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Norm)
		b.WriteByte(' ')
	}
	return b.String()
}

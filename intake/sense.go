package intake

import (
	"strings"
	"unicode"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// What a text must have at least to be taken for a description of a job.
const (
	minWords    = 4  // different words
	manyWords   = 30 // from so many on, the small words of English must be among them
	smallPerMil = 30 // so many of a thousand at least: English text has some 400, lists of duties 150
	sameWords   = 40 // so many times each, on average, no text says the few words that it has
)

// small are the small words without which nobody writes English.
const small = " a an and are as at be by for from has have in into is it its not of on or our that the their this to up us we who " +
	"will with you your all any each every "

// advertises refuses a text that describes no job, because it is no text.
func advertises(o outline.Outline) error {
	seen, n, little := map[string]bool{}, 0, 0
	for _, l := range o.Lines {
		for w := range strings.FieldsFuncSeq(strings.ToLower(l.Text), func(r rune) bool {
			return !unicode.IsLetter(r) && r != '\'' && r != '’'
		}) {
			n++
			if strings.Contains(small, " "+w+" ") {
				little++
			}
			if len(seen) < 1000 {
				seen[w] = true
			}
		}
	}
	switch {
	case len(seen) < minWords, len(seen) < manyWords && len(seen)*sameWords < n:
		return fault.Invalidf("holds no description of a job (different words: %d); give the advertisement or description itself: what "+
			"the job is called and what its holder does", len(seen))
	case n >= manyWords && little*1000 < n*smallPerMil:
		return fault.Invalidf("holds no English sentences; give the advertisement or description in English: what the job is called and " +
			"what its holder does")
	}
	return nil
}

// Package assesstest has a reader of meaning for tests that need one and are not
// about what it reads: it is ready at once, gives the same on every machine and
// finds words, nothing else. It measures nobody; [model] has the reader that does.
//
// [model]: yardstick/assess/model
package assesstest

import (
	"context"
	"strings"

	"github.com/kljensen/snowball/english"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
)

// Shares of a claim's words that must stand in one sentence.
const (
	enough = 0.5
	some   = 0.25
)

// Reader finds the content words of a claim in the sentences of an answer. The
// zero value is ready for use.
type Reader struct{}

// Assessor names the reader.
func (Reader) Assessor() assess.Assessor {
	return assess.Assessor{Name: "words-for-tests", Version: "1"}
}

// Read gives for each claim the verdict of the sentence that holds most of its
// words. It never fails.
func (Reader) Read(_ context.Context, answer *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	readings := make([]assess.Reading, len(claims))
	for i := range claims {
		readings[i] = read(answer, &claims[i])
	}
	return readings, nil
}

func read(answer *text.Document, c *assess.Claim) assess.Reading {
	if c.Kind == assess.AboutJob {
		return assess.Reading{Verdict: assess.NotAssessed}
	}
	best, at := 0.0, 0
	wanted := content(c.Text)
	if c.Item != "" {
		wanted = content(c.Item)
	}
	for i, span := range answer.Sentences {
		share := held(wanted, answer.Sentence(i))
		if c.Kind == guide.MeasureK && answer.HasFigure(span) {
			share += enough
		}
		if share > best {
			best, at = share, i
		}
	}
	r := assess.Reading{Verdict: assess.NotMet, Confidence: 0.7}
	switch {
	case best >= enough:
		r.Verdict = assess.Met
	case best >= some:
		r.Verdict = assess.Partly
	default:
		return r
	}
	r.Spans = []text.Span{answer.Sentences[at]}
	return r
}

// held is the share of the wanted words that a sentence holds, 0..1.
func held(wanted map[string]bool, sentence string) float64 {
	n, there := 0, content(sentence)
	for w := range wanted {
		if there[w] {
			n++
		}
	}
	return float64(n) / float64(max(len(wanted), 1))
}

// content gives the stems of the words of four letters and more.
func content(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(w) > 3 {
			set[english.Stem(w, false)] = true
		}
	}
	return set
}

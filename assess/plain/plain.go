// Package plain reads meaning with words alone: stems, a few synonyms,
// negation, figures, and cue words for each kind of requirement. It knows no
// paraphrase; it is the reader for where no trained model is at hand, and the
// mark that such a model has to beat.
//
// For every claim it measures a handful of features of the answer, weighs them
// with coefficients fitted on labelled answers (see weights.go), and quotes the
// sentences that carry most.
package plain

import (
	"context"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
)

// Reader is the plain reader. The zero value is ready for use.
type Reader struct{}

// New makes a plain reader.
func New() *Reader { return &Reader{} }

// Assessor names the reader.
func (*Reader) Assessor() assess.Assessor {
	return assess.Assessor{Name: "plain", Version: "1"}
}

// Read reads the answer for each claim. It never fails.
func (*Reader) Read(_ context.Context, answer *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	a := newPassage(answer)
	readings := make([]assess.Reading, len(claims))
	for i := range claims {
		readings[i] = read(a, &claims[i])
	}
	return readings, nil
}

// read gives the reading of one claim.
func read(a *passage, c *assess.Claim) assess.Reading {
	if c.Kind == assess.AboutJob {
		return assess.Reading{Verdict: assess.NotAssessed}
	}
	if len(a.sentences) == 0 {
		return assess.Reading{Verdict: assess.NotMet, Confidence: 0.95}
	}
	w := newWanted(c)
	ranks := a.rank(w)
	var r assess.Reading
	if c.Item != "" {
		r.Verdict, r.Confidence = readItem(ranks)
	} else {
		r.Verdict, r.Confidence = weigh(c.Kind, a.features(w, ranks))
	}
	if r.Verdict == assess.Met || r.Verdict == assess.Partly {
		if a.denies(w, ranks[0]) {
			r.Verdict, r.Confidence = assess.Contradicted, 0.5
		}
	}
	if r.Verdict != assess.NotMet {
		r.Spans = a.quotes(ranks, c.Kind == guide.Coverage && c.Item == "")
	}
	return r
}

// Shares of an item's words that must stand in one sentence.
const (
	itemMet    = 0.5
	itemPartly = 0.25
)

// readItem reads an item of a coverage requirement: a few words, of which
// enough must stand in one sentence.
func readItem(ranks []rank) (assess.Verdict, float64) {
	switch share := ranks[0].share; {
	case share >= itemMet:
		return assess.Met, 0.6
	case share >= itemPartly:
		return assess.Partly, 0.4
	}
	return assess.NotMet, 0.7
}

// quotes gives the best sentence, and for a claim of many parts up to two more
// that carry as much.
func (a *passage) quotes(ranks []rank, many bool) []text.Span {
	spans := []text.Span{a.sentences[ranks[0].sentence].span}
	if !many {
		return spans
	}
	for _, r := range ranks[1:min(len(ranks), 3)] {
		if r.share > 0 && r.score >= 0.6*ranks[0].score {
			spans = append(spans, a.sentences[r.sentence].span)
		}
	}
	return spans
}

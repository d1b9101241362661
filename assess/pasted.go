package assess

import (
	"maps"
	"slices"
	"strings"

	"yardstick/assess/text"
	"yardstick/guide"
)

// source is a text of the guide that must not come back as an answer: one
// sentence of the question or of a requirement. The items of a coverage
// requirement are the job's own words and may be said.
type source struct {
	warning string
	norms   []string
	grams   map[gram]bool
	whole   string // of a short source: all its words, to be copied as a sentence
	ask     bool   // part of the question, which people restate in good faith
}

const gramSize = 4

// gram is a few words in a row.
type gram [gramSize]string

// Shares and lengths that make a copy, in words of the source.
const (
	copyLeast    = 7  // a shorter requirement is a copy only as a whole sentence
	askLeast     = 6  // "failure in doing this job" may be said again
	settingLeast = 12 // of what a question tells before it asks
	wholeLeast   = 3
	askShare     = 0.85
	ownShare     = 0.7
	copyGap      = 2 // changed words inside a copy: "Names" to "I name"
)

// sourcesOf collects what must not be pasted back from a question.
func sourcesOf(q *guide.Question) ([]source, error) {
	all, err := sourcesIn(nil, q.Text, WarnQuestion)
	for i := range q.Requirements {
		r := &q.Requirements[i]
		if err == nil {
			all, err = sourcesIn(all, r.Text, WarnRequirement)
		}
		for _, sample := range r.Shows {
			if err == nil {
				all, err = sourcesIn(all, sample, WarnSample)
			}
		}
	}
	for _, level := range slices.Sorted(maps.Keys(q.Anchors)) {
		if err == nil {
			all, err = sourcesIn(all, q.Anchors[level], WarnSample)
		}
	}
	return all, err
}

// sourcesIn appends the sentences of one text of the guide.
func sourcesIn(all []source, s, warning string) ([]source, error) {
	doc, err := text.Parse(s)
	if err != nil {
		return nil, err
	}
	for i := range doc.Sentences {
		if src := newSource(doc, i, warning, warning == WarnQuestion); src != nil {
			all = append(all, *src)
		}
	}
	return all, nil
}

// newSource is sentence i of a text of the guide, or nil where it is too short
// to be told from words that anyone might choose.
func newSource(doc *text.Document, i int, warning string, ask bool) *source {
	s := &source{warning: warning, grams: map[gram]bool{}, ask: ask}
	for _, w := range doc.WordsIn(doc.Sentences[i]) {
		s.norms = append(s.norms, w.Norm)
	}
	if len(s.norms) < s.least() {
		if ask || len(s.norms) < wholeLeast {
			return nil
		}
		s.whole = strings.Join(s.norms, " ") + " "
		return s
	}
	for k := 0; k+gramSize <= len(s.norms); k++ {
		s.grams[gram(s.norms[k:k+gramSize])] = true
	}
	return s
}

// least is the number of words from which a part of the source is a copy.
func (s *source) least() int {
	switch {
	case !s.ask:
		return copyLeast
	case len(s.norms) > 0 && asking[s.norms[0]]:
		return askLeast
	}
	return settingLeast
}

// asking are the first words of a sentence that asks rather than tells.
var asking = wordSet(
	"define describe tell explain give name list say what how why when where which who can could would do did have think imagine",
)

// paste is a stretch of the answer that copies the guide.
type paste struct {
	span    text.Span
	warning string
}

// pasted finds where the answer copies the guide word for word or nearly so.
func pasted(doc *text.Document, sources []source) []paste {
	norms := make([]string, len(doc.Words))
	for i, w := range doc.Words {
		norms[i] = w.Norm
	}
	var found []paste
	for i := range sources {
		src := &sources[i]
		if src.whole != "" {
			found = append(found, src.sentences(doc)...)
			continue
		}
		for _, run := range src.runs(norms) {
			found = append(found, paste{text.Span{Start: doc.Words[run[0]].Start, End: doc.Words[run[1]-1].End}, src.warning})
		}
	}
	return found
}

// sentences finds the sentences that are nothing but a short source.
func (s *source) sentences(doc *text.Document) []paste {
	var found []paste
	for _, span := range doc.Sentences {
		words := doc.WordsIn(span)
		if len(words) == len(s.norms) && joined(words) == s.whole {
			found = append(found, paste{span, s.warning})
		}
	}
	return found
}

// runs finds the runs of words, [from, to), that copy the source: words of
// shared grams with small gaps between them, enough of the source in all.
func (s *source) runs(norms []string) [][2]int {
	var runs [][2]int
	from, to, shared := -1, -1, 0
	flush := func() {
		if from >= 0 && s.copied(shared) {
			runs = append(runs, [2]int{from, to})
		}
		from, shared = -1, 0
	}
	for i := 0; i+gramSize <= len(norms); i++ {
		if !s.grams[gram(norms[i:i+gramSize])] {
			continue
		}
		switch {
		case from < 0:
			from, shared = i, gramSize
		case i <= to:
			shared += i + gramSize - to
		case i-to <= copyGap:
			shared += gramSize
		default:
			flush()
			from, shared = i, gramSize
		}
		to = i + gramSize
	}
	flush()
	return runs
}

// copied reports whether so many shared words are a copy of the source.
func (s *source) copied(shared int) bool {
	n := float64(len(s.norms))
	if s.ask {
		return float64(shared) >= askShare*n
	}
	return float64(shared) >= ownShare*n
}

package plain

import (
	"sort"

	"github.com/kljensen/snowball/english"

	"yardstick/assess/text"
)

// passage is an answer made ready to be held against claims.
type passage struct {
	sentences []sentence
	stems     map[string]bool // of the whole answer
	words     int
}

// sentence is one sentence of the answer.
type sentence struct {
	span    text.Span
	words   []text.Word
	stems   map[string]bool
	figures int
	cues    [cueKinds]int
}

func newPassage(d *text.Document) *passage {
	p := &passage{stems: map[string]bool{}, words: len(d.Words)}
	for _, span := range d.Sentences {
		s := sentence{span: span, words: d.WordsIn(span), figures: len(d.Figures(span))}
		s.stems = stemSet(s.words)
		for stem := range s.stems {
			p.stems[stem] = true
		}
		s.cues = countCues(s.words)
		p.sentences = append(p.sentences, s)
	}
	return p
}

// stemSet gives the stems of the words that carry meaning, synonyms folded.
func stemSet(words []text.Word) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		if stem := stemOf(w.Norm); stem != "" {
			set[stem] = true
		}
	}
	return set
}

// stemOf is the stem that stands for a word, or empty for a word of grammar.
func stemOf(w string) string {
	if stopWords[w] || len(w) < 2 {
		return ""
	}
	stem := english.Stem(w, false)
	if same, ok := synonyms[stem]; ok {
		return same
	}
	return stem
}

// rank is how well a sentence fits a claim.
type rank struct {
	sentence int
	share    float64 // of the wanted stems that the sentence holds, 0..1
	score    float64
}

// rank orders the sentences of the answer by how well they fit, best first.
func (a *passage) rank(w *wanted) []rank {
	ranks := make([]rank, len(a.sentences))
	for i := range a.sentences {
		s := &a.sentences[i]
		r := rank{sentence: i, share: share(w.stems, s.stems)}
		r.score = r.share + 0.5*max(0, similar(w.shows, s.stems)-0.5*similar(w.misses, s.stems))
		if cue, ok := kindCues[w.kind]; ok {
			r.score += 0.25 * min(1, float64(s.cues[cue]))
		}
		if w.figure && s.figures > 0 {
			r.score += 0.5
		}
		ranks[i] = r
	}
	sort.SliceStable(ranks, func(i, j int) bool { return ranks[i].score > ranks[j].score })
	return ranks
}

// share is the share of the wanted stems that are there.
func share(wanted, there map[string]bool) float64 {
	if len(wanted) == 0 {
		return 0
	}
	n := 0
	for stem := range wanted {
		if there[stem] {
			n++
		}
	}
	return float64(n) / float64(len(wanted))
}

// similar is the best cosine of a sentence with sample sentences, 0..1.
func similar(samples []map[string]bool, s map[string]bool) float64 {
	best := 0.0
	for _, sample := range samples {
		if len(sample) == 0 || len(s) == 0 {
			continue
		}
		both := 0
		for stem := range sample {
			if s[stem] {
				both++
			}
		}
		best = max(best, float64(both)/sqrt(float64(len(sample)*len(s))))
	}
	return best
}

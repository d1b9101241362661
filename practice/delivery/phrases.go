package delivery

import (
	"strings"

	"yardstick/assess/text"
)

// phrase is a filler or a hedge, and where it is one.
type phrase struct {
	words []string
	where func(p *place) bool // nil: everywhere
}

// fillers are sounds and phrases that fill a pause. Those that mean something
// elsewhere ("you know that …", "like this") count only where commas or the
// end of a sentence cut them off.
var fillers = phrases(nil, "um", "umm", "uh", "uhm", "er", "erm", "hm", "hmm", "ah", "mhm").
	and(phrases(cutOff, "you know", "i mean", "like", "you see", "so to speak", "as it were", "how shall i say", "what's it called")).
	and(phrases(opening, "well", "basically", "okay so", "ok so", "right so", "so yeah", "so yes", "yeah")).
	and(phrases(cutOff, "basically", "literally"))

// hedges are phrases that take back a part of what is said.
var hedges = phrases(
	nil, "i guess", "i suppose", "maybe", "perhaps", "probably", "possibly", "somewhat", "hopefully", "more or less", "i would say", "i'd say",
	"in a way", "to some extent", "i think",
).
	and(
		phrases(loose, "kind of", "sort of"),
	).
	and(
		phrases(nil, "a little bit", "or something like that", "and so on", "or whatever", "and stuff"),
	)

// list is some phrases.
type list []phrase

func phrases(where func(*place) bool, all ...string) list {
	var out list
	for _, p := range all {
		out = append(out, phrase{strings.Fields(p), where})
	}
	return out
}

func (l list) and(more list) list { return append(l, more...) }

// place is where a phrase was found: the words from first on.
type place struct {
	doc         *text.Document
	first, last int
}

// marks finds phrases, from left to right; they do not overlap.
func marks(doc *text.Document, all list) []Mark {
	out := []Mark{}
	for i := 0; i < len(doc.Words); i++ {
		if n := longestAt(doc, all, i); n > 0 {
			out = append(out, markOf(doc, text.Span{Start: doc.Words[i].Start, End: doc.Words[i+n-1].End}))
			i += n - 1
		}
	}
	return out
}

// longestAt is how many words the longest phrase at word i has, 0 for none.
func longestAt(doc *text.Document, all list, i int) int {
	most := 0
	for _, p := range all {
		n := len(p.words)
		if n > most && p.standsAt(doc, i) && (p.where == nil || p.where(&place{doc, i, i + n - 1})) {
			most = n
		}
	}
	return most
}

// standsAt reports whether the words of a phrase stand at word i, in one sentence.
func (p *phrase) standsAt(doc *text.Document, i int) bool {
	if i+len(p.words) > len(doc.Words) {
		return false
	}
	for k, want := range p.words {
		w := doc.Words[i+k]
		if w.Sentence != doc.Words[i].Sentence || strings.ReplaceAll(w.Norm, "’", "'") != want {
			return false
		}
	}
	return true
}

// cutOff reports whether punctuation stands on both sides of a phrase.
func cutOff(p *place) bool { return p.opens() && p.closes() }

// opening reports whether a phrase begins a sentence and is cut off from it.
func opening(p *place) bool {
	return (p.first == 0 || p.doc.Words[p.first-1].Sentence != p.doc.Words[p.first].Sentence) && p.closes()
}

// loose reports whether "kind of" and its like soften what follows, and do not
// name a kind: "what kind of", "some sort of".
func loose(p *place) bool {
	if p.first == 0 {
		return true
	}
	return !strings.Contains(
		" a an the this that these those what which some any every each one another other same of new certain right wrong no ",
		" "+p.doc.Words[p.first-1].Norm+" ",
	)
}

// opens reports whether a sentence or a clause begins before the phrase.
func (p *place) opens() bool {
	if p.first == 0 || p.doc.Words[p.first-1].Sentence != p.doc.Words[p.first].Sentence {
		return true
	}
	return cuts(p.doc.Raw[p.doc.Words[p.first-1].End:p.doc.Words[p.first].Start])
}

// closes reports whether a sentence or a clause ends after the phrase.
func (p *place) closes() bool {
	end := len(p.doc.Raw)
	if p.last+1 < len(p.doc.Words) {
		end = p.doc.Words[p.last+1].Start
	}
	between := p.doc.Raw[p.doc.Words[p.last].End:end]
	return p.last+1 == len(p.doc.Words) || cuts(between)
}

func cuts(between string) bool {
	return strings.ContainsAny(between, ",.;:!?…–—\n") || strings.Contains(between, " - ")
}

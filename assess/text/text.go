// Package text segments an answer into sentences and words whose offsets lead
// back to the answer exactly as given, whatever Unicode it holds.
//
// Offsets inside the program are bytes ([Span]); [Document.CodePoints] turns
// them into the code points that files and JSON use.
//
// Hidden characters ([Hidden]) are left out before segmentation, so that a word
// broken by a zero-width space is one word, as a reader sees it; the spans of
// words and sentences still count bytes of the answer as given.
package text

import (
	"unicode/utf8"

	"yardstick/internal/fault"
)

// Limits on one answer. An hour of speech is about 9,000 words.
const (
	MaxBytes = 200_000 // bytes of UTF-8
	MaxWords = 20_000
)

// Span is a range of bytes of the answer, End exclusive. It never splits a rune.
type Span struct{ Start, End int }

// Document is an answer with its segmentation. It is immutable.
type Document struct {
	Raw       string
	Sentences []Span // in order, without surrounding space; together they hold every word
	Words     []Word // in order

	clean cleaned // the answer without hidden characters
	marks []int32 // code points before every markStep bytes of Raw; nil: all ASCII
}

// Word is one word, number or abbreviation of the answer.
type Word struct {
	Span
	Sentence int    // index into Document.Sentences
	Norm     string // lower-cased, NFKC, British and American spellings folded
}

// Parse segments s. It fails, with a fault of kind Invalid, on invalid UTF-8
// and on more than MaxBytes or MaxWords. A text without words has neither
// words nor sentences.
func Parse(s string) (*Document, error) {
	if len(s) > MaxBytes {
		return nil, fault.Invalidf("the answer has %d bytes; the limit is %d", len(s), MaxBytes)
	}
	if !utf8.ValidString(s) {
		return nil, fault.Invalidf("the answer is not valid UTF-8 (first bad byte at offset %d)", firstInvalid(s))
	}
	d := &Document{Raw: s, clean: clean(s)}
	tokens, words := tokenize(d.clean.text)
	if words > MaxWords {
		return nil, fault.Invalidf("the answer has %d words; the limit is %d", words, MaxWords)
	}
	d.fill(tokens, segment(d.clean.text, tokens), words)
	d.marks = codePointMarks(s)
	return d, nil
}

// fill maps what was found in the cleaned text back to the answer as given.
func (d *Document) fill(tokens []token, sentences []Span, words int) {
	d.Words = make([]Word, 0, words)
	d.Sentences = make([]Span, len(sentences))
	at := 0
	for _, t := range tokens {
		if t.kind != wordToken {
			continue
		}
		for t.start >= sentences[at].End {
			at++
		}
		d.Words = append(d.Words, Word{
			Span:     d.clean.raw(Span{t.start, t.end}),
			Sentence: at,
			Norm:     Normalize(d.clean.text[t.start:t.end]),
		})
	}
	for i, s := range sentences {
		d.Sentences[i] = d.clean.raw(s)
	}
}

// Visible is the text of a span as a reader sees it: without hidden characters.
func (d *Document) Visible(s Span) string {
	if len(d.clean.cuts) == 0 {
		return d.Raw[s.Start:s.End]
	}
	return clean(d.Raw[s.Start:s.End]).text
}

// Sentence is the visible text of sentence i.
func (d *Document) Sentence(i int) string { return d.Visible(d.Sentences[i]) }

// WordsIn gives the words that lie in a span, as a part of Document.Words.
func (d *Document) WordsIn(s Span) []Word {
	lo := lowerBound(len(d.Words), func(i int) bool { return d.Words[i].Start >= s.Start })
	hi := lowerBound(len(d.Words), func(i int) bool { return d.Words[i].End > s.End })
	if hi < lo {
		hi = lo
	}
	return d.Words[lo:hi:hi]
}

func firstInvalid(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}

// Without gives the document with the spans blanked out, so that nothing in
// them is read and no sentence runs across them. Raw keeps its length: byte
// offsets of words and sentences are those of the answer as given.
func (d *Document) Without(spans []Span) (*Document, error) {
	if len(spans) == 0 {
		return d, nil
	}
	b := []byte(d.Raw)
	for _, s := range spans {
		for i := max(s.Start, 0); i < min(s.End, len(b)); i++ {
			b[i] = '\n'
		}
	}
	return Parse(string(b))
}

// Trim leaves out the space, line ends and bullets around a span of s.
func Trim(s string, p Span) Span { return trimmed(s, p) }

package model

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Pieces of the vocabulary that the layout of a sequence needs.
const (
	unknownPiece = "[UNK]"
	startPiece   = "[CLS]"
	endPiece     = "[SEP]"
)

// maxWordRunes is the length of a word, in code points, from which on it is unknown.
const maxWordRunes = 100

// tokenizer cuts text into WordPiece tokens: uncased, accents stripped,
// greedy longest match first, as published with BERT (Devlin et al. 2019).
type tokenizer struct {
	ids                 map[string]int32
	unknown, start, end int32
	longest             int // length of the longest piece, bytes
}

// token is one piece and the bytes of the text that it stands for.
type token struct {
	id         int32
	start, end int
}

// newTokenizer makes a tokenizer of a vocabulary in the order of its ids. It
// reports false where one of the special pieces is missing.
func newTokenizer(vocabulary []string) (*tokenizer, bool) {
	t := &tokenizer{ids: make(map[string]int32, len(vocabulary))}
	for i, piece := range vocabulary {
		t.ids[piece] = int32(i)
		t.longest = max(t.longest, len(piece))
	}
	var ok [3]bool
	t.unknown, ok[0] = t.ids[unknownPiece]
	t.start, ok[1] = t.ids[startPiece]
	t.end, ok[2] = t.ids[endPiece]
	return t, ok[0] && ok[1] && ok[2]
}

// tokens appends the tokens of text, which must be valid UTF-8; w is memory.
func (t *tokenizer) tokens(out []token, w *word, text string) []token {
	w.text, w.from, w.runes = w.text[:0], w.from[:0], 0
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		switch {
		case dropped(r):
		case space(r):
			out = t.flush(out, w)
		default:
			out = t.letter(out, w, r, i, next)
		}
	}
	return t.flush(out, w)
}

// word is a word in the making: its normalised bytes, and for every one of
// them the bytes of the text that it comes from.
type word struct {
	text  []byte
	from  []token // id unused
	runes int
}

func (w *word) add(r rune, start, end int) {
	n := len(w.text)
	w.text = utf8.AppendRune(w.text, r)
	for range len(w.text) - n {
		w.from = append(w.from, token{start: start, end: end})
	}
	w.runes++
}

// letter adds one rune of the text to the word, or makes it a word of its own.
func (t *tokenizer) letter(out []token, w *word, r rune, start, end int) []token {
	if ideograph(r) {
		out = t.flush(out, w)
		w.add(r, start, end)
		return t.flush(out, w)
	}
	for _, d := range decompose(r) {
		if unicode.Is(unicode.Mn, d) {
			continue
		}
		for _, l := range lower(d) {
			switch {
			case space(l):
				out = t.flush(out, w)
			case punctuation(l):
				out = t.flush(out, w)
				w.add(l, start, end)
				out = t.flush(out, w)
			default:
				w.add(l, start, end)
			}
		}
	}
	return out
}

// flush ends the word and appends its pieces.
func (t *tokenizer) flush(out []token, w *word) []token {
	n := len(w.text)
	if n == 0 {
		return out
	}
	first := len(out)
	for at := 0; at < n; {
		id, end := t.piece(w, at)
		if end == 0 {
			out = append(out[:first], token{t.unknown, w.from[0].start, w.from[n-1].end})
			break
		}
		out = append(out, token{id, w.from[at].start, w.from[end-1].end})
		at = end
	}
	w.text, w.from, w.runes = w.text[:0], w.from[:0], 0
	return out
}

// piece finds the longest piece at byte `at` of the word; end 0 says there is none.
func (t *tokenizer) piece(w *word, at int) (id int32, end int) {
	if w.runes > maxWordRunes {
		return 0, 0
	}
	prefix := ""
	if at > 0 {
		prefix = "##"
	}
	key := append([]byte(prefix), w.text[at:]...)
	for end := min(len(w.text), at+t.longest); end > at; end-- {
		if id, ok := t.ids[string(key[:len(prefix)+end-at])]; ok {
			return id, end
		}
	}
	return 0, 0
}

// decompose gives the canonical decomposition of one rune.
func decompose(r rune) []rune {
	if r < 0xC0 {
		return []rune{r}
	}
	return []rune(norm.NFD.String(string(r)))
}

// lower gives the lower case of one rune; İ alone becomes two runes.
func lower(r rune) []rune {
	if r == 'İ' {
		return []rune{'i', '\u0307'}
	}
	return []rune{unicode.ToLower(r)}
}

func space(r rune) bool { return unicode.IsSpace(r) }

// dropped reports runes that are removed: controls, formats, private use,
// unassigned code points and the replacement character.
func dropped(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r < 0x80:
		return r < 0x20 || r == 0x7F
	case r == utf8.RuneError:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) && !unicode.IsSpace(r)
}

// punctuation reports ASCII punctuation and symbols, and Unicode punctuation.
func punctuation(r rune) bool {
	if r < 0x80 {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		digit := r >= '0' && r <= '9'
		return r > 0x20 && r < 0x7F && !letter && !digit
	}
	return unicode.IsPunct(r)
}

// ideograph reports the CJK ideographs, which are words by themselves.
func ideograph(r rune) bool {
	for _, block := range ideographs {
		if r >= block[0] && r <= block[1] {
			return true
		}
	}
	return false
}

var ideographs = [...][2]rune{
	{0x4E00, 0x9FFF},
	{0x3400, 0x4DBF},
	{0x20000, 0x2A6DF},
	{0x2A700, 0x2B73F},
	{0x2B740, 0x2B81F},
	{0x2B820, 0x2CEAF},
	{0xF900, 0xFAFF},
	{0x2F800, 0x2FA1F},
}

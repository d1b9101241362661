package judge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/assess/text"
)

// Words of a quote. Prompts ask for 2 to 25; what is a little longer is cut by
// package assess.
const (
	leastQuoteWords = 2
	mostQuoteBytes  = 4_000
)

// gap stands between paragraphs, and where something was taken out of the answer
// because it earns nothing: no quote runs across it.
const gap = "\n\n"

// index finds quotes in an answer, whatever a model did to blanks, quotation
// marks, dashes and capitals. It is immutable.
type index struct {
	folded string
	at     []int // at[i] is where byte i of folded stands in the answer; one more for its end
	raw    string
}

// newIndex folds an answer as it was sent. Hidden characters are left out.
func newIndex(raw string) *index {
	x := &index{raw: raw}
	var b strings.Builder
	hidden := text.Hidden(raw)
	for i, r := range raw {
		for len(hidden) > 0 && hidden[0].End <= i {
			hidden = hidden[1:]
		}
		if len(hidden) > 0 && hidden[0].Start <= i {
			continue
		}
		s := fold(r)
		if s == " " && strings.HasSuffix(b.String(), " ") {
			continue
		}
		for range len(s) {
			x.at = append(x.at, i)
		}
		b.WriteString(s)
	}
	x.folded, x.at = b.String(), append(x.at, len(raw))
	return x
}

// fold gives the plain form of a character.
func fold(r rune) string {
	switch r {
	case '“', '”', '„', '«', '»', '‟', '″':
		return `"`
	case '‘', '’', '‚', '‛', '′', '`', '´':
		return "'"
	case '–', '—', '‑', '‐', '−', '‒':
		return "-"
	case '…':
		return "..."
	}
	if unicode.IsSpace(r) {
		return " "
	}
	return string(unicode.ToLower(r))
}

// find gives the first place where the quote stands in the answer as whole
// words; false where it stands nowhere, or has too few words to show anything.
func (x *index) find(quote string) (text.Span, bool) {
	if len(quote) > mostQuoteBytes {
		return text.Span{}, false
	}
	q := foldAll(quote)
	for _, form := range []string{q, strings.Trim(q, `"' .`)} {
		if len(strings.Fields(form)) < leastQuoteWords {
			return text.Span{}, false
		}
		if span, ok := x.whole(form); ok {
			return span, !strings.Contains(x.raw[span.Start:span.End], gap)
		}
	}
	return text.Span{}, false
}

// whole finds a folded quote that begins and ends where words do.
func (x *index) whole(q string) (text.Span, bool) {
	for from := 0; from+len(q) <= len(x.folded); {
		i := strings.Index(x.folded[from:], q)
		if i < 0 {
			break
		}
		start, end := from+i, from+i+len(q)
		if edge(x.folded, start) && edge(x.folded, end) {
			return text.Span{Start: x.at[start], End: x.end(end)}, true
		}
		from = start + 1
	}
	return text.Span{}, false
}

// end is where what ends before byte i of folded ends in the answer.
func (x *index) end(i int) int {
	last := x.at[i-1]
	_, n := utf8.DecodeRuneInString(x.raw[last:])
	return last + n
}

// edge reports whether no word runs across byte i of s.
func edge(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return !inWord(before) || !inWord(after)
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_')
}

// foldAll folds a quote, without blanks around it.
func foldAll(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(fold(r))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

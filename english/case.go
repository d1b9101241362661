package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lower begins a phrase with a small letter, for use inside a sentence. It
// leaves alone what is always written large: I, abbreviations (KPI), names with
// capitals or signs of their own (McDonald, R&D).
func Lower(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if first == "I" || strings.HasPrefix(first, "I'") || hasUpper(afterFirst(first)) || strings.ContainsAny(first, "0123456789&") {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// Phrase is a text as it stands inside a sentence: [Lower], without the full
// stop, colon or semicolon at its end.
func Phrase(s string) string {
	return Lower(strings.TrimRightFunc(strings.TrimSpace(s), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".;:", r) }))
}

// Name lowers a name written with capitals, such as Customer Service, word by
// word, and keeps abbreviations.
func Name(s string) string {
	words := strings.Fields(Phrase(s))
	capitals := 0
	for _, w := range words {
		if isCapital(w) {
			capitals++
		}
	}
	if capitals > 0 && capitals >= len(words)/2 {
		for i, w := range words {
			if isCapital(w) {
				words[i] = Lower(w)
			}
		}
	}
	return strings.Join(words, " ")
}

// Upper begins a phrase with a capital letter.
func Upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Sentence begins a text with a capital letter and ends it with a full stop,
// where it has no end of its own.
func Sentence(s string) string {
	s = Upper(strings.TrimSpace(s))
	if endsIn(s, ".", "!", "?", "…") {
		return s
	}
	return s + "."
}

// isCapital reports whether a word begins with a capital and is no abbreviation.
func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && !hasUpper(afterFirst(w)) && utf8.RuneCountInString(w) > 1
}

func afterFirst(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[n:]
}

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

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
	s = Calm(s)
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

// Calm lowers a phrase that is all capitals, AIRPORT GUIDE, word by word, and
// leaves abbreviations (MRI TECHNICIAN) and single short words (POST) alone.
func Calm(s string) string {
	words := strings.Fields(s)
	if s != strings.ToUpper(s) || !hasUpper(s) || len(words) == 1 && utf8.RuneCountInString(s) < 5 {
		return s
	}
	for i, w := range words {
		if !abbreviation(strings.Trim(w, ".,;:()&/")) {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// abbreviation reports whether a word of a phrase in capitals is one all the same.
func abbreviation(word string) bool {
	const small = "a an and as at by for from i if in is it no not of off on or our out per than that the to up we with"
	switch w := strings.ToLower(word); {
	case w != "it" && w != "i" && among(small, w):
		return false
	case utf8.RuneCountInString(w) < 3:
		return true
	case utf8.RuneCountInString(w) == 3: // BUS and CAR, but MRI and CEO
		vowel := func(i int) bool { return strings.IndexByte("aeiouy", w[i]) >= 0 }
		return !vowel(1) || vowel(2) && w[2] != 'y' && w[2] != 'e'
	}
	return !sayable(word)
}

// Phrase is a text as it stands inside a sentence: [Lower], without the full
// stop, colon or semicolon at its end.
func Phrase(s string) string {
	return Lower(strings.TrimRightFunc(strings.TrimSpace(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(".;:", r)
	}))
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

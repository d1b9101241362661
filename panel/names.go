package panel

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameless stops the turn where an open text names somebody. Reasons of decisions and of
// most entries stand in the log itself, which stays as it is when a person is erased.
func (t *Turn) nameless(field, text string) bool {
	if t.err != nil || text == "" {
		return t.err == nil
	}
	for code, p := range t.State.Parts {
		if p.About != "identity" || p.Erased {
			continue
		}
		id, _ := open[Identity](t.State, t.Vault, code)
		if name := namedIn(text, id.Name, p.Subject); name != "" {
			return t.check(invalid(field, "names %s; write the code %s: this text stays when a person's data are erased", name, p.Subject))
		}
	}
	return true
}

// namedIn gives the first word of a name that stands in a text as a word of its own, ""
// where none does. Short words, those in small letters (von, of) and the code itself name
// nobody.
func namedIn(text, name, code string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for _, word := range strings.Fields(name) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		first, _ := utf8.DecodeRuneInString(word)
		if utf8.RuneCountInString(word) < 3 || unicode.IsLower(first) || strings.EqualFold(word, code) {
			continue
		}
		if slices.Contains(words, word) || strings.Contains(word, "'") && strings.Contains(text, word) {
			return word
		}
	}
	return ""
}

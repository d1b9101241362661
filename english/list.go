package english

import (
	"slices"
	"strings"
	"unicode"
)

// List joins phrases: "a, b and c"; joint is and or or. A last phrase is set
// off by a comma where one of the phrases holds the joint itself.
func List(phrases []string, joint string) string {
	switch len(phrases) {
	case 0:
		return ""
	case 1:
		return phrases[0]
	}
	head := strings.Join(phrases[:len(phrases)-1], ", ")
	last := phrases[len(phrases)-1]
	if strings.Contains(strings.Join(phrases, " "), " "+joint+" ") {
		return head + ", " + joint + " " + last
	}
	return head + " " + joint + " " + last
}

// Join joins what is not empty with single spaces.
func Join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), " ")
}

// Words splits a text into lower-case words; a hyphen or apostrophe within a
// word, and a percent sign, belong to it.
func Words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’' && r != '%'
	})
}

// Stem cuts off the endings of plural and participle, for comparing words: it
// need not give a real word.
func Stem(w string) string {
	for _, end := range []string{"ings", "ing", "ies", "ed", "es", "s"} {
		if c, ok := strings.CutSuffix(w, end); ok && len(c) >= 4 {
			return c
		}
	}
	return w
}

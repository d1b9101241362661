// Package mask takes names of persons, e-mail addresses, web addresses and
// telephone numbers out of a text before it is shown to anybody else, byte for
// byte: what is masked keeps its length, so that every offset still holds.
//
// Addresses and numbers are found by their form. Names are found where the words
// around them say so (my name is …, Mr …, a colleague called …), by a list of
// given names, and wherever a name that was found so comes again. It is a net
// with holes: an unusual given name in the middle of a sentence goes through it,
// and a town that is called like a person is masked. Whoever sends a text looks
// at it first.
package mask

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/assess/text"
)

// Kind says what was masked, by the letter that stands for it in the text.
type Kind byte

// The kinds of what is masked.
const (
	Name    Kind = 'N'
	Address Kind = 'E' // e-mail or web
	Number  Kind = 'T' // telephone
)

// Masked is one stretch that was masked.
type Masked struct {
	text.Span
	Kind Kind
}

// Text gives s with everything masked that Find finds: the letter of its kind
// and underscores, as many bytes as before.
func Text(s string) (string, []Masked) {
	found := Find(s)
	if len(found) == 0 {
		return s, nil
	}
	b := []byte(s)
	for _, m := range found {
		for i := m.Start; i < m.End; i++ {
			b[i] = '_'
		}
		b[m.Start] = byte(m.Kind)
	}
	return string(b), found
}

var (
	addressForm = regexp.MustCompile(`(?i)\b[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|\bhttps?://[^\s<>"]+[^\s<>".,;:!?)]|` +
		`\bwww\.[^\s<>"]+[^\s<>".,;:!?)]|\b(?:linkedin|github|facebook|instagram)\.com/[^\s<>"]+[^\s<>".,;:!?)]`)
	spokenForm = regexp.MustCompile(
		`(?i)\b[\p{L}\p{N}._-]+ ?(?:\(at\)|\[at\]| at ) ?[\p{L}\p{N}-]+(?: ?(?:\(dot\)|\[dot\]| dot ) ?[\p{L}]{2,})+`,
	)
	numberForm = regexp.MustCompile(`(?:\+|\b00|\(?\b)\d[\d ()/.\x{2009}\x{00a0}-]{5,22}\d\b`)
	dateForm   = regexp.MustCompile(`^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d ?- ?(?:19|20)\d\d)$`)
	amountForm = regexp.MustCompile(`^\d{1,3}(?:[. ,]\d{3})+$`)
)

// Numbers have so many digits.
const (
	leastDigits = 7
	mostDigits  = 15
)

// Find finds what is to be masked, in order and disjoint.
func Find(s string) []Masked {
	var found []Masked
	add := func(k Kind, spans [][]int) {
		for _, m := range spans {
			found = append(found, Masked{text.Span{Start: m[0], End: m[1]}, k})
		}
	}
	add(Address, addressForm.FindAllStringIndex(s, -1))
	add(Address, spokenForm.FindAllStringIndex(s, -1))
	for _, m := range numberForm.FindAllStringIndex(s, -1) {
		if isNumber(s[m[0]:m[1]]) {
			add(Number, [][]int{m})
		}
	}
	for _, n := range names(s) {
		add(Name, [][]int{{n.Start, n.End}})
	}
	return disjoint(found)
}

// isNumber tells a telephone number from a date, a span of years and an amount.
func isNumber(s string) bool {
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	s = strings.TrimSpace(s)
	return digits >= leastDigits && digits <= mostDigits && !dateForm.MatchString(s) && !amountForm.MatchString(s)
}

// disjoint puts what was found in order; of two that overlap the first stays.
func disjoint(found []Masked) []Masked {
	slices.SortStableFunc(found, func(a, b Masked) int { return a.Start - b.Start })
	out := found[:0]
	end := 0
	for _, m := range found {
		if m.Start < end {
			if m.End > end { // the longer reaches further: nothing of it stays readable
				out[len(out)-1].End, end = m.End, m.End
			}
			continue
		}
		out, end = append(out, m), m.End
	}
	return out
}

// runeBefore and runeAfter look past a place; 0 at the ends.
func runeBefore(s string, i int) rune {
	r, n := utf8.DecodeLastRuneInString(s[:i])
	if n == 0 {
		return 0
	}
	return r
}

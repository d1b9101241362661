package transcript

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// label is what stands before words where a speaker may be named.
type label struct {
	name  string // as it is written
	words string // what follows on the same line
	timed bool   // a time stands beside the name, as no prose has it
}

// key is the name that two spellings share.
func (l *label) key() string { return strings.ToLower(l.name) }

const (
	clock  = `\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?`
	day    = `(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?`
	person = `([\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’_&/()|-]{0,50}?)`
	// span is a time, or from when to when.
	span = day + clock + `(?:\s*(?:-->|->|[-–—]|to)\s*` + clock + `)?`
	// bracketed is that between brackets.
	bracketed = `[\[(<]` + span + `[\])>]`
	// inWords is a time as Teams writes it.
	inWords = `(?:\d{1,3} (?:hours?|minutes?|seconds?)(?: |$)){1,3}`
)

// The forms in which a name stands before words. What precedes it in all of
// them, marks of a list or of a change of speaker, is taken off before.
var (
	onlyClock = regexp.MustCompile(`^(?:` + bracketed + `|` + day + clock + `)$`)
	leadClock = regexp.MustCompile(`^(?:` + bracketed + `|` + day + clock + `)\s*[-–—]?\s*`)
	// 0:03 - Ana Lee, the words below
	dashName = regexp.MustCompile(`[-–—]\s*$`)
	nameOnly = regexp.MustCompile(`^\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’()-]+){0,3}$`)
	// [Ana Lee] 10:01:11, or [Ana Lee] How would you …, or (Ana) …
	inBrackets = regexp.MustCompile(`^[\[(]` + person + `[\])]\s*[:：]?\s*(` + clock + `)?\s*(.*)$`)
	// Ana Lee (0:01): How would you …
	withClock = regexp.MustCompile(`^` + person + `\s*` + bracketed + `\s*[:：]?\s*(.*)$`)
	// Ana Lee 0:01, the words below
	endClock = regexp.MustCompile(`^` + person + `\s+` + clock + `$`)
	// Ana Lee 3 minutes 2 seconds, the words below
	endWords = regexp.MustCompile(`^` + person + ` ` + inWords + `$`)
	// AL – How would you …
	withDash = regexp.MustCompile(`^(\p{Lu}[\p{L}\p{M}.'’-]{0,15}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,15}){0,2})\s+[-–—]\s+(\S.*)$`)
	// Ana Lee: How would you … ; Ana Lee:
	withColon = regexp.MustCompile(`^` + person + `\s*(?::(?:\s+|$)|：\s*)(.*)$`)
	// Q. How would you …
	letter = regexp.MustCompile(`^([QA])[.)]\s+(\S.*)$`)
	// Q1, A1: the same two speakers as before
	numbered = regexp.MustCompile(`^(?i:(q|a|question|answer))\s?\d{1,3}$`)
)

// marks stand before a name: a list, a change of speaker, bold letters.
const marks = "-–—>•*#_ \t"

// mostLabel is how much of a line is looked at, bytes: a name in any script, a time, and what stands between.
const mostLabel = 300

// labelOf finds the label of a line. Spaced: the line had several spaces in a row.
func labelOf(s string, spaced bool) (label, bool) {
	tail := ""
	if len(s) > mostLabel {
		s, tail = s[:mostLabel], s[mostLabel:]
	}
	if !strings.ContainsAny(s, ":：[.)-–—") && !strings.HasSuffix(s, "seconds") && !strings.HasSuffix(s, "second") {
		return label{}, false
	}
	s = strings.TrimLeft(strings.ReplaceAll(s, "**", ""), marks)
	lead := leadClock.FindString(s)
	rest := strings.TrimLeft(s[len(lead):], marks)
	l, ok := formOf(rest, spaced)
	if !ok && dashName.MatchString(lead) && nameOnly.MatchString(rest) && titled(rest) {
		l, ok = label{name: rest}, true
	}
	l.timed = l.timed || ok && lead != ""
	l.name = strings.Trim(l.name, marks+".,|")
	if m := numbered.FindStringSubmatch(l.name); m != nil {
		l.name = m[1]
	}
	l.words = strings.TrimLeft(l.words, " ") + tail
	return l, ok && isName(l.name)
}

func formOf(s string, spaced bool) (label, bool) {
	if m := inBrackets.FindStringSubmatch(s); m != nil && m[2]+m[3] != "" {
		return label{m[1], m[3], m[2] != ""}, true
	}
	if m := withClock.FindStringSubmatch(s); m != nil {
		return label{m[1], m[2], true}, true
	}
	if m := endClock.FindStringSubmatch(s); m != nil {
		return label{m[1], "", spaced}, true
	}
	if m := endWords.FindStringSubmatch(s); m != nil && titled(m[1]) {
		return label{m[1], "", true}, true
	}
	if m := withColon.FindStringSubmatch(s); m != nil {
		return label{m[1], m[2], false}, true
	}
	if m := letter.FindStringSubmatch(s); m != nil {
		return label{m[1], m[2], false}, true
	}
	if m := withDash.FindStringSubmatch(s); m != nil {
		return label{m[1], m[2], false}, true
	}
	return label{}, false
}

// mostNameWords is the most words of a name, such as "Dr. Ana Maria Lee, chair of the panel".
const mostNameWords = 7

// isName refuses what no speaker is called: a sentence, a sound, a section of prose.
func isName(name string) bool {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) })
	if len(words) == 0 || len(words) > mostNameWords || !strings.ContainsFunc(name, unicode.IsLetter) {
		return false
	}
	for _, sound := range sounds {
		if strings.HasPrefix(words[0], sound) || strings.HasPrefix(words[len(words)-1], sound) {
			return false
		}
	}
	return len(words) > 2 || !slices.Contains(sections, words[0])
}

// isClock reports whether a line is nothing but a time.
func isClock(s string) bool { return onlyClock.MatchString(s) }

// titled reports whether every word of a name begins with a capital, or is in a
// script without them.
func titled(name string) bool {
	for word := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "(&/"))
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// Package englishtest finds what no editor would let pass in a sentence that a
// program put together: a wrong article, a word twice, a slot left open. It is
// for tests of packages that make sentences.
package englishtest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/english"
)

// rules are faults that a pattern finds.
var rules = []struct {
	name string
	of   *regexp.Regexp
}{
	{"unfilled slot", regexp.MustCompile(`[{}\[\]|]|%!|<nil>|\bnull\b|\x{FFFD}`)},
	{"doubled stop", regexp.MustCompile(`\.\.|,,|;;|::|[,;:]\.|\.,|[,;:] *[,;:]`)},
	{"space before a stop", regexp.MustCompile(` [,.;:!?)]|\( `)},
	{"two spaces", regexp.MustCompile(`  |^ | $`)},
	{"one and a plural", regexp.MustCompile(`(?:^|[^.,\d])\b1 (days|errors|hours|minutes|people|items|complaints|orders|weeks)\b`)},
	{"empty brackets", regexp.MustCompile(`\( *\)|“”|""`)},
	{"a joint without its second part", regexp.MustCompile(`\b(and|or|such as|for instance|the|an|my)[.,;:!?]`)},
	{"article before an article", regexp.MustCompile(`(?i)\b(the|a|an|my|your) (the|a|an|my|your|those|these)\b`)},
	{"two joints", regexp.MustCompile(`\b(and and|or or|and or|or and|that that|not not|to to|in in|of of|for for|with with|is is)\b`)},
	{"two joints", regexp.MustCompile(`\bto and (?:[^f]|f[^r])`)}, // "to and from" is none
	{"shouting", regexp.MustCompile(`\b[A-Z]*[AEIOU][A-Z]{3,} [A-Z]{4,}\b`)},
}

var (
	article    = regexp.MustCompile(`\b([Aa]n?) (["“‘']?[\p{L}\p{N}][^ ]*)`)
	infinitive = regexp.MustCompile(`\b(?:I do not|did not|time to|here to|was due to|we have to|I have to|had to|somebody has to` +
		`|ought to|managed to|aside to|I no longer) ((?:[a-z]+ly )?[^ ]+)`)
	inner = regexp.MustCompile(`[a-z]{3,}[.?!] ["“(]?([a-z])`)
)

// Phrase returns what is wrong with a piece of a sentence.
func Phrase(s string) []string {
	var found []string
	for _, r := range rules {
		if m := r.of.FindString(s); m != "" {
			found = append(found, fmt.Sprintf("%s: %q", r.name, m))
		}
	}
	for _, m := range article.FindAllStringSubmatch(s, -1) {
		if want := english.A(strings.TrimRight(m[2], `,.;:!?"”`)); !strings.EqualFold(m[1], want) && !letter(m) {
			found = append(found, fmt.Sprintf("article: %q, want %s", m[0], want))
		}
	}
	for _, m := range infinitive.FindAllStringSubmatch(s, -1) {
		words := strings.Fields(m[1])
		if w := strings.Trim(words[len(words)-1], `,.;:!?"”`); !english.IsVerb(words[0]) && !english.IsVerb(w) && !english.LooksLikeVerb(w) {
			found = append(found, fmt.Sprintf("no infinitive: %q", m[0]))
		}
	}
	return append(found, marks(s)...)
}

// letter reports whether the A is a grade or the first word of a list: "A list".
func letter(m []string) bool { return m[1] == "A" && utf8.RuneCountInString(m[2]) == 1 }

// marks finds words that are there twice and marks that do not close.
func marks(s string) []string {
	var found []string
	words := strings.Fields(strings.ToLower(s))
	for i := 1; i < len(words); i++ {
		if words[i] == words[i-1] && words[i] != "had" && unicode.IsLetter([]rune(words[i])[0]) {
			found = append(found, fmt.Sprintf("a word twice: %q", words[i]))
		}
	}
	if strings.Count(s, `"`)%2 == 1 || strings.Count(s, "“") != strings.Count(s, "”") || strings.Count(s, "(") != strings.Count(s, ")") {
		found = append(found, "a quotation mark or a bracket that does not close")
	}
	return found
}

// Sentence returns what is wrong with a whole sentence, or several.
func Sentence(s string) []string {
	found := Phrase(s)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"“‘(`))
	if unicode.IsLower(r) {
		found = append(found, "begins with a small letter")
	}
	if !strings.HasSuffix(strings.TrimRight(s, `"”)`), ".") && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") &&
		!strings.HasSuffix(s, "…") {
		found = append(found, "has no end")
	}
	if m := inner.FindString(s); m != "" {
		found = append(found, fmt.Sprintf("a sentence begins with a small letter: %q", m))
	}
	return found
}

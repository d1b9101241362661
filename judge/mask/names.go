package mask

import (
	_ "embed"
	"regexp"
	"strings"
	"unicode/utf8"

	"yardstick/assess/text"
)

//go:embed given.txt
var givenText string

// given are given names in many languages, written for this project; ambiguous
// are those of them that are words or months too, and count only where another
// name follows.
var given, ambiguous = givenNames(givenText)

func givenNames(file string) (all, unsure map[string]bool) {
	all, unsure = map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "#")
		into := all
		if rest, ok := strings.CutPrefix(line, "ambiguous:"); ok {
			line, into = rest, unsure
		}
		for name := range strings.FieldsSeq(line) {
			into[strings.ToLower(name)] = true
		}
	}
	return all, unsure
}

// part is one word of a name: a capital and what follows, with hyphens and
// apostrophes inside.
const part = `\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}?[\p{L}\p{M}]+)*`

// The words around a name. In each the first group is the name.
var namedForms = []*regexp.Regexp{
	// titles
	regexp.MustCompile(
		`\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam|Herr|Frau|Señor|Señora|Monsieur|Madame)\b\.? (` + part + `(?: ` + part + `){0,2})`,
	),
	// the speaker
	regexp.MustCompile(
		`(?i:\bmy (?:full |first |last |sur)?name(?: is|'s|’s)|\bi am called|\bi'm called|\bcall me|\bthis is|` +
			`\bmein name ist|\bich heiße|\bje m'appelle|\bme llamo) (` +
			part + `(?: ` + part + `){0,3})`,
	),
	// somebody else
	regexp.MustCompile(
		`(?i:\b(?:called|named|name is|name was|colleague|manager|boss|supervisor|coworker|co-worker|friend|trainer|teacher|mentor|` +
			`neighbour|neighbor|brother|sister|wife|husband|son|daughter|aunt|uncle|cousin|client|` +
			`customer|patient|resident|nurse|doctor|director|team lead|foreman|apprentice)),? (` +
			part + `(?: ` + part + `){0,2})`,
	),
	// a signature
	regexp.MustCompile(
		`(?im:^(?:best|kind|warm)?(?: )?(?:regards|wishes|sincerely|thanks|cheers),?\s*\n)(` + part + `(?: ` + part + `){0,3})`,
	),
}

// word is a word that begins with a capital.
var word = regexp.MustCompile(part)

// notNames are words with a capital that may stand after such words and are no name.
var notNames = set(
	`I I'm I'd I've I'll The A An And But Or So If When We He She They It You My Our His Her Their This That These
	Those There Then What Who Why How
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
	November December
	English German French Spanish Christmas Easter Ramadan Excel Word Outlook SAP IT HR CEO KPI OK Not No Yes Because As At In On To
	For Of With After Before`,
)

// names finds the names of persons, each word of it wherever it comes with a capital.
func names(s string) []text.Span {
	known := map[string]bool{}
	for _, form := range namedForms {
		for _, m := range form.FindAllStringSubmatch(s, -1) {
			learn(known, m[1])
		}
	}
	words := word.FindAllStringIndex(s, -1)
	for i, m := range words {
		if isGiven(s, words, i) {
			known[s[m[0]:m[1]]] = true
			for k := i + 1; k < len(words) && k <= i+2 && follows(s, words, k) && !notNames[s[words[k][0]:words[k][1]]]; k++ {
				known[s[words[k][0]:words[k][1]]] = true
			}
		}
	}
	return occurrences(s, words, known)
}

// learn takes the words of a name up to the first that is none.
func learn(known map[string]bool, name string) {
	for w := range strings.FieldsSeq(name) {
		if notNames[w] || utf8.RuneCountInString(w) < 2 {
			return
		}
		known[w] = true
	}
}

// isGiven reports whether word i is a given name: one of the list; one that is a
// word too only where another name follows it and no sentence begins with it.
func isGiven(s string, words [][]int, i int) bool {
	w := strings.ToLower(s[words[i][0]:words[i][1]])
	w, _, _ = strings.Cut(w, "'")
	w, _, _ = strings.Cut(w, "’")
	if first, _, ok := strings.Cut(w, "-"); ok && given[first] {
		w = first
	}
	if given[w] {
		return true
	}
	return ambiguous[w] && i+1 < len(words) && follows(s, words, i+1) && !notNames[s[words[i+1][0]:words[i+1][1]]] && !opens(s, words[i][0])
}

// follows reports whether word i comes one blank after the word before it.
func follows(s string, words [][]int, i int) bool {
	return s[words[i-1][1]:words[i][0]] == " "
}

// opens reports whether a sentence begins at byte i.
func opens(s string, i int) bool {
	before := strings.TrimRight(s[:i], " \t\"'“‘(")
	return before == "" || strings.ContainsRune(".!?:\n", runeBefore(before, len(before)))
}

// occurrences are all places of the known names, each with what belongs to its
// word, such as the s of the genitive left out.
func occurrences(s string, words [][]int, known map[string]bool) []text.Span {
	var spans []text.Span
	for _, m := range words {
		w := s[m[0]:m[1]]
		end := m[1]
		if !known[w] {
			stem := strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
			if stem == w || !known[stem] {
				continue
			}
			end = m[0] + len(stem)
		}
		if n := len(spans); n > 0 && s[spans[n-1].End:m[0]] == " " {
			spans[n-1].End = end
			continue
		}
		spans = append(spans, text.Span{Start: m[0], End: end})
	}
	return spans
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

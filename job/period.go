package job

import (
	"slices"
	"strings"

	"yardstick/english"
)

// barePeriod is the period without an article, or nothing where the name of
// the measure holds the word.
func barePeriod(m *Measure) string {
	per := english.Lower(m.Per)
	for _, article := range []string{"per ", "a ", "an ", "each ", "every ", "the "} {
		per = strings.TrimPrefix(per, article)
	}
	for _, w := range english.Words(m.Name) {
		if english.Stem(w) == english.Stem(per) || w == per+"'s" {
			return ""
		}
	}
	return per
}

// oneWord reports whether a period is one thing that "any one" can go with.
func oneWord(per string) bool {
	first := per[:1]
	return !strings.ContainsAny(first, "0123456789") && len(strings.Fields(per)) <= 2 && !english.IsPlural(lastWord(per))
}

// isTime reports whether a period is a stretch of time.
func isTime(per string) bool {
	return per != "" && slices.Contains(strings.Fields(`hour day night morning shift week weekend fortnight month quarter term semester
		season half-year year sprint`), lastWord(per))
}

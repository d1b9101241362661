package job

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSaid is how long a duty may be to be said inside a sentence, in words.
const maxSaid = 14

// infinitive returns a duty as it follows "to": answer customers' calls. It
// returns nothing where the duty is too long or does not begin with a verb.
func infinitive(duty string) string {
	s := inSentence(strings.TrimRight(duty, ".;: "))
	if i := strings.IndexAny(s, ";:("); i > 0 {
		s = strings.TrimSpace(s[:i])
	}
	w := strings.Fields(s)
	if len(w) < 2 || len(w) > maxSaid || !baseVerb(w[0]) || strings.ContainsAny(s, `"[]{}`) || utf8.RuneCountInString(s) > 100 {
		return ""
	}
	return s
}

// baseVerb reports whether the first word of a duty can be a verb in its base
// form: duties are written so, and what is not betrays itself by its ending.
func baseVerb(w string) bool {
	if slices.Contains(strings.Fields(`able a an all any as at by each every for from in is it must no of on or our
		responsible should the their this to under we will with you your`), w) {
		return false
	}
	for _, end := range []string{"ing", "tion", "sion", "ment", "ity", "ness", "ance", "ence", "ly", "ship"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 && !slices.Contains(strings.Fields("bring implement supplement document advance balance finance apply supply reply mention question station position"), w) {
			return false
		}
	}
	if strings.HasSuffix(w, "ed") && !slices.Contains(strings.Fields("feed need proceed succeed exceed embed shed speed"), w) {
		return false
	}
	return !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || slices.Contains(strings.Fields("focus canvas"), w)
}

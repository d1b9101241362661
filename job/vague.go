package job

import (
	"slices"
	"strings"

	"yardstick/english"
)

// vagueWord is a word or phrase that hides what would count, and the question
// that brings it out.
type vagueWord struct{ text, ask string }

// vague reports a vague word of a text that people read, the longest phrase
// where several overlap.
func (l *linter) vague(field, s string) {
	line := " " + strings.Join(english.Words(s), " ") + " "
	var found vagueWord
	for _, w := range inEnglish().vague {
		if len(w.text) > len(found.text) && strings.Contains(line, " "+w.text+" ") && !idiom(line, w.text) {
			found = w
		}
	}
	if found.text != "" {
		l.weak(field, "says %q, which each reader fills in differently; %s", found.text, found.ask)
	}
}

// idiom reports whether a vague word stands in a phrase that is not vague:
// good work is vague, a good one beside a bad one is not.
func idiom(line, word string) bool {
	return word == "good" && (strings.Contains(line, " good morning ") || strings.Contains(line, " bad ") ||
		strings.Contains(line, " goods ")) ||
		word == "professional" && strings.Contains(line, " professional body ")
}

// sign finds danger signs that come too late: a sign is seen before the figure
// breaks, so the failed result itself is none.
func (l *linter) sign(field, sign string, f *Function) {
	l.vague(field, sign)
	for i := range f.Measures {
		if restates(sign, &f.Measures[i]) {
			l.weak(field, "is the failed result of %q itself; say what is seen before that figure breaks", f.Measures[i].Name)
			return
		}
	}
	if n := english.Words(sign); len(n) > 0 && len(n) < 3 {
		l.weak(field, "is too short to be recognised by somebody else; say who does or leaves what, and where")
	}
}

// restates reports whether a sign says little more than that a measure is bad:
// apart from words such as missed, low or rising it has only the measure's own.
func restates(sign string, m *Measure) bool {
	in := english.Words(m.Name + " " + m.Unit + " " + m.Per)
	own, verdicts, other := 0, 0, 0
	for _, w := range english.Words(sign) {
		switch {
		case slices.ContainsFunc(in, func(x string) bool { return english.Stem(x) == english.Stem(w) }):
			if len(w) > 3 {
				own++
			}
		case badResult(w):
			verdicts++
		case len(w) > 3:
			other++
		}
	}
	return own > 0 && verdicts > 0 && other <= 1
}

// badResult reports whether a word only says that a result is bad.
func badResult(w string) bool {
	return slices.Contains(strings.Fields(`above bad below climbs decline declines declining decrease decreases down drop drops
		exceeded exceeds fail failed failing fails fall falling falls goal goals grow growing grows high higher increase
		increased increases increasing less low lower many miss missed misses more not over poor reached reaches rise rises
		rising sink sinks target targets too under up worse too`), w)
}

package english

import (
	"strings"
)

// IsVerb reports whether a word is the base form of a verb with which duties begin.
func IsVerb(w string) bool { return tables().base[w] }

// Base is the base form of a verb in any of its forms, in lower case: check of
// checks and checking. It is empty where the verb is not known.
func Base(w string) string {
	l := tables()
	switch {
	case l.base[w]:
		return w
	case l.third[w] != "":
		return l.third[w]
	default:
		return l.gerund[w]
	}
}

// Gerund is the -ing form of a base verb, in British spelling: labelling.
func Gerund(verb string) string { return gerund(verb, tables().doubling[verb]) }

func gerund(verb string, doubles bool) string {
	switch {
	case doubles:
		return verb + verb[len(verb)-1:] + "ing"
	case verb == "be" || endsIn(verb, "ee", "ye", "oe"):
		return verb + "ing"
	case strings.HasSuffix(verb, "ie"):
		return strings.TrimSuffix(verb, "ie") + "ying"
	default:
		return strings.TrimSuffix(verb, "e") + "ing"
	}
}

// ThirdPerson is the -s form of a base verb: goes, applies, teaches.
func ThirdPerson(verb string) string {
	switch {
	case verb == "have":
		return "has"
	case verb == "be":
		return "is"
	case len(verb) > 1 && strings.HasSuffix(verb, "y") && !strings.ContainsAny(verb[len(verb)-2:len(verb)-1], "aeou"):
		return strings.TrimSuffix(verb, "y") + "ies"
	case endsIn(verb, "s", "x", "z", "ch", "sh", "o"):
		return verb + "es"
	default:
		return verb + "s"
	}
}

// LooksLikeVerb reports whether the first word of a duty can be a verb in its
// base form: duties are written so, and what is not betrays itself by its ending.
func LooksLikeVerb(w string) bool {
	if among(`able a an all any as at by each every for from in is it must no of on or our
		responsible should the their this to under we will with you your`, w) {
		return false
	}
	const verbs = "bring implement supplement document advance balance finance apply supply reply mention question station position"
	for _, end := range []string{"ing", "tion", "sion", "ment", "ity", "ness", "ance", "ence", "ly", "ship"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 && !among(verbs, w) {
			return false
		}
	}
	if strings.HasSuffix(w, "ed") && !among("feed need proceed succeed exceed embed shed speed", w) {
		return false
	}
	return !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || among("focus canvas", w)
}

// onlyVerb reports whether a word is a verb and hardly ever a noun.
func onlyVerb(w string) bool { return !tables().nouns[w] }

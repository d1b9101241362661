package english

import "strings"

// deeds are the endings that make a noun of a verb, with what the verb ends in:
// preparation of prepare, submission of submit.
var deeds = []struct{ noun, verb string }{
	{"ication", "y"},
	{"enance", "ain"},
	{"ission", "it"},
	{"ision", "ise"},
	{"ision", "ide"},
	{"ution", "ve"},
	{"iation", "e"},
	{"ation", "e"},
	{"ation", "ate"},
	{"ation", ""},
	{"ption", "be"},
	{"ction", "ct"},
	{"uction", "uce"},
	{"tion", "e"},
	{"tion", "t"},
	{"ion", ""},
	{"ion", "e"},
	{"ement", "e"},
	{"ment", ""},
	{"iance", "y"},
	{"ance", ""},
	{"ance", "e"},
	{"ence", "e"},
	{"ysis", "yse"},
	{"val", "ve"},
	{"al", "e"},
	{"al", ""},
	{"y", ""},
	{"ure", ""},
	{"ing", ""},
}

// Deed is the verb of a noun that names what is done, in lower case: prepare
// of preparation, maintain of maintenance, repair of repair, check of checking.
// It is empty where no verb is known that the noun is made of.
func Deed(noun string) string {
	if noun == "service" {
		return "serve" // of meals; to service is done to machines
	}
	if base := Base(noun); base != "" && (base == noun || strings.HasSuffix(noun, "ing")) {
		return base
	}
	for _, d := range deeds {
		if stem, ok := strings.CutSuffix(noun, d.noun); ok && len(stem) > 1 && IsVerb(stem+d.verb) {
			return stem + d.verb
		}
	}
	return ""
}

// NounToo reports whether a base verb is as often a noun: order, return, report.
func NounToo(verb string) bool { return tables().nouns[verb] }

// Uninflected guesses the base form of a word that is taken to be a verb in the
// third person and is not known: witnesses of witness, liquefies of liquefy.
func Uninflected(w string) string {
	if base := Base(w); base != "" {
		return base
	}
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return strings.TrimSuffix(w, "ies") + "y"
	case endsIn(w, "sses", "shes", "ches", "xes", "zzes"):
		return strings.TrimSuffix(w, "es")
	case len(w) > 3 && strings.HasSuffix(w, "s") && !endsIn(w, "ss", "us", "is"):
		return strings.TrimSuffix(w, "s")
	}
	return w
}

package draft

import (
	"strings"

	"yardstick/english"
)

// worded are the duties that a line says, each worded by itself: one, or as
// many as whole verb phrases are joined in it.
func (d *draft) worded(i int) []string { return several(strings.TrimSpace(d.duty(i))) }

// maxSeveral is how many duties one line gives at most; a longer chain is a
// list of steps and stays one.
const maxSeveral = 3

// several parts a duty where whole verb phrases are joined: "Take payments" and
// "balance the till". It stays one where a verb shares its object with the next
// ("plan and run the shift"), where the second word can be a noun ("greet owners
// and book appointments"), or where the second phrase leans on the first
// ("answer calls and log every request").
func several(duty string) []string {
	words := strings.Fields(duty)
	if len(words) == 0 || strings.Contains(causes, spacedWord(words[0])) || !verbIn(words[0]) {
		return []string{duty}
	}
	var cuts []int
	for at := 1; at < len(words); at++ {
		if joins := joint(words[at-1]); joins || strings.HasSuffix(words[at-1], ",") {
			if from := afterAdverb(words, at); opensDuty(words, from) {
				cuts = append(cuts, at)
			}
		}
	}
	if out := cutAt(words, cuts); len(out) <= maxSeveral && allWhole(out) {
		return out
	}
	return []string{duty}
}

// causes begin a duty whose later verbs are what somebody else does: "help
// residents wash and dress".
var causes = spaced("ensure make help assist support let have ask enable encourage train teach watch see allow remind advise tell get " +
	"choose decide be if when")

func spacedWord(w string) string { return " " + strings.ToLower(strings.Trim(w, ",;:")) + " " }

// afterAdverb is the place behind "then" or "also".
func afterAdverb(words []string, at int) int {
	if at+1 < len(words) && strings.Contains(" then also ", " "+words[at]+" ") {
		return at + 1
	}
	return at
}

// opensDuty reports whether a verb with an object of its own begins at a word.
func opensDuty(words []string, at int) bool {
	if at+1 >= len(words) || words[at] != strings.ToLower(words[at]) || !english.IsVerb(words[at]) {
		return false
	}
	next := spacedWord(words[at+1])
	if strings.Contains(" a an the our your new ", next) {
		return at+2 < len(words)
	}
	return !english.NounToo(words[at]) && !strings.Contains(stops, next) && !strings.Contains(particles, next) &&
		!verbIn(words[at+1]) && !strings.HasSuffix(words[at+1], "ly")
}

// cutAt parts words before each cut; the joint goes with the cut.
func cutAt(words []string, cuts []int) []string {
	var out []string
	start := 0
	for _, cut := range append(cuts, len(words)) {
		part := words[start:cut]
		for cut < len(words) && len(part) > 0 && joint(part[len(part)-1]) {
			part = part[:len(part)-1]
		}
		start = cut
		if start < len(words) {
			start = afterAdverb(words, start)
		}
		out = append(out, english.Upper(strings.Trim(strings.Join(part, " "), " ,;")))
	}
	return out
}

// allWhole reports whether each part says by itself what is done: a verb and an
// object, nothing that another part must explain, no clause around it.
func allWhole(parts []string) bool {
	for i, p := range parts {
		words := strings.Fields(p)
		if len(words) < 2 || strings.Count(p, "(") != strings.Count(p, ")") {
			return false
		}
		for k := range words {
			if i > 0 && leans(words, k) || i < len(parts)-1 && k > 0 && subordinate(words, k) || unparted(words, k) {
				return false
			}
		}
		if i < len(parts)-1 && (verbIn(words[1]) && len(words) == 2 || !objectFollows(words) ||
			strings.HasSuffix(words[len(words)-1], ",")) {
			return false
		}
	}
	return true
}

// objectFollows reports whether a verb at the beginning has an object: more
// than particles and other verbs that share one.
func objectFollows(words []string) bool {
	for at, w := range words[1:] {
		bare := strings.ToLower(strings.Trim(w, ","))
		switch {
		case joint(bare) || strings.Contains(particles, " "+bare+" "):
		case verbIn(bare) && (at == 0 || joint(words[at])) && len(words) <= at+3:
		default:
			return true
		}
	}
	return false
}

// leans reports whether a word points at what was said before: a pronoun, or
// "every" and its like in front of the object ("log every request").
func leans(words []string, at int) bool {
	w := spacedWord(words[at])
	return strings.Contains(leaning, w) || at == 1 && strings.Contains(" such each every any all both ", w)
}

// subordinate reports whether a word opens a clause that a later verb may
// belong to.
func subordinate(words []string, at int) bool {
	w := spacedWord(words[at])
	return strings.Contains(clausal, w) || w == " to " && at+1 < len(words) && verbIn(words[at+1])
}

// unparted reports whether what looks like one more verb phrase was left: words
// behind a comma with an article after the first.
func unparted(words []string, at int) bool {
	return at > 0 && at+1 < len(words) && strings.HasSuffix(words[at-1], ",") && strings.Contains(" a an the ", spacedWord(words[at+1]))
}

var (
	leaning = spaced("it its them their they this these those so one ones same what how who whom whose whether that he she his her him")
	clausal = spaced("that which who whom whose when where while if so how what whether because until unless not no never without by " +
		"before after for than")
)

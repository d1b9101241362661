package draft

import (
	"regexp"
	"strings"

	"yardstick/english"
)

var (
	// seesTo matches who sees to what a clause says: "to ensure that".
	seesTo = regexp.MustCompile(`(?i)^(?:to )?(?:ensur(?:e|es|ing)|sees?(?: to it)?|mak(?:e|es|ing) (?:sure|certain)) that |` +
		`^(?:to )?ensur(?:e|es|ing)\b ?`)
	// clauseStart matches where a clause may begin that says more of a figure than those before it.
	clauseStart = regexp.MustCompile(`(?i);\s|:\s|\s[–—]\s?|\bso that\s|,\s(?:and )?`)
	// passively matches a clause of what is done: its subject, and the participle.
	passively = regexp.MustCompile(`(?i)^(.{3,60}?) (?:is|are|be|being|gets?|(?:must|shall|should|has to|have to|to|will) be) (?:\w+ly )?` +
		`(?:(?:ready|done) )?(\w+(?:ed|en|wn|ilt|old|ept|ade|ent))\b(.*)$`)
)

// clauseOf is the last clause of what stands before a figure: of "cool the milk; ensure
// that each tank is read" the words "each tank is read". What leads to the figure is gone.
func clauseOf(before string) string {
	if strings.HasSuffix(before, " that") {
		return "" // "so planned that 95 % of parcels arrive": what follows says it
	}
	s := strings.TrimLeftFunc(strings.TrimSpace(trailing.ReplaceAllString(before, "")), notWord)
	at := 0
	for _, m := range clauseStart.FindAllStringIndex(s, -1) {
		rest := s[m[1]:]
		if seesTo.MatchString(rest) || passively.MatchString(rest) || len(strings.Fields(rest)) > 1 && verbFirst(rest) {
			at = m[1]
		}
	}
	return strings.TrimSpace(seesTo.ReplaceAllString(s[at:], ""))
}

// verbFirst reports whether a text begins with a verb that is no noun there: "pick
// up calls", and not "requests for service" nor "orders are picked".
func verbFirst(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	next, after, _ := strings.Cut(rest, " ")
	third, _, _ := strings.Cut(after, " ")
	low := strings.ToLower(strings.Trim(first, ","))
	base := english.Base(low)
	if rest == "" && low != base && english.NounToo(base) {
		return false
	}
	return base != "" && (!english.NounToo(base) ||
		!strings.Contains(nounGoesOn, spacedWord(next)) && (!done(next) || !strings.Contains(stops, spacedWord(third))))
}

// nounGoesOn are words behind a noun, seldom behind a verb.
const nounGoesOn = " of for is are be was were has have must should shall will may to get gets reach reaches from "

// doing says what a passive clause says in the active: "assess claims" of "claims are
// assessed"; empty where it is none, or its verb is not known.
func doing(clause string) string {
	m := passively.FindStringSubmatch(clause)
	if m == nil || verbFirst(clause) {
		return ""
	}
	stem, ok := strings.CutSuffix(strings.ToLower(m[2]), "ed")
	if !ok {
		return ""
	}
	for _, verb := range [...]string{stem, stem + "e", stem[:len(stem)-1], strings.TrimSuffix(stem, "i") + "y"} {
		if english.IsVerb(verb) && english.Participle(verb) == strings.ToLower(m[2]) {
			return verb + " " + english.Lower(strings.TrimPrefix(opening.ReplaceAllString(m[1], ""), "no ")) + m[3]
		}
	}
	return ""
}

func notWord(r rune) bool { return r != '(' && r < 0x250 && !isWord(r) || r > 0x2000 }

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xbf
}

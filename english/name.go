package english

import (
	"slices"
	"strings"
)

// Noun is a phrase taken apart around the noun at its head: the words up to
// it, the head itself (share, time, errors), and what follows.
type Noun struct {
	Before, Head, After string
	Plural              bool
}

// ParseNoun finds the head of a phrase: the last word before a preposition, a
// relative clause or a trailing participle, as in "defects found at inspection".
func ParseNoun(phrase string) Noun {
	w := strings.Fields(Lower(phrase))
	if len(w) == 0 {
		return Noun{}
	}
	end := len(w)
	for i := 1; i < len(w); i++ {
		if closesHead(w[i]) {
			end = i
			break
		}
	}
	head := end - 1
	for head > 0 && trails(w[head]) && (IsPlural(w[head-1]) || trails(w[head-1]) || isParticiple(w[head])) {
		head--
	}
	return Noun{
		Before: strings.Join(w[:head], " "), Head: w[head],
		After: strings.Join(w[head+1:], " "), Plural: IsPlural(w[head]),
	}
}

// Whole returns the phrase as it stands inside a sentence, without an article.
func (n Noun) Whole() string { return Join(n.Before, n.Head, n.After) }

// One returns the phrase for a single one, or nothing where the head has no
// regular singular or belongs to somebody ("parents' complaints").
func (n Noun) One() string {
	single := Singular(n.Head)
	// "returns or payments" has no singular that is short to say.
	if !n.Plural || single == n.Head || Possessive(n.Before) || strings.HasSuffix(n.Before, " or") || pluralVerb(n.After) {
		return ""
	}
	return Join(n.Before, single, n.After)
}

// The returns the phrase with "the" where English wants it.
func (n Noun) The() string {
	first, _, _ := strings.Cut(n.Whole(), " ")
	bare := n.Plural || Possessive(first) || among("the a an my our", first)
	if bare || Mass(n.Head) && !strings.HasPrefix(n.After, "of ") {
		return n.Whole()
	}
	return "the " + n.Whole()
}

// pluralVerb reports whether a relative clause may have a verb that agrees with
// the plural: "disputes that go to court", but not "accidents that I caused".
func pluralVerb(after string) bool {
	w := strings.Fields(after)
	if len(w) < 2 || !among("that which who", w[0]) {
		return false
	}
	return !among("I we you they nobody others the a an my our had could should did will came went", w[1])
}

// closesHead reports whether a word begins what follows the head of a phrase.
func closesHead(w string) bool {
	if w[0] >= '0' && w[0] <= '9' {
		return true
	}
	return among(`one two three four five six seven eight nine ten twelve a an the about above after against among as at away back because
		before below between beyond by during for from in into longer my not of off on out over past per since than that through to under
		until up via when where which who whose with within without`, w)
}

// trails reports whether a word may stand between the head and what follows:
// a participle, or an adjective that comes after its noun.
func trails(w string) bool {
	return strings.HasSuffix(w, "ing") || isParticiple(w) ||
		among(`late open overdue outstanding early short still again yet or right wrong more ready empty full so`, w)
}

func isParticiple(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") ||
		slices.Contains(strings.Fields(`begun bought broken built done driven found given gone held hidden hit kept left lost made met paid
			put read run seen sent shown sold spent taken thrown told torn unpaid won worn written`), w)
}

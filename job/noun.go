package job

import (
	"slices"
	"strings"
	"unicode"
)

// noun is the name of a measure taken apart: the words up to its head, the
// head itself (share, time, errors), and what follows.
type noun struct {
	before, head, after string
	plural              bool
}

// parseNoun finds the head of a name: the last word before a preposition, a
// relative clause or a trailing participle, as in "defects found at inspection".
func parseNoun(name string) noun {
	w := strings.Fields(inSentence(name))
	end := len(w)
	for i := 1; i < len(w); i++ {
		if closesHead(w[i]) {
			end = i
			break
		}
	}
	head := end - 1
	for head > 0 && trails(w[head]) && (isPlural(w[head-1]) || trails(w[head-1]) || isParticiple(w[head])) {
		head--
	}
	if len(w) == 0 {
		return noun{}
	}
	return noun{
		before: strings.Join(w[:head], " "), head: w[head],
		after: strings.Join(w[head+1:], " "), plural: isPlural(w[head]),
	}
}

// whole returns the name as it stands inside a sentence, without an article.
func (n noun) whole() string { return joined(n.before, n.head, n.after) }

// one returns the name of a single one, or nothing where the head has no
// regular singular or belongs to somebody ("parents' complaints").
func (n noun) one() string {
	single := singular(n.head)
	// "returns or payments" has no singular that is short to say.
	if !n.plural || single == n.head || possessive(n.before) || strings.HasSuffix(n.before, " or") || pluralVerb(n.after) {
		return ""
	}
	return joined(n.before, single, n.after)
}

// pluralVerb reports whether a relative clause may have a verb that agrees with
// the plural: "disputes that go to court", but not "accidents that I caused".
func pluralVerb(after string) bool {
	w := strings.Fields(after)
	if len(w) < 2 || !slices.Contains([]string{"that", "which", "who"}, w[0]) {
		return false
	}
	return !slices.Contains(strings.Fields("I we you they nobody others the a an my our had could should did will came went"), w[1])
}

// withArticle returns the name with "the" where English wants it.
func (n noun) withArticle() string {
	first, _, _ := strings.Cut(n.whole(), " ")
	bare := n.plural || possessive(first) || slices.Contains([]string{"the", "a", "an", "my", "our"}, first)
	if bare || massNoun(n.head) && !strings.HasPrefix(n.after, "of ") {
		return n.whole()
	}
	return "the " + n.whole()
}

// joined joins what is not empty with single spaces.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

func possessive(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool {
		w = strings.ReplaceAll(w, "’", "'")
		return strings.HasSuffix(w, "'") || strings.HasSuffix(w, "'s")
	})
}

// closesHead reports whether a word begins what follows the head of a name.
func closesHead(w string) bool {
	if w[0] >= '0' && w[0] <= '9' {
		return true
	}
	return slices.Contains(strings.Fields(`one two three four five six seven eight nine ten twelve a an the about above after against among as at away back because before below between beyond by
		during for from in into longer my not of off on out over past per since than that through to under until up via when where which
		who whose with within without`), w)
}

// trails reports whether a word may stand between the head and what follows:
// a participle, or an adjective that comes after its noun.
func trails(w string) bool {
	return strings.HasSuffix(w, "ing") || isParticiple(w) ||
		slices.Contains(strings.Fields(`late open overdue outstanding early short still again yet or right wrong more ready empty full`), w)
}

func isParticiple(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") || slices.Contains(strings.Fields(`begun bought broken built done driven found given gone
		held hidden hit kept left lost made met paid put read run sent shown sold spent taken told unpaid won worn written`), w)
}

func isPlural(w string) bool {
	w = strings.ToLower(w)
	if slices.Contains([]string{"children", "people", "men", "women", "patients'", "mice", "feet", "teeth"}, w) {
		return true
	}
	if slices.Contains([]string{"news", "gas", "lens", "bias", "atlas", "sales-per-hour", "maths", "logistics"}, w) {
		return false
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

func singular(w string) string {
	switch {
	case w == "children":
		return "child"
	case w == "people":
		return "person"
	case slices.Contains(strings.Fields("loaves leaves halves shelves calves"), w):
		return strings.TrimSuffix(w, "ves") + "f"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case isPlural(w):
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// massNoun reports whether a head stands without an article.
func massNoun(w string) bool {
	return slices.Contains(strings.Fields(`absence absenteeism accuracy adherence attendance availability compliance cost
		coverage downtime efficiency engagement growth headroom income labour morale notice occupancy output overtime
		productivity profit progress punctuality quality retention revenue rework satisfaction scrap shrinkage sickness
		spend spending stock throughput turnover uptime utilisation utilization wastage waste yield`), w)
}

// inSentence lower-cases the first letter of a name unless its first word is
// an abbreviation or a name with capitals of its own.
func inSentence(s string) string {
	first, _, _ := strings.Cut(s, " ")
	capitals := 0
	for _, r := range first {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	if capitals != 1 {
		return s
	}
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

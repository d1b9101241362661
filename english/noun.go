package english

import (
	"slices"
	"strings"
	"sync"

	"github.com/gertd/go-pluralize"
)

// rules are the rules of plural and singular; what they get wrong of the words
// of jobs stands in sameInBoth and irregular.
var rules = sync.OnceValue(pluralize.NewClient)

const (
	sameInBoth = `bias atlas maths logistics lens basis premises economics physics athletics mathematics`
	people     = `children people men women mice feet teeth police cattle`
)

// Singular is the singular of a noun in lower case; a word that is no plural
// is returned as it is. Of a compound give the head.
func Singular(w string) string {
	if among(sameInBoth, w) || !endsIn(w, "s") && !among(people, w) && !endsIn(w, "men", "people", "children", "criteria") {
		return w
	}
	if stem, ok := strings.CutSuffix(w, "zeroes"); ok {
		return stem + "zero"
	}
	return rules().Singular(w)
}

// IsPlural reports whether a noun takes a plural verb: children, people,
// entries; but not news, bias or staff.
func IsPlural(w string) bool {
	w = strings.ToLower(w)
	if among(people, w) || w == "patients'" || endsIn(w, "women", "salesmen", "policemen") {
		return true
	}
	if among("news gas lens bias atlas sales-per-hour maths logistics", w) {
		return false
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !endsIn(w, "ss", "us", "is")
}

// Collective are words that end in s, or stand for many, and are one party all the same.
func Collective(w string) bool { return among("accounts sales logistics works premises operations", w) }

// Possessive reports whether a word of the phrase belongs to somebody: parents' complaints.
func Possessive(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool {
		w = strings.ReplaceAll(w, "’", "'")
		return endsIn(w, "'", "'s")
	})
}

// Mass reports whether a noun stands without an article: accuracy, overtime.
func Mass(w string) bool {
	return among(`absence absenteeism accuracy adherence attendance availability compliance cost
		coverage downtime efficiency engagement growth headroom income labour morale notice occupancy output overtime
		productivity profit progress punctuality quality retention revenue rework satisfaction scrap shrinkage sickness
		spend spending stock throughput turnover uptime utilisation utilization wastage waste yield`, w)
}

// One is a unit for a single thing: "working day", "order", "out of 5". The
// word that counts stands before "of", "a" or "per".
func One(unit string) string {
	head := Head(unit)
	return strings.Replace(unit, head, Singular(head), 1)
}

// Head is the word of a unit that counts: "days" in "working days per order".
func Head(unit string) string {
	words := strings.Fields(unit)
	for i, w := range words {
		if i > 0 && among("of a an per out in from", w) {
			return words[i-1]
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// Plural is the plural of a noun in lower case; a plural is returned as it is.
func Plural(w string) string {
	if among(sameInBoth, w) {
		return w
	}
	return rules().Plural(w)
}

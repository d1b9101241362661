package guide

import (
	"regexp"
	"strings"
)

// sign is a danger sign in the forms that sentences need. Authors write whole
// clauses ("callers ask for a supervisor") as well as phrases ("a gap in the
// log"); "I notice" goes before both, and "that" only before a clause.
type sign struct {
	plain string // as written: "I leave late", "a gap in the log"
	mine  string // behind "I notice": "that I leave late"
	yours string // behind "you notice": "that you leave late"
	own   bool   // speaks of what the job holder does
}

// finite are verbs that make a clause of what they stand in.
const finite = ` is are has have do does was were can cannot will goes comes come go becomes become begin begins stand
 stands lie lies grow grows say says want wants rise rises fall falls sit sits ring rings wait waits arrive arrives hang hangs lead
 need needs no stop stops stay stays eat eats speak speaks turn turns disappear disappears use uses lose loses get gets creep creeps
 drift drifts pile piles appear appears know knows swap swaps leave leaves hand hands `

func (v *verbs) noticeable(text string) sign {
	s := sign{plain: text, mine: text, yours: addressed(text), own: speaking.MatchString(unquoted(text))}
	if v.clause(text) {
		s.mine, s.yours = "that "+s.mine, "that "+s.yours
	}
	return s
}

// clause reports whether a sign is surely a clause: a pronoun begins it, or a
// finite verb follows its subject outside a relative clause.
func (v *verbs) clause(text string) bool {
	words := strings.Fields(text)
	for i, w := range words {
		w = strings.Trim(w, `,"“”`)
		switch {
		case i == 0 && has(" I we you they nobody everybody everyone someone somebody people it ", w) && len(words) > 1:
			return true
		case has(" that who which when where after before if than as ", w):
			return false
		case i > 0 && has(finite, w):
			return true
		case i > 0 && v.third[w] != "" && !plural(words[i-1]):
			return true
		case i > 0 && v.base[w] != "" && plural(words[i-1]):
			return true
		}
	}
	return false
}

func plural(w string) bool { return endsIn(w, "s") && !endsIn(w, "ss") }

// unquoted is a text without what stands in quotation marks.
func unquoted(text string) string {
	parts := strings.Split(text, `"`)
	var out []string
	for i := 0; i < len(parts); i += 2 {
		out = append(out, parts[i])
	}
	return strings.Join(out, " ")
}

// speaking are the words by which a text speaks of its writer.
var speaking = regexp.MustCompile(`\b(I am|I'm|I was|I|me|my|mine|myself|we are|we|us|our|ours|ourselves)\b`)

// addressed turns what a person says of himself into what another says to him.
// What stands in quotation marks stays as it was said.
func addressed(text string) string {
	parts := strings.Split(text, `"`)
	for i := 0; i < len(parts); i += 2 {
		parts[i] = speaking.ReplaceAllStringFunc(parts[i], func(w string) string {
			switch w {
			case "I am", "I'm", "we are":
				return "you are"
			case "I was":
				return "you were"
			case "my", "our":
				return "your"
			case "mine", "ours":
				return "yours"
			case "myself", "ourselves":
				return "yourself"
			default:
				return "you"
			}
		})
	}
	return strings.Join(parts, `"`)
}

package english

import "strings"

// finite are verbs that make a clause of what they stand in.
const finite = ` is are has have do does was were can cannot will goes comes come go becomes become begin begins stand
 stands lie lies grow grows say says want wants rise rises fall falls sit sits ring rings wait waits arrive arrives hang hangs lead
 need needs no stop stops stay stays eat eats speak speaks turn turns disappear disappears use uses lose loses get gets creep creeps
 drift drifts pile piles appear appears know knows swap swaps leave leaves hand hands `

// IsClause reports whether a phrase is surely a clause ("callers ask for a
// supervisor") and no name of a thing ("a gap in the log"): a pronoun begins
// it, or a finite verb follows its subject outside a relative clause.
func IsClause(text string) bool {
	said := strings.Fields(text)
	for i, w := range said {
		w = strings.Trim(w, `,"“”`)
		switch {
		case i == 0 && among(" I we you they nobody everybody everyone someone somebody people it ", w) && len(said) > 1:
			return true
		case among(" that who which when where after before if than as ", w):
			return false
		case i > 0 && among(finite, w):
			return true
		case i > 0 && among("of in on at by for from with to the a an no my our their", said[i-1]): // its noun
		case i > 0 && tables().third[w] != "" && !inS(said[i-1]):
			return true
		case i > 0 && IsVerb(w) && inS(said[i-1]):
			return true
		}
	}
	return false
}

// inS reports whether a word ends as a plural does, whatever it is.
func inS(w string) bool { return endsIn(w, "s") && !endsIn(w, "ss") }

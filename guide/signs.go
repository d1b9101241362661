package guide

import "yardstick/english"

// sign is a danger sign in the forms that sentences need. Authors write whole
// clauses ("callers ask for a supervisor") as well as phrases ("a gap in the
// log"); "I notice" goes before both, and "that" only before a clause.
type sign struct {
	plain string // as written: "I leave late", "a gap in the log"
	mine  string // behind "I notice": "that I leave late"
	yours string // behind "you notice": "that you leave late"
	own   bool   // speaks of what the job holder does
}

func noticeable(text string) sign {
	s := sign{plain: text, mine: text, yours: english.You(text), own: english.SpeaksOfSelf(text)}
	if english.IsClause(text) {
		s.mine, s.yours = "that "+s.mine, "that "+s.yours
	}
	return s
}

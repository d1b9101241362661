package people

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Realm says as whom a program acts by a grant.
type Realm string

// The realms. Somebody who practises, somebody with an account and a coach are not the
// same person for this program, even where one human is all of them.
const (
	Practising Realm = "practice"  // somebody who practises
	Positions  Realm = "positions" // somebody with an account
	Coaches    Realm = "coach"     // a coach, with what people give them to see
	// ByLink is a candidate with the link of one position. Nobody gets a grant for it:
	// the link is all that they show.
	ByLink Realm = "candidate"
)

// Scope is what a grant lets a program do, within what its owner may.
type Scope string

// The scopes.
const (
	ReadScope  Scope = "read"   // look at what the owner may see
	WriteScope Scope = "write"  // change what the owner may change
	AssessOnly Scope = "assess" // have answers, jobs and guides assessed that are sent along; nothing kept is read
)

// Scopes lists the scopes in the order in which they are shown.
func Scopes() []Scope { return []Scope{ReadScope, WriteScope, AssessOnly} }

// Limits of grants.
const (
	MaxGrants    = 50                   // of one owner
	GrantedFor   = 90 * 24 * time.Hour  // where nobody says for how long
	MaxGrantLife = 366 * 24 * time.Hour // the longest
	MinGrantLife = time.Minute          // the shortest
)

// GrantPrefix begins every token of a grant, so that one which was published by
// mistake is found by those who look for such.
const GrantPrefix = "yardstick_"

// Grant lets a program act for its owner, within scopes and until it expires. Who
// holds its token is that program; of the token only the hash is kept.
type Grant struct {
	ID      string     `json:"id"` // names it in lists; opens nothing
	Hash    TokenHash  `json:"hash"`
	Realm   Realm      `json:"realm"`
	Owner   string     `json:"owner"` // a person who practises, the code of an account, or a coach
	Name    string     `json:"name"`  // what it is for
	Scopes  []Scope    `json:"scopes"`
	Made    time.Time  `json:"made"`
	Expires time.Time  `json:"expires"`
	Used    *time.Time `json:"used"` // last, to the minute; nil before
}

// Allows reports whether the grant has the scope. To write is to read what was written.
func (g *Grant) Allows(s Scope) bool {
	return slices.Contains(g.Scopes, s) || s == ReadScope && slices.Contains(g.Scopes, WriteScope)
}

// Over reports whether the grant has expired.
func (g *Grant) Over(now time.Time) bool {
	return !now.Before(g.Expires) || now.Add(skew).Before(g.Made)
}

// Check holds what a grant has to be. Errors are Invalid and name the field.
func (g *Grant) Check() error {
	life := g.Expires.Sub(g.Made)
	switch {
	case g.Realm != Practising && g.Realm != Positions && g.Realm != Coaches:
		return invalid("realm", "is none; want practice, positions or coach")
	case g.Owner == "" || len(g.Owner) > MaxName || !utf8.ValidString(g.Owner):
		return invalid("owner", "is missing: whom does the program act for?")
	case strings.TrimSpace(g.Name) == "":
		return invalid("name", "is empty; say what the token is for, so that you know it again")
	case utf8.RuneCountInString(g.Name) > MaxCode || strings.ContainsFunc(g.Name, unicode.IsControl) || !utf8.ValidString(g.Name):
		return invalid("name", "is longer than %d characters, or holds characters that cannot be shown", MaxCode)
	case len(g.Scopes) == 0:
		return invalid("scopes", "are none; want one or more of read, write, assess")
	case life < MinGrantLife || life > MaxGrantLife:
		return invalid("expires", "is in %s; a token lasts from a minute to %d days", life.Round(time.Second), int(MaxGrantLife.Hours()/24))
	}
	for i, s := range g.Scopes {
		if !slices.Contains(Scopes(), s) || slices.Contains(g.Scopes[:i], s) {
			return invalid("scopes", "hold one that there is not, or one twice; want one or more of read, write, assess")
		}
	}
	return nil
}

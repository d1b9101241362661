package background

import "strings"

// The owners of tasks, and of the batches and errands that they are about: of people
// who may have the same name.
const (
	ofPerson  = "person/"
	ofCoach   = "coach/"
	ofAccount = "account/"
)

// OfPerson is the owner of what somebody who practises has done; Person gives the name back.
func OfPerson(name string) string { return ofPerson + name }

// Person is who practises, of an owner.
func Person(owner string) (name string, ok bool) { return strings.CutPrefix(owner, ofPerson) }

// OfCoach is the owner of what a coach has done.
func OfCoach(name string) string { return ofCoach + name }

// OfAccount is the owner of what an account of the organisation has done.
func OfAccount(code string) string { return ofAccount + code }

// Account is the code of the account, of an owner.
func Account(owner string) (code string, ok bool) { return strings.CutPrefix(owner, ofAccount) }

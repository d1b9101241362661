package errand

import "strings"

// The owners of errands, and of batches: they may have the same name.
const (
	ofPerson  = "person/"
	ofCoach   = "coach/"
	ofAccount = "account/"
)

// OfPerson is the owner of errands of somebody who practises; Person gives the name back.
func OfPerson(name string) string { return ofPerson + name }

// Person is who practises, of an owner.
func Person(owner string) (name string, ok bool) { return strings.CutPrefix(owner, ofPerson) }

// OfCoach is the owner of a coach's errands.
func OfCoach(name string) string { return ofCoach + name }

// OfAccount is the owner of errands of an account of the organisation.
func OfAccount(code string) string { return ofAccount + code }

// Account is the code of the account, of an owner.
func Account(owner string) (code string, ok bool) { return strings.CutPrefix(owner, ofAccount) }

package background_test

import (
	"testing"

	"yardstick/background"
)

// TestOwners: who practises, a coach and an account of one name share nothing, and the
// name comes back for whom it is of alone.
func TestOwners(t *testing.T) {
	t.Parallel()
	person, coach, account := background.OfPerson("ann"), background.OfCoach("ann"), background.OfAccount("ann")
	if person == coach || coach == account || account == person {
		t.Errorf("%s, %s and %s are not three", person, coach, account)
	}
	for _, owner := range []string{person, coach, account, "ann"} {
		if name, ok := background.Person(owner); ok != (owner == person) || ok && name != "ann" {
			t.Errorf("%s is the person %q, %v", owner, name, ok)
		}
		if code, ok := background.Account(owner); ok != (owner == account) || ok && code != "ann" {
			t.Errorf("%s is the account %q, %v", owner, code, ok)
		}
	}
}

package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
)

// RunPeople runs the suite of stores of accounts.
func RunPeople(t *testing.T, open func(t *testing.T) people.Store) {
	t.Helper()
	tests := map[string]func(*testing.T, people.Store){
		"accounts": accounts, "sessions": sessions, "invitations": invitations, "rules": rules,
		"the last administrator": lastAdministrator,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func accounts(t *testing.T, s people.Store) {
	ctx := t.Context()
	same(t, "none", get[[]people.Person](t)(s.People(ctx)), []people.Person{})
	ann := people.Person{
		Code: "ann", Name: "Ann Example", Roles: []people.Role{people.Administrator}, Password: "$argon2id$…",
		Passkeys: []people.Passkey{{ID: []byte{1}, Public: []byte{2, 0}, Count: 3, Name: "phone", Added: at(1)}},
	}
	must(t, s.AddPerson(ctx, people.Person{Code: "ben", Name: "Ben Example"}))
	must(t, s.AddPerson(ctx, ann))
	is(t, "a code that is taken", s.AddPerson(ctx, ann), fault.Conflict)
	same(t, "there and back", get[people.Person](t)(s.Person(ctx, "ann")), ann)
	same(t, "in order", ids(get[[]people.Person](t)(s.People(ctx)), func(p people.Person) string { return p.Code }), "[ann ben]")
	for after, want := range map[string]string{"": "[ann]", "ann": "[ben]", "b": "[ben]", "ben": "[]"} {
		part := get[[]people.Person](t)(s.PeopleFrom(ctx, after, 1))
		same(t, "one after "+after, ids(part, func(p people.Person) string { return p.Code }), want)
	}
	is(t, "nobody", second(s.Person(ctx, "eve")), fault.NotFound)
	handle := []byte{0xfb, 0xff, 0, 1, 2, 3, 4, 5}
	is(t, "nobody's handle", second(s.PersonOfHandle(ctx, handle)), fault.NotFound)
	get[people.Person](t)(s.ChangePerson(ctx, "ann", func(p *people.Person) error { p.Handle = handle; return nil }))
	same(t, "by a handle", get[people.Person](t)(s.PersonOfHandle(ctx, handle)).Code, "ann")
	for _, other := range [][]byte{nil, handle[:7], {0x13, 0xff, 0, 1, 2, 3, 4, 5}} {
		is(t, "another handle", second(s.PersonOfHandle(ctx, other)), fault.NotFound)
	}
	get[people.Person](t)(s.ChangePerson(ctx, "ann", func(p *people.Person) error { p.Handle = nil; return nil }))
	changed := get[people.Person](t)(s.ChangePerson(ctx, "ann", func(p *people.Person) error {
		p.Failures = p.Failures.Failed(at(2))
		p.Code = "other"
		return nil
	}))
	same(t, "the code stays", changed.Code, "ann")
	same(t, "changed", get[people.Person](t)(s.Person(ctx, "ann")).Failures.Count, 1)
	refused := errors.New("no")
	_, err := s.ChangePerson(ctx, "ann", func(p *people.Person) error {
		p.Name = "Other"
		return refused
	})
	if !errors.Is(err, refused) && !fault.Is(err, fault.Internal) {
		t.Errorf("got %v, want the error of the change", err)
	}
	must(t, s.AddSession(ctx, people.Session{Hash: "of ben", Person: "ben", Since: at(0), Touched: at(0)}))
	must(t, s.RemovePerson(ctx, "ben"))
	is(t, "removed", second(s.Person(ctx, "ben")), fault.NotFound)
	is(t, "session of the removed", second(s.Session(ctx, "of ben")), fault.NotFound)
	is(t, "removed twice", s.RemovePerson(ctx, "ben"), fault.NotFound)
	must(t, s.AddPerson(ctx, people.Person{Code: "ben", Name: "Another Ben"}))
	same(t, "not changed", get[people.Person](t)(s.Person(ctx, "ann")).Name, "Ann Example")
}

// lastAdministrator: of two administrators who retire each other at the same moment,
// at different servers, one stays.
func lastAdministrator(t *testing.T, s people.Store) {
	for round := range 5 {
		codes := []string{fmt.Sprint("ann", round), fmt.Sprint("ben", round)}
		for _, code := range codes {
			must(t, s.AddPerson(t.Context(), people.Person{Code: code, Name: "x", Roles: []people.Role{people.Administrator}}))
		}
		var group sync.WaitGroup
		for i, code := range codes {
			group.Go(func() {
				door := people.NewDoor(s, time.Now, nil)
				by := people.Person{Code: codes[1-i], Roles: []people.Role{people.Administrator}}
				office, err := door.Office(by)
				if err == nil {
					err = office.Retire(t.Context(), code)
				}
				if err != nil && !fault.Is(err, fault.Conflict) {
					t.Error(err)
				}
			})
		}
		group.Wait()
		left := 0
		for _, p := range get[[]people.Person](t)(s.People(t.Context())) {
			if !p.Left {
				left++
			}
		}
		same(t, fmt.Sprint("administrators after round ", round), left, 1)
		for _, code := range codes { // and the next round begins without
			get[people.Person](t)(s.ChangePerson(t.Context(), code, func(p *people.Person) error {
				p.Left = true
				return nil
			}))
		}
	}
}

func rules(t *testing.T, s people.Store) {
	ctx := t.Context()
	same(t, "none", get[people.Rules](t)(s.Rules(ctx)), people.Rules{})
	for _, want := range []people.Rules{{SecondFor: []people.Role{people.Auditor}}, {SecondForAll: true}} {
		must(t, s.SetRules(ctx, want))
		same(t, "there and back", get[people.Rules](t)(s.Rules(ctx)), want)
	}
}

func sessions(t *testing.T, s people.Store) {
	ctx := t.Context()
	one := people.Session{Hash: "h1", Person: "ann", Since: at(0), Touched: at(0), Half: true}
	must(t, s.AddSession(ctx, one))
	must(t, s.AddSession(ctx, people.Session{Hash: "h2", Person: "ben", Since: at(1), Touched: at(1)}))
	same(t, "there and back", get[people.Session](t)(s.Session(ctx, "h1")), one)
	must(t, s.TouchSession(ctx, "h1", at(9)))
	must(t, s.TouchSession(ctx, "h1", at(5))) // late
	same(t, "touched", get[people.Session](t)(s.Session(ctx, "h1")).Touched, at(9))
	must(t, s.DropSessionsBefore(ctx, at(5)))
	is(t, "an old one", second(s.Session(ctx, "h2")), fault.NotFound)
	must(t, s.DropSession(ctx, "h1"))
	must(t, s.DropSession(ctx, "h1"))
	is(t, "a dropped one", second(s.Session(ctx, "h1")), fault.NotFound)
}

func invitations(t *testing.T, s people.Store) {
	ctx := t.Context()
	i := people.Invitation{Hash: "h", Position: "porter", Role: people.Rater, Person: "ann", Expires: at(59)}
	must(t, s.AddInvitation(ctx, i))
	same(t, "there and back", get[people.Invitation](t)(s.Invitation(ctx, "h")), i)
	used := get[people.Invitation](t)(s.UseInvitation(ctx, "h", at(3)))
	if used.Used == nil || !used.Used.Equal(at(3)) {
		t.Errorf("used at %v, want %v", used.Used, at(3))
	}
	is(t, "twice", second(s.UseInvitation(ctx, "h", at(4))), fault.Forbidden)
	is(t, "none", second(s.UseInvitation(ctx, "x", at(4))), fault.NotFound)
	must(t, s.AddInvitation(ctx, people.Invitation{Hash: "old", Role: people.Auditor, Person: "ann", Expires: at(1)}))
	is(t, "expired", second(s.UseInvitation(ctx, "old", at(1).Add(time.Second))), fault.Forbidden)
}

package storetest

import (
	"fmt"
	"testing"

	"yardstick/internal/fault"
	"yardstick/internal/once"
	"yardstick/people"
)

// RunGrants runs the suite of stores of grants.
func RunGrants(t *testing.T, open func(t *testing.T) people.GrantStore) {
	t.Helper()
	ctx, s := t.Context(), open(t)
	one := people.Grant{
		ID: "one", Hash: "h1", Realm: people.Positions, Owner: "ann", Name: "a script", Scopes: []people.Scope{people.ReadScope},
		Made: at(1), Expires: at(100),
	}
	two, other, coach := one, one, one
	two.ID, two.Hash, two.Made = "two", "h2", at(2)
	other.ID, other.Hash, other.Realm = "other", "h3", people.Practising
	coach.ID, coach.Hash, coach.Realm = "coach", "h4", people.Coaches
	for _, g := range []people.Grant{one, two, other, coach} {
		must(t, s.AddGrant(ctx, g))
	}
	is(t, "twice", s.AddGrant(ctx, one), fault.Conflict)
	same(t, "there and back", get[people.Grant](t)(s.Grant(ctx, "h1")), one)
	is(t, "no such", second(s.Grant(ctx, "h9")), fault.NotFound)
	all := func() string {
		return ids(get[[]people.Grant](t)(s.Grants(ctx, people.Positions, "ann")), func(g people.Grant) string { return g.ID })
	}
	same(t, "the latest first, of this realm alone", all(), "[two one]")
	must(t, s.TouchGrant(ctx, "h1", at(5)))
	must(t, s.TouchGrant(ctx, "h1", at(4)))
	same(t, "used, and never earlier", *get[people.Grant](t)(s.Grant(ctx, "h1")).Used, at(5))
	is(t, "another's", s.DropGrant(ctx, people.Positions, "ben", "one"), fault.NotFound)
	must(t, s.DropGrant(ctx, people.Positions, "ann", "one"))
	same(t, "dropped", all(), "[two]")
	must(t, s.DropGrants(ctx, people.Positions, "ann"))
	same(t, "all dropped", all(), "[]")
	same(t, "of the other realm", get[people.Grant](t)(s.Grant(ctx, "h3")).ID, "other")
	same(t, "of a coach", get[people.Grant](t)(s.Grant(ctx, "h4")).ID, "coach")
	for n := range people.MaxGrants {
		one.ID, one.Hash = fmt.Sprint("n", n), people.TokenHash(fmt.Sprint("hash", n))
		must(t, s.AddGrant(ctx, one))
	}
	one.ID, one.Hash = "more", "more"
	is(t, "too many", s.AddGrant(ctx, one), fault.Conflict)
}

// RunAnswered runs the suite of stores of answered requests.
func RunAnswered(t *testing.T, open func(t *testing.T) once.Store) {
	t.Helper()
	ctx, s := t.Context(), open(t)
	c := once.Claim{Caller: "a", Key: "k", Print: "p", Begun: at(1)}
	claim := func(c once.Claim) (once.Claim, bool) {
		t.Helper()
		there, taken, err := s.Claim(ctx, c)
		must(t, err)
		return there, taken
	}
	if _, taken := claim(c); !taken {
		t.Fatal("a new key is not taken")
	}
	again := c
	again.Print = "other"
	there, taken := claim(again)
	same(t, "the first stays", there, c)
	same(t, "not taken twice", taken, false)
	must(t, s.KeepAnswer(ctx, "a", "k", []byte("sealed")))
	there, _ = claim(again)
	same(t, "the answer", string(there.Answer), "sealed")
	if _, taken := claim(once.Claim{Caller: "b", Key: "k", Print: "p", Begun: at(3)}); !taken {
		t.Error("another caller's key is the same")
	}
	must(t, s.DropClaimsBefore(ctx, at(2)))
	if _, taken := claim(c); !taken {
		t.Error("what is old stays")
	}
	must(t, s.DropClaim(ctx, "b", "k"))
	if _, taken := claim(once.Claim{Caller: "b", Key: "k", Print: "q", Begun: at(3)}); !taken {
		t.Error("what is dropped stays")
	}
}

package people_test

import (
	"strings"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
)

func TestGrantCheck(t *testing.T) {
	t.Parallel()
	made := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	good := people.Grant{
		Realm: people.Practising, Owner: "local", Name: "a script", Scopes: []people.Scope{people.ReadScope}, Made: made, Expires: made.Add(time.Hour),
	}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(g *people.Grant){
		"no realm":       func(g *people.Grant) { g.Realm = "all" },
		"no owner":       func(g *people.Grant) { g.Owner = "" },
		"no name":        func(g *people.Grant) { g.Name = " " },
		"a long name":    func(g *people.Grant) { g.Name = strings.Repeat("n", 61) },
		"a control":      func(g *people.Grant) { g.Name = "a\x1b" },
		"no scopes":      func(g *people.Grant) { g.Scopes = nil },
		"a scope twice":  func(g *people.Grant) { g.Scopes = []people.Scope{people.ReadScope, people.ReadScope} },
		"no such scope":  func(g *people.Grant) { g.Scopes = []people.Scope{"admin"} },
		"over at once":   func(g *people.Grant) { g.Expires = made },
		"before it was":  func(g *people.Grant) { g.Expires = made.Add(-time.Hour) },
		"for ever, more": func(g *people.Grant) { g.Expires = made.Add(people.MaxGrantLife + time.Second) },
	} {
		g := good
		change(&g)
		if err := g.Check(); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestGrantAllows(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	g := people.Grant{Scopes: []people.Scope{people.WriteScope}, Made: now, Expires: now.Add(time.Hour)}
	for scope, want := range map[people.Scope]bool{people.ReadScope: true, people.WriteScope: true, people.AssessOnly: false} {
		if got := g.Allows(scope); got != want {
			t.Errorf("a token to write: %s is %v, want %v", scope, got, want)
		}
	}
	for at, want := range map[time.Duration]bool{-2 * time.Minute: true, -time.Second: false, 0: false, 59 * time.Minute: false, time.Hour: true} {
		if got := g.Over(now.Add(at)); got != want {
			t.Errorf("after %v: over is %v, want %v", at, got, want)
		}
	}
}

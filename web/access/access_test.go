package access_test

import (
	"bytes"
	"strconv"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/web/access"
)

// clock is a time that stands until it is moved.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func gate(t *testing.T, c *clock, people ...string) *access.Gate {
	t.Helper()
	g, err := access.New(
		access.Config{Password: "the right one", Owner: "local", People: people, Secret: bytes.Repeat([]byte{7}, 32), Now: c.Now},
	)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestPassword(t *testing.T) {
	t.Parallel()
	g := gate(t, &clock{time.Unix(0, 0)})
	for _, wrong := range []string{"", "the wrong one", "the right one ", string(make([]byte, 2000))} {
		if token, err := g.ByPassword(t.Context(), wrong); !fault.Is(err, fault.Forbidden) || token != "" {
			t.Errorf("ByPassword(%.20q) = %q, %v; want Forbidden", wrong, token, err)
		}
	}
	token, err := g.ByPassword(t.Context(), "the right one")
	if err != nil {
		t.Fatal(err)
	}
	if person, ok := g.Person(token); !ok || person != "local" {
		t.Errorf("Person = %q, %v; want local", person, ok)
	}
	g.Leave(token)
	if _, ok := g.Person(token); ok {
		t.Error("the session goes on after leaving")
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	c := &clock{time.Unix(0, 0)}
	g := gate(t, c, "Ana", "Ben")
	if g.Key("Ana") == g.Key("Ben") || g.Key("Ana") == "" || g.Key("Eve") != "" {
		t.Errorf("keys %q, %q, %q", g.Key("Ana"), g.Key("Ben"), g.Key("Eve"))
	}
	if again := gate(t, c, "Ana"); again.Key("Ana") != g.Key("Ana") {
		t.Error("the same secret gives another link")
	}
	token, err := g.ByKey(g.Key("Ben"))
	if err != nil {
		t.Fatal(err)
	}
	if person, _ := g.Person(token); person != "Ben" {
		t.Errorf("Ben's link opens for %q", person)
	}
	for _, wrong := range []string{"", "x", g.Key("Ana")[1:], gateOf(t, 8, c).Key("Ana")} {
		if _, err := g.ByKey(wrong); !fault.Is(err, fault.Forbidden) {
			t.Errorf("ByKey(%q): %v, want Forbidden", wrong, err)
		}
	}
}

// TestCoachLinks: a coach's link opens no person's desk, and no person's opens a coach's.
func TestCoachLinks(t *testing.T) {
	t.Parallel()
	c := &clock{time.Unix(0, 0)}
	secret := bytes.Repeat([]byte{7}, 32)
	g, err := access.New(access.Config{Owner: "local", People: []string{"Ana"}, Coaches: []string{"Cleo"}, Secret: secret, Now: c.Now})
	if err != nil {
		t.Fatal(err)
	}
	if g.CoachKey("Ana") != "" || g.Key("Cleo") != "" || g.CoachKey("Cleo") == "" || gate(t, c, "Cleo").Key("Cleo") == g.CoachKey("Cleo") {
		t.Error("a person and a coach have one link")
	}
	for key, want := range map[string][2]string{g.Key("Ana"): {"Ana", ""}, g.CoachKey("Cleo"): {"", "Cleo"}} {
		token, err := g.ByKey(key)
		if err != nil {
			t.Fatal(err)
		}
		person, _ := g.Person(token)
		coach, _ := g.Coach(token)
		if got := [2]string{person, coach}; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, name := range []string{"Ana", "local"} {
		if _, err := access.New(access.Config{Owner: "local", People: []string{"Ana"}, Coaches: []string{name}, Secret: secret}); !fault.Is(
			err, fault.Invalid,
		) {
			t.Errorf("a coach called %s: %v, want Invalid", name, err)
		}
	}
}

func gateOf(t *testing.T, secret byte, c *clock) *access.Gate {
	t.Helper()
	g, err := access.New(access.Config{People: []string{"Ana"}, Secret: bytes.Repeat([]byte{secret}, 32), Now: c.Now})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestSessionsEnd holds how long a session lasts, idle and at most.
func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	c := &clock{time.Unix(1e9, 0)}
	g := gate(t, c, "Ana")
	idle, err := g.ByKey(g.Key("Ana"))
	if err != nil {
		t.Fatal(err)
	}
	busy, err := g.ByKey(g.Key("Ana"))
	if err != nil {
		t.Fatal(err)
	}
	begun := c.now
	for c.now.Sub(begun) <= access.AtMost {
		if _, ok := g.Person(busy); !ok {
			t.Fatalf("a session in use ends after %v", c.now.Sub(begun))
		}
		c.now = c.now.Add(access.IdleFor - time.Minute)
	}
	if _, ok := g.Person(busy); ok {
		t.Errorf("a session lasts longer than %v", access.AtMost)
	}
	if _, ok := g.Person(idle); ok {
		t.Errorf("a session lasts longer than %v idle", access.IdleFor)
	}
}

// TestSessionsAreBounded drops the one idle longest.
func TestSessionsAreBounded(t *testing.T) {
	t.Parallel()
	c := &clock{time.Unix(1e9, 0)}
	g := gate(t, c, "Ana")
	first, err := g.ByKey(g.Key("Ana"))
	if err != nil {
		t.Fatal(err)
	}
	var last string
	for range access.MaxSessions {
		c.now = c.now.Add(time.Second)
		if last, err = g.ByKey(g.Key("Ana")); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := g.Person(first); ok {
		t.Error("there are more sessions than may be")
	}
	if _, ok := g.Person(last); !ok {
		t.Error("the latest session is gone")
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	secret := bytes.Repeat([]byte{7}, 32)
	for i, c := range []access.Config{{Secret: secret[:31]}, {Secret: secret, Password: "short"}} {
		if _, err := access.New(c); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want Invalid", strconv.Itoa(i), err)
		}
	}
}

package access_test

import (
	"bytes"
	"context"
	"strconv"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
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

// visitor is whose session a token stands for.
func visitor(t *testing.T, g *access.Gate, token string) access.Visitor {
	t.Helper()
	v, err := g.Visitor(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return v
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
	if person := visitor(t, g, token).Person; person != "local" {
		t.Errorf("got %q, want local", person)
	}
	if err := g.Leave(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	if visitor(t, g, token).Person != "" {
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
	token, err := g.ByKey(t.Context(), g.Key("Ben"))
	if err != nil {
		t.Fatal(err)
	}
	if person := visitor(t, g, token).Person; person != "Ben" {
		t.Errorf("Ben's link opens for %q", person)
	}
	for _, wrong := range []string{"", "x", g.Key("Ana")[1:], gateOf(t, 8, c).Key("Ana")} {
		if _, err := g.ByKey(t.Context(), wrong); !fault.Is(err, fault.Forbidden) {
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
		token, err := g.ByKey(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		v := visitor(t, g, token)
		if got := [2]string{v.Person, v.Coach}; got != want {
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
	idle, err := g.ByKey(t.Context(), g.Key("Ana"))
	if err != nil {
		t.Fatal(err)
	}
	busy, err := g.ByKey(t.Context(), g.Key("Ana"))
	if err != nil {
		t.Fatal(err)
	}
	begun := c.now
	for c.now.Sub(begun) <= access.AtMost {
		if visitor(t, g, busy).Person == "" {
			t.Fatalf("a session in use ends after %v", c.now.Sub(begun))
		}
		c.now = c.now.Add(access.IdleFor - time.Minute)
	}
	if visitor(t, g, busy).Person != "" {
		t.Errorf("a session lasts longer than %v", access.AtMost)
	}
	if visitor(t, g, idle).Person != "" {
		t.Errorf("a session lasts longer than %v idle", access.IdleFor)
	}
}

// TestSessionsAreBounded drops the one idle longest.
func TestSessionsAreBounded(t *testing.T) {
	t.Parallel()
	c := &clock{time.Unix(1e9, 0)}
	g := gate(t, c, "Ana")
	first, err := g.ByKey(t.Context(), g.Key("Ana"))
	if err != nil {
		t.Fatal(err)
	}
	var last string
	for range access.MaxSessions {
		c.now = c.now.Add(time.Second)
		if last, err = g.ByKey(t.Context(), g.Key("Ana")); err != nil {
			t.Fatal(err)
		}
	}
	if visitor(t, g, first).Person != "" {
		t.Error("there are more sessions than may be")
	}
	if visitor(t, g, last).Person == "" {
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

// kept keeps sessions by their hashes, as a database does.
type kept map[people.TokenHash]people.Entrance

func (k kept) Add(_ context.Context, e people.Entrance) error { k[e.Hash] = e; return nil }

func (k kept) Find(_ context.Context, hash people.TokenHash) (people.Entrance, error) {
	e, ok := k[hash]
	if !ok {
		return e, fault.NotFoundf("none")
	}
	return e, nil
}

func (k kept) Touch(_ context.Context, hash people.TokenHash, at time.Time) error {
	e := k[hash]
	e.Touched = at
	k[hash] = e
	return nil
}

func (k kept) Drop(_ context.Context, hash people.TokenHash) error { delete(k, hash); return nil }

// TestSharedSessions: another server with the same settings knows who has entered; one
// with another password or secret does not, nor one that names the person no more.
func TestSharedSessions(t *testing.T) {
	t.Parallel()
	c, all := &clock{time.Unix(1e9, 0)}, kept{}
	config := access.Config{
		Password: "the right one", Owner: "local", People: []string{"Ana"}, Coaches: []string{"Cleo"}, Secret: bytes.Repeat([]byte{7}, 32),
		Now: c.Now, Sessions: all,
	}
	made := func(change func(*access.Config)) *access.Gate {
		own := config
		change(&own)
		g, err := access.New(own)
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	g := made(func(*access.Config) {})
	token, err := g.ByKey(t.Context(), g.Key("Ana"))
	if err != nil {
		t.Fatal(err)
	}
	for hash := range all {
		if string(hash) == token || len(all) != 1 {
			t.Errorf("kept are %v, want one hash", all)
		}
	}
	for name, tt := range map[string]struct {
		change func(*access.Config)
		want   string
	}{
		"another server":         {func(*access.Config) {}, "Ana"},
		"another password":       {func(c *access.Config) { c.Password = "a better one" }, ""},
		"another secret":         {func(c *access.Config) { c.Secret = bytes.Repeat([]byte{8}, 32) }, ""},
		"who is named no more":   {func(c *access.Config) { c.People = nil }, ""},
		"a clock that is behind": {func(own *access.Config) { own.Now = func() time.Time { return c.now.Add(-30 * time.Second) } }, "Ana"},
	} {
		if got := visitor(t, made(tt.change), token).Person; got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
	if err := made(func(*access.Config) {}).Leave(t.Context(), token); err != nil || visitor(t, g, token).Person != "" {
		t.Errorf("after leaving at another server the session goes on (%v)", err)
	}
}

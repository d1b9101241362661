package once_test

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/internal/once"
)

// memory is a store that holds one claim.
type memory struct {
	claim  *once.Claim
	before time.Time
}

func (m *memory) Claim(_ context.Context, c once.Claim) (once.Claim, bool, error) {
	if m.claim != nil {
		return *m.claim, false, nil
	}
	m.claim = &c
	return c, true, nil
}

func (m *memory) KeepAnswer(_ context.Context, _, _ string, answer []byte) error {
	m.claim.Answer = answer
	return nil
}

func (m *memory) DropClaim(context.Context, string, string) error { m.claim = nil; return nil }

func (m *memory) DropClaimsBefore(_ context.Context, at time.Time) error { m.before = at; return nil }

// TestBegin: the first claims, the second waits, the third gets the answer.
func TestBegin(t *testing.T) {
	t.Parallel()
	s, now := &memory{}, time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	c := once.Claim{Caller: "a", Key: "k", Print: "p", Begun: now}
	if a, err := once.Begin(t.Context(), s, c, "token"); a != nil || err != nil {
		t.Fatalf("the first: %v, %v", a, err)
	}
	if want := now.Add(-once.KeptFor); !s.before.Equal(want) {
		t.Errorf("what is dropped is older than %v, want %v", s.before, want)
	}
	if _, err := once.Begin(t.Context(), s, c, "token"); !fault.Is(err, fault.Conflict) {
		t.Errorf("while it runs: %v", err)
	}
	want := &once.Answer{Status: 201, Header: map[string]string{"ETag": `"1.x"`}, Body: []byte(`{"id":"made"}`)}
	sealed, err := once.Seal(rand.Reader, "token", want)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.KeepAnswer(t.Context(), "a", "k", sealed); err != nil {
		t.Fatal(err)
	}
	got, err := once.Begin(t.Context(), s, c, "token")
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Errorf("%v (-want +got)\n%s", err, d)
	}
	c.Print = "another"
	if _, err := once.Begin(t.Context(), s, c, "token"); !fault.Is(err, fault.Invalid) {
		t.Errorf("another request: %v", err)
	}
}

// TestSealed: what is kept opens with the token alone, and says nothing.
func TestSealed(t *testing.T) {
	t.Parallel()
	sealed, err := once.Seal(rand.Reader, "token", &once.Answer{Body: []byte("a secret link")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := once.Open("another", sealed); !fault.Is(err, fault.Forbidden) {
		t.Errorf("another token opens it: %v", err)
	}
	sealed[len(sealed)-1] ^= 1
	if _, err := once.Open("token", sealed); err == nil {
		t.Error("what was changed opens")
	}
	if _, err := once.Open("token", []byte("short")); err == nil {
		t.Error("what is none opens")
	}
}

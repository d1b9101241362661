package people_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/people"
)

var update = flag.Bool("update", false, "write golden files")

// TestEveryPermission holds the whole table, role by role, action by action, stage
// by stage, against a file that a person has read.
func TestEveryPermission(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	stages := append([]people.Stage{""}, people.Stages()...)
	for _, r := range people.Roles() {
		for _, a := range people.Actions() {
			var at []string
			for _, s := range stages {
				may := people.May([]people.Role{r}, a, s)
				err := people.Need([]people.Role{r}, a, s)
				if may != (err == nil) || err != nil && !fault.Is(err, fault.Forbidden) {
					t.Errorf("%s, %s, %q: May %v, Need %v", r, a, s, may, err)
				}
				if may {
					at = append(at, map[bool]string{true: "outside of positions", false: string(s)}[s == ""])
				}
			}
			if len(at) > 0 {
				fmt.Fprintf(&got, "%s may %s: %s\n", r, a, strings.Join(at, ", "))
			}
		}
	}
	golden(t, "permissions.txt", got.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", name, d)
	}
}

// TestNobodySeesRatingsEarly holds what the design does not trade: before rating
// begins nobody sees a rating, an observer none before the decision, an
// administrator none at all, and an auditor changes nothing.
func TestNobodySeesRatingsEarly(t *testing.T) {
	t.Parallel()
	reading := map[people.Action]bool{people.SeePosition: true, people.SeeRatings: true, people.SeeDecision: true, people.ReadRecord: true, people.SeeImpact: true}
	for _, s := range people.Stages() {
		for _, r := range people.Roles() {
			may := people.May([]people.Role{r}, people.SeeRatings, s)
			switch {
			case may && s == people.Preparing, may && (r == people.Administrator || r == people.Candidate):
				t.Errorf("%s sees ratings while %s", r, s)
			case may && r == people.Observer && s != people.Decided && s != people.Closed:
				t.Errorf("an observer sees ratings while %s", s)
			}
		}
		for _, a := range people.Actions() {
			if people.May([]people.Role{people.Auditor}, a, s) && !reading[a] {
				t.Errorf("an auditor may %s while %s", a, s)
			}
		}
	}
}

func TestRolesAdd(t *testing.T) {
	t.Parallel()
	both := []people.Role{people.Coordinator, people.Rater}
	if !people.May(both, people.Rate, people.Rating) || !people.May(both, people.Decide, people.Discussing) {
		t.Error("a coordinator who rates may not do both")
	}
	err := people.Need([]people.Role{people.Rater}, people.Decide, people.Discussing)
	if err == nil || !strings.Contains(err.Error(), "is for coordinator") {
		t.Errorf("got %v, want who may", err)
	}
	if err = people.Need(both, people.Decide, people.Rating); err == nil || !strings.Contains(err.Error(), "stage rating") {
		t.Errorf("got %v, want the stage", err)
	}
}

func TestPassword(t *testing.T) {
	t.Parallel()
	random := bytes.NewReader(bytes.Repeat([]byte{7}, 64))
	h, err := people.HashPassword(random, "four words do well")
	if err != nil || h.Check() != nil {
		t.Fatal(h, err)
	}
	if !strings.HasPrefix(string(h), "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("got %s", h)
	}
	for password, want := range map[string]bool{"four words do well": true, "four words do wel": false, "": false, strings.Repeat("x", 10_000): false} {
		if got := h.Fits(password); got != want {
			t.Errorf("Fits(%.20q) = %v, want %v", password, got, want)
		}
	}
	for _, bad := range []string{"", "short", strings.Repeat("long", 100), "not UTF-8 \xff but long"} {
		if h, err := people.HashPassword(random, bad); !fault.Is(err, fault.Invalid) || h != "" {
			t.Errorf("HashPassword(%.20q) = %q, %v; want Invalid", bad, h, err)
		}
	}
	if people.PasswordHash("").Fits("") {
		t.Error("no hash fits the empty password")
	}
}

// TestPublishedHash compares with the hash of the reference implementation's tests
// (phc-winner-argon2, test.c, version 0x13, type id: t=2, m=2^16, p=1, password, somesalt).
func TestPublishedHash(t *testing.T) {
	t.Parallel()
	h := people.PasswordHash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	if !h.Fits("password") || h.Fits("Password") {
		t.Error("the published hash does not fit its password alone")
	}
}

func FuzzPasswordHash(f *testing.F) {
	for _, s := range []string{"", "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "$argon2id$v=19$m=4294967295,t=1,p=1$x$y", "$argon2i$v=19$"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if err := people.PasswordHash(s).Check(); err != nil && !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", s, err)
		}
	})
}

func at(hours int) time.Time {
	return time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC).Add(time.Duration(hours) * time.Hour)
}

func TestSession(t *testing.T) {
	t.Parallel()
	token, hash, err := people.NewToken(bytes.NewReader(bytes.Repeat([]byte{1}, 32)))
	if err != nil || people.HashToken(token) != hash || people.HashToken(token+"x") == hash || len(token) < 40 {
		t.Fatal(token, hash, err)
	}
	p := &people.Person{Code: "ann"}
	s := func(since, touched int) *people.Session {
		return &people.Session{Hash: hash, Person: "ann", Since: at(since), Touched: at(touched)}
	}
	for _, tt := range []struct {
		name string
		p    people.Person
		s    *people.Session
		now  int
		want bool
	}{
		{"in use", *p, s(0, 5), 6, false},
		{"idle", *p, s(0, 5), 18, true},
		{"a week old", *p, s(0, 24*7), 24*7 + 1, true},
		{"of somebody else", people.Person{Code: "bob"}, s(0, 5), 6, true},
		{"left", people.Person{Code: "ann", Left: true}, s(0, 5), 6, true},
		{"signed out everywhere", people.Person{Code: "ann", SignedOut: at(1)}, s(0, 5), 6, true},
		{"begun since", people.Person{Code: "ann", SignedOut: at(1)}, s(2, 5), 6, false},
		{"of the future", *p, s(9, 9), 6, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.s.Over(&tt.p, at(tt.now)); got != tt.want {
				t.Errorf("Over = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestInvitation(t *testing.T) {
	t.Parallel()
	random := bytes.NewReader(bytes.Repeat([]byte{3}, 200))
	token, i, err := people.Invite(random, "porter-2026", people.Rater, "ann", at(0))
	if err != nil || people.HashToken(token) != i.Hash {
		t.Fatal(i, err)
	}
	used, err := i.Accept(at(1))
	if err != nil || used.Used == nil || i.Used != nil {
		t.Fatal(used, err)
	}
	if _, err := used.Accept(at(2)); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a used invitation: %v, want Forbidden", err)
	}
	if _, err := i.Accept(at(24 * 15)); !fault.Is(err, fault.Forbidden) {
		t.Errorf("an old invitation: %v, want Forbidden", err)
	}
	_, link, err := people.Invite(random, "porter-2026", people.Candidate, "heron", at(0))
	if err != nil {
		t.Fatal(err)
	}
	if link, err = link.Accept(at(1)); err != nil {
		t.Fatal(err)
	}
	if _, err = link.Accept(at(2)); err != nil {
		t.Errorf("a candidate's link the second time: %v", err)
	}
	for _, tt := range []struct {
		position string
		role     people.Role
		person   string
	}{{"", people.Rater, "ann"}, {"p", people.Administrator, "ann"}, {"p", people.Rater, "Ann Name"}, {"p", "king", "ann"}} {
		if _, _, err := people.Invite(random, tt.position, tt.role, tt.person, at(0)); !fault.Is(err, fault.Invalid) {
			t.Errorf("%+v: %v, want Invalid", tt, err)
		}
	}
}

func TestThrottle(t *testing.T) {
	t.Parallel()
	var f people.Failures
	now := at(0)
	for n, want := range []time.Duration{0, 0, 0, 0, 0, 2 * time.Second, 4 * time.Second, 8 * time.Second} {
		if got := f.Wait(now); got != want {
			t.Errorf("after %d failures the wait is %v, want %v", n, got, want)
		}
		f = f.Failed(now)
	}
	for range 100 {
		f = f.Failed(now)
	}
	if got := f.Wait(now); got != 15*time.Minute {
		t.Errorf("the wait grows to %v", got)
	}
	if got := f.Wait(now.Add(10 * time.Minute)); got != 5*time.Minute {
		t.Errorf("after ten minutes %v are left", got)
	}
	if got := f.Wait(now.Add(25 * time.Hour)); got != 0 {
		t.Errorf("after a day %v are left", got)
	}
}

func TestPasskey(t *testing.T) {
	t.Parallel()
	k := people.Passkey{Count: 4}
	if k, err := k.Signed(5); err != nil || k.Count != 5 {
		t.Error(k, err)
	}
	if _, err := k.Signed(4); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a count that stands: %v, want Forbidden", err)
	}
	if _, err := (people.Passkey{}).Signed(0); err != nil {
		t.Errorf("a device that does not count: %v", err)
	}
}

func TestPerson(t *testing.T) {
	t.Parallel()
	good := people.Person{Code: "ann", Name: "Ann Example", Roles: []people.Role{people.Auditor}}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for field, change := range map[string]func(p *people.Person){
		"code":  func(p *people.Person) { p.Code = "Ann" },
		"name":  func(p *people.Person) { p.Name = " " },
		"roles": func(p *people.Person) { p.Roles = []people.Role{people.Rater} },
	} {
		p := good
		change(&p)
		if err := p.Check(); !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), field) {
			t.Errorf("%s: %v", field, err)
		}
	}
}

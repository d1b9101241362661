package people_test

import (
	"bytes"
	"encoding/base32"
	"net/url"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
)

// TestCode compares with RFC 6238, appendix B (SHA-1): the last six of its eight digits.
func TestCode(t *testing.T) {
	t.Parallel()
	secret := base32.StdEncoding.EncodeToString([]byte("12345678901234567890"))
	for seconds, want := range map[int64]string{
		59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130",
	} {
		if got, err := people.Code(secret, time.Unix(seconds, 0)); err != nil || got != want {
			t.Errorf("at %d: %s, %v; want %s", seconds, got, err, want)
		}
	}
}

func code(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	c, err := people.Code(secret, at)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestCodeIsGoodOnce: a code is taken within a step of its time, and never again.
func TestCodeIsGoodOnce(t *testing.T) {
	t.Parallel()
	now := at(0)
	s := people.Second{Secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", Recovery: []people.TokenHash{people.HashToken("abcdefghijklmnop")}}
	for _, tt := range []struct {
		name string
		code string
		want bool
	}{
		{"now", code(t, s.Secret, now), true},
		{"a step ago", code(t, s.Secret, now.Add(-30*time.Second)), true},
		{"with a space", code(t, s.Secret, now)[:3] + " " + code(t, s.Secret, now)[3:], true},
		{"two steps ago", code(t, s.Secret, now.Add(-60*time.Second)), false},
		{"recovery", "ABCD-EFGH-ijkl-mnop", true},
		{"nothing", "", false},
		{"too long", string(bytes.Repeat([]byte("1"), 1000)), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			after, fits := s.Use(tt.code, now)
			if fits != tt.want {
				t.Fatalf("fits = %v, want %v", fits, tt.want)
			}
			if _, again := after.Use(tt.code, now); again {
				t.Error("a code was good twice")
			}
		})
	}
	if _, fits := (people.Second{}).Use("", now); fits {
		t.Error("no second factor takes a code")
	}
}

func TestOTPAuth(t *testing.T) {
	t.Parallel()
	u, err := url.Parse(people.OTPAuth("Yardstick", "ann", "ABC"))
	if err != nil || u.Scheme != "otpauth" || u.Host != "totp" || u.Path != "/Yardstick:ann" || u.Query().Get("secret") != "ABC" ||
		u.Query().Get("issuer") != "Yardstick" {
		t.Errorf("got %v, %v", u, err)
	}
}

func TestRulesWant(t *testing.T) {
	t.Parallel()
	lead, rater := &people.Person{Roles: []people.Role{people.Coordinator}}, &people.Person{}
	for _, tt := range []struct {
		rules       people.Rules
		lead, rater bool
	}{
		{people.Rules{}, false, false},
		{people.Rules{SecondFor: []people.Role{people.Coordinator}}, true, false},
		{people.Rules{SecondFor: []people.Role{people.Administrator}}, false, false},
		{people.Rules{SecondForAll: true}, true, true},
	} {
		if a, b := tt.rules.Wants(lead), tt.rules.Wants(rater); a != tt.lead || b != tt.rater {
			t.Errorf("%+v: %v %v", tt.rules, a, b)
		}
	}
	if err := (people.Rules{SecondFor: []people.Role{people.Rater}}).Check(); !fault.Is(err, fault.Invalid) {
		t.Errorf("got %v, want Invalid", err)
	}
}

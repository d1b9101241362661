package oidc_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/web/oidc"
	"yardstick/web/oidc/oidctest"
)

// goes sends a browser to the provider and gives the code with which it comes back.
func goes(t *testing.T, address string) string {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	to, err := res.Location()
	if err != nil {
		t.Fatalf("status %d: %v", res.StatusCode, err)
	}
	return to.Query().Get("code")
}

func way(state string) oidc.Way {
	return oidc.Way{State: state, Nonce: "nonce of " + state, Verifier: oidc.NewVerifier(), Back: "http://localhost/panel/outside"}
}

// TestAnswer takes what a provider proves, and nothing else.
func TestAnswer(t *testing.T) {
	t.Parallel()
	ours := map[string]any{"sub": "17", "name": "Ines Example", "email": "ines@example.org", "email_verified": true}
	for name, tt := range map[string]struct {
		change func(map[string]any)
		forge  bool
		way    func(*oidc.Way)
		want   *people.Outsider // nil: Forbidden
	}{
		"somebody":            {want: &people.Outsider{Subject: "17", Name: "Ines Example", Email: "ines@example.org"}},
		"two factors":         {change: func(c map[string]any) { c["amr"] = []string{"pwd", "mfa"} }, want: &people.Outsider{Subject: "17", Name: "Ines Example", Email: "ines@example.org", Strong: true}},
		"address unverified":  {change: func(c map[string]any) { c["email_verified"] = false }, want: &people.Outsider{Subject: "17", Name: "Ines Example"}},
		"another nonce":       {change: func(c map[string]any) { c["nonce"] = "x" }},
		"no nonce":            {change: func(c map[string]any) { delete(c, "nonce") }, way: func(w *oidc.Way) { w.Nonce = "" }},
		"for another program": {change: func(c map[string]any) { c["aud"] = "another" }},
		"another issuer":      {change: func(c map[string]any) { c["iss"] = "https://id.example.net" }},
		"expired":             {change: func(c map[string]any) { c["exp"] = time.Now().Add(-time.Minute).Unix() }},
		"another key":         {forge: true},
		"another verifier":    {way: func(w *oidc.Way) { w.Verifier = oidc.NewVerifier() }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := oidctest.Start(t)
			site.Is(ours)
			site.Change, site.Forge = tt.change, tt.forge
			p, err := oidc.New(oidc.Config{Issuer: site.URL, Client: oidctest.Client, Secret: oidctest.Secret})
			if err != nil {
				t.Fatal(err)
			}
			w := way("s1")
			address, err := p.Ask(t.Context(), w)
			if err != nil {
				t.Fatal(err)
			}
			if q := address[strings.Index(address, "?")+1:]; !strings.Contains(q, url.QueryEscape(w.State)) || strings.Contains(q, w.Verifier) {
				t.Errorf("asked with %s", q)
			}
			code := goes(t, address)
			if tt.way != nil {
				tt.way(&w)
			}
			got, err := p.Answer(t.Context(), code, w)
			if tt.want == nil {
				if !fault.Is(err, fault.Forbidden) {
					t.Errorf("got %v, %v, want Forbidden", got, err)
				}
				return
			}
			tt.want.Issuer = site.URL
			if diff := cmp.Diff(*tt.want, got); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if _, err := p.Answer(t.Context(), code, w); !fault.Is(err, fault.Forbidden) {
				t.Errorf("a code twice: %v, want Forbidden", err)
			}
		})
	}
}

func TestNew(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]oidc.Config{
		"--oidc-issuer: no address": {Issuer: "id.example.org", Client: "c"}, "--oidc-issuer: plain": {Issuer: "http://id.example.org", Client: "c"},
		"--oidc-issuer: a name like loopback": {Issuer: "http://127.example.org", Client: "c"},
		"--oidc-issuer: with a query":         {Issuer: "https://id.example.org?x=1", Client: "c"}, "--oidc-client: none": {Issuer: "https://id.example.org"},
	} {
		field, _, _ := strings.Cut(name, ":")
		if _, err := oidc.New(c); !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), field) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	p, err := oidc.New(oidc.Config{Issuer: "http://127.0.0.1:1", Client: "c"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Ask(t.Context(), way("s1")); !fault.Is(err, fault.Unavailable) {
		t.Errorf("a provider that does not answer: %v, want Unavailable", err)
	}
}

package panel_test

import (
	"net/http"
	"path"
	"strings"
	"testing"

	"yardstick/people"
	"yardstick/web"
	"yardstick/web/oidc"
	"yardstick/web/oidc/oidctest"
	"yardstick/web/webtest"
)

// elsewhere is a site whose people may also sign in at a provider.
func elsewhere(t *testing.T, domains ...string) (*webtest.Site, *oidctest.Provider) {
	t.Helper()
	at := oidctest.Start(t)
	p, err := oidc.New(oidc.Config{Issuer: at.URL, Client: oidctest.Client, Secret: oidctest.Secret, Name: "Example ID"})
	if err != nil {
		t.Fatal(err)
	}
	return webtest.Start(t, func(c *web.Config) { c.Provider, c.Domains = p, domains }), at
}

// signsIn goes to the provider and back, with what a form sends, and gives the page
// that the browser gets then.
func signsIn(t *testing.T, v *webtest.Visitor, form ...string) *webtest.Page {
	t.Helper()
	return v.Get(backFrom(t, v, form...))
}

// backFrom is the path with which the browser comes back.
func backFrom(t *testing.T, v *webtest.Visitor, form ...string) string {
	t.Helper()
	to := v.Post("/panel/outside", form...).Want(http.StatusOK, "main a").Value("main a", "href")
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(to)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	back, err := res.Location()
	if err != nil {
		t.Fatal(err)
	}
	return back.RequestURI()
}

// TestSignInElsewhere: by a link and with nothing else somebody becomes a member who
// enters by the provider.
func TestSignInElsewhere(t *testing.T) {
	t.Parallel()
	site, at := elsewhere(t)
	lead := first(t, site)
	lead.Post("/panel/new", "title", "Porter at the gate", "code", "porter").Want(http.StatusOK)
	tom := map[string]any{"sub": "17", "name": "Tom Sample", "email": "tom@example.org", "email_verified": true}
	at.Is(tom)

	stranger := site.Visitor(t)
	signsIn(t, stranger).Want(http.StatusUnprocessableEntity, "[role=alert]")
	stranger.Get("/panel").Want(http.StatusOK, "form[action=/panel/enter]")

	link := lead.Post("/positions/porter/do", "do", "invite", "member", "tom", "role", "rater", "name", "Tom").Want(http.StatusOK).Text("[role=status] code")
	v := site.Visitor(t)
	v.Get(link).Want(http.StatusOK, "#outside")
	signsIn(t, v, "join", path.Base(link)).Want(http.StatusOK, "a[href=/positions/porter]")
	v.Get("/positions/porter").Want(http.StatusOK, "#declare")
	site.Visitor(t).Get(link).Want(http.StatusForbidden)

	again := site.Visitor(t)
	back := backFrom(t, again, "to", "/positions/porter")
	site.Visitor(t).Get(back).Want(http.StatusUnprocessableEntity, "[role=alert]") // another browser
	again.Get(back).Want(http.StatusOK, "a[href=/positions/porter]")
	again.Get("/positions/porter").Want(http.StatusOK, "h1")
	site.Visitor(t).Get(back).Want(http.StatusUnprocessableEntity)

	// Nobody is led to another site.
	p := signsIn(t, site.Visitor(t), "to", "//evil.example").Want(http.StatusOK)
	if got := p.Value("main a", "href"); got != "/panel" {
		t.Errorf("led to %q", got)
	}

	// Another person cannot take the identity over.
	refused := lead.Post("/panel/outside", "link", "1", "password", password).Want(http.StatusOK).Value("main a", "href")
	if refused == "" {
		t.Fatal("no way to the provider")
	}
	signsIn(t, lead, "link", "1", "password", password).Want(http.StatusConflict, "[role=alert]")
	at.Is(map[string]any{"sub": "18", "name": "Ines Example"})
	signsIn(t, lead, "link", "1", "password", password).Want(http.StatusOK)
	lead.Get("/panel/passkeys").Want(http.StatusOK, "button[value=unlink]")
	lead.Post("/panel/outside", "link", "1", "password", "not the password").Want(http.StatusForbidden)
	v2 := site.Visitor(t)
	signsIn(t, v2).Want(http.StatusOK)
	v2.Get("/panel/accounts").Want(http.StatusOK, "h1")
	lead.Post("/panel/passkeys", "do", "unlink").Want(http.StatusOK)
	signsIn(t, site.Visitor(t)).Want(http.StatusUnprocessableEntity)
	v.Post("/panel/passkeys", "do", "unlink").Want(http.StatusUnprocessableEntity) // tom enters in no other way
}

// TestSecondFactorElsewhere: what the organisation asks for, it asks for at the provider too.
func TestSecondFactorElsewhere(t *testing.T) {
	t.Parallel()
	site, at := elsewhere(t)
	lead := first(t, site)
	link := lead.Post("/panel/accounts", "do", "add", "code", "alba", "name", "Alba", "roles", "auditor").Want(http.StatusOK).Text("[role=status] code")
	weak := map[string]any{"sub": "3", "name": "Alba"}
	at.Is(weak)
	signsIn(t, site.Visitor(t), "join", path.Base(link)).Want(http.StatusOK)
	if err := site.DB.People().SetRules(t.Context(), people.Rules{SecondForAll: true}); err != nil {
		t.Fatal(err)
	}
	signsIn(t, site.Visitor(t)).Want(http.StatusUnprocessableEntity, "[role=alert]")
	at.Is(map[string]any{"sub": "3", "name": "Alba", "amr": []string{"pwd", "otp", "mfa"}})
	v := site.Visitor(t)
	signsIn(t, v).Want(http.StatusOK)
	v.Get("/panel").Want(http.StatusOK, "h1")
}

// TestLinkTakenBackElsewhere: a link by which somebody chooses another way in is good for
// nothing once they were signed out everywhere, or have left, at the provider too.
func TestLinkTakenBackElsewhere(t *testing.T) {
	t.Parallel()
	for _, do := range []string{"everywhere", "leave"} {
		t.Run(do, func(t *testing.T) {
			t.Parallel()
			site, at := elsewhere(t)
			lead := first(t, site)
			link := lead.Post("/panel/accounts", "do", "add", "code", "alba", "name", "Alba").Want(http.StatusOK).Text("[role=status] code")
			lead.Post("/panel/accounts", "do", do, "code", "alba").Want(http.StatusOK)
			at.Is(map[string]any{"sub": "66", "name": "Mallory"})
			signsIn(t, site.Visitor(t), "join", path.Base(link)).Want(http.StatusUnprocessableEntity, "[role=alert]")
			p, err := site.DB.People().Person(t.Context(), "alba")
			if err != nil || len(p.Outside) != 0 {
				t.Errorf("alba is known by %v, %v", p.Outside, err)
			}
		})
	}
}

// TestDomains: without an invitation nobody gets an account, unless the organisation
// says so for its own addresses.
func TestDomains(t *testing.T) {
	t.Parallel()
	site, at := elsewhere(t, "example.org")
	first(t, site)
	for _, tt := range []struct {
		claims map[string]any
		want   int
	}{
		{map[string]any{"sub": "1", "email": "zoe@example.org", "email_verified": true, "name": "Zoe"}, http.StatusOK},
		{map[string]any{"sub": "2", "email": "zoe@example.org", "email_verified": true, "name": "Another Zoe"}, http.StatusOK},
		{map[string]any{"sub": "4", "email": "eve@example.net", "email_verified": true}, http.StatusUnprocessableEntity},
		{map[string]any{"sub": "5", "email": "eve@example.org"}, http.StatusUnprocessableEntity},
	} {
		at.Is(tt.claims)
		signsIn(t, site.Visitor(t)).Want(tt.want)
	}
	all, err := site.DB.People().People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, p := range all {
		codes = append(codes, p.Code)
		if p.Code != "ines" && len(p.Roles) > 0 {
			t.Errorf("%s got %v", p.Code, p.Roles)
		}
	}
	if got := strings.Join(codes, " "); got != "ines zoe zoe-2" {
		t.Errorf("accounts are %s", got)
	}
}

package panel_test

import (
	"crypto/rand"
	"net/http"
	"strings"
	"testing"
	"time"

	"yardstick/people"
	"yardstick/web/webtest"
)

// TestPasskeyWalk makes a passkey on a device of the browser and signs in with it.
func TestPasskeyWalk(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t, webtest.Shared(t))
	site.URL = strings.Replace(site.URL, "127.0.0.1", "localhost", 1) // an address of digits has no passkeys
	door := people.NewDoor(site.DB.People(), time.Now, rand.Reader)
	if err := door.Add(t.Context(), people.Person{Code: "ines", Name: "Ines Example", Roles: []people.Role{people.Coordinator}}, password); err != nil {
		t.Fatal(err)
	}
	tab := browser.Tab(t, site, webtest.Phone())
	tab.Device()
	tab.Go("/panel")
	signIn(tab, "ines")
	tab.Go("/panel/passkeys")
	tab.Type("#name", "Telephone")
	tab.Type("#password", "not the password")
	tab.Click("#passkey button")
	tab.See("#passkey-problem")
	webtest.Eval[string](tab, "document.getElementById('password').value = ''")
	tab.Type("#password", password)
	tab.Press("#passkey button")
	tab.Until("document.querySelector('#keys .line-title')?.textContent === 'Telephone'")
	tab.Shoot("panel-08-passkeys")
	tab.Go("/panel/second")
	tab.Type("#password", password)
	tab.Press("main section form button")
	tab.See("#secret")
	tab.Shoot("panel-09-second")
	for range 2 { // the count of signatures grows
		tab.Press("form[action='/panel/leave'] button:not([name])")
		tab.See("#passkey button")
		tab.Press("#passkey button")
		tab.Until("document.querySelector('form[action=\"/panel/leave\"]') !== null")
	}
	p, err := site.DB.People().Person(t.Context(), "ines")
	if err != nil || len(p.Passkeys) != 1 {
		t.Fatalf("%d passkeys, %v", len(p.Passkeys), err)
	}
	if k := p.Passkeys[0]; k.Count < 2 || k.Site != "localhost" || len(k.Public) == 0 || len(p.Handle) != 32 {
		t.Errorf("kept: %+v", k)
	}
	tab.Go("/panel/passkeys")
	tab.Press("#keys button")
	tab.Press("form[action='/panel/leave'] button:not([name])")
	tab.See("#passkey button")
	tab.Press("#passkey button")
	tab.Until("document.querySelector('main > [role=alert]') !== null") // signed with a key that is nobody's any more
}

// TestPasskeyRefused: what no device has signed lets nobody in.
func TestPasskeyRefused(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	lead.Get("/panel/passkeys").Want(http.StatusOK, "#passkey[hidden]")
	lead.Post("/panel/passkeys/begin", "name", "Telephone", "password", password).Want(http.StatusUnprocessableEntity) // an address of digits
	v := site.Visitor(t)
	v.Post("/panel/passkey/begin").Want(http.StatusUnprocessableEntity)
	v.Post("/panel/passkey", "token", "none", "response", "{}").Want(http.StatusUnprocessableEntity, "[role=alert]")
	site.URL = strings.Replace(site.URL, "127.0.0.1", "localhost", 1)
	v = site.Visitor(t)
	body := v.Post("/panel/passkey/begin").Want(http.StatusOK).Body
	token, _, _ := strings.Cut(strings.TrimPrefix(body, `{"token":"`), `"`)
	for _, bad := range []string{"", "{}", `{"id":"AA","rawId":"AA","type":"public-key","response":{}}`, strings.Repeat("[", 10_000)} {
		v.Post("/panel/passkey", "token", token, "response", bad).Want(http.StatusForbidden, "[role=alert]")
	}
	v.Get("/panel").Want(http.StatusOK, "input[name=password]")
}

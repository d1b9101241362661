package panel_test

import (
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web"
	room "yardstick/web/panel"
	"yardstick/web/webtest"
)

// secret are words of what the sealed ratings of the invented position say, besides
// the answers, which raters may read: what tom and mira noted.
var secret = []string{"Asked the first probe", "No probe was needed", "Heard: "}

// routes are all routes of the room with a method and a path that names what is there.
func routes(t *testing.T) [][2]string {
	t.Helper()
	return routesWith(t, "none")
}

// routesWith are the routes with the token of a link.
func routesWith(t *testing.T, token string) [][2]string {
	t.Helper()
	r, err := room.Room(room.Config{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for _, route := range r.Routes {
		method, path, _ := strings.Cut(route.Pattern, " ")
		path = strings.NewReplacer("{position}", sample.Code, "{candidate}", "heron", "{token}", token).Replace(path)
		out = append(out, [2]string{method, path})
	}
	return out
}

// TestEveryRouteEveryRole asks for every route as everybody, while two of three
// raters have handed in. Nobody sees a word of their ratings but each their own.
func TestEveryRouteEveryRole(t *testing.T) {
	t.Parallel()
	clock := paneltest.NewClock() // goes on by itself, so that no limit on rates is met
	site := webtest.Start(t, func(c *web.Config) { c.Now = clock.Now })
	ctx := t.Context()
	desk := site.Positions(t)
	if err := sample.Make(ctx, desk, sample.Rating); err != nil {
		t.Fatal(err)
	}
	door := people.NewDoor(site.DB.People(), clock.Now, rand.Reader)
	roles := map[string][]people.Role{
		"ines": nil, "tom": nil, "mira": nil, "zoe": nil, "omar": nil, "boss": {people.Administrator}, "alba": {people.Auditor},
		"lead": {people.Coordinator}, "all": {people.Administrator, people.Coordinator, people.Auditor},
	}
	for code, has := range roles {
		if err := door.Add(ctx, people.Person{Code: code, Name: "Name of " + code, Roles: has}, password); err != nil {
			t.Fatal(err)
		}
	}
	asked := routes(t)
	if len(asked) < 20 {
		t.Fatalf("only %d routes", len(asked))
	}
	for code := range roles {
		own := map[string]string{"tom": secret[0], "mira": secret[1]}[code]
		v := site.Visitor(t)
		v.Post("/panel/enter", "code", code, "password", password).Want(http.StatusOK)
		for _, a := range asked {
			if a[1] == "/panel/leave" || strings.HasSuffix(a[1], "/remove") {
				continue // these end what is looked at
			}
			if a[1] == "/panel/sample" {
				continue // the position is there
			}
			p := ask(t, site, v, a[0], a[1], nil)
			if a[1] == accountsPath && a[0] == http.MethodGet {
				p.Want(map[bool]int{true: http.StatusOK, false: http.StatusForbidden}[people.May(roles[code], people.ManageAccounts, "")])
			}
			leaks(t, code, a, p.Body, own)
			for _, do := range []string{"look", "freeze", "round", "decide", "discuss", "request"} {
				if a[0] == http.MethodPost && strings.HasSuffix(a[1], "/do") {
					p := ask(t, site, v, a[0], a[1], url.Values{"do": {do}, "candidate": {"heron"}, "question": {"define-failure"}, "about": {"access"}, "text": {"show me"}, "back": {"results"}})
					leaks(t, code, [2]string{do, a[1]}, p.Body, own)
				}
			}
		}
	}
	// Whoever has a candidate's link is nobody else by it.
	for _, code := range sample.Candidates() {
		token, err := door.Invite(ctx, sample.Code, people.Candidate, code)
		if err != nil {
			t.Fatal(err)
		}
		v := site.Visitor(t)
		v.Get("/panel/mine/"+token).Want(http.StatusOK, "h1")
		v.Get("/panel/join/"+token).Want(http.StatusOK, "h1")
		for _, a := range routesWith(t, token) {
			p := ask(t, site, v, a[0], a[1], url.Values{"do": {"request"}, "about": {"access"}, "text": {"show me"}, "candidate": {code}})
			leaks(t, code, a, p.Body, "")
			if strings.HasPrefix(a[1], "/positions") && a[0] == http.MethodPost && p.Status < 400 {
				t.Errorf("%s, %s %s: status %d", code, a[0], a[1], p.Status)
			}
		}
		for _, other := range append(sample.Raters(), sample.Coordinator) {
			if body := v.Get("/panel/mine/" + token).Body; strings.Contains(body, sample.Name(other)) {
				t.Errorf("the page of %s names %s", code, other)
			}
		}
	}
	// The auditor's packet is the one file that holds entries of sealed ratings: hashes.
	v := site.Visitor(t)
	v.Post("/panel/enter", "code", "alba", "password", password).Want(http.StatusOK)
	leaks(t, "alba", [2]string{"GET", "packet"}, v.Get("/positions/"+sample.Code+"/packet.zip").Want(http.StatusOK).Body, "")
	s, err := panel.Fold(logOf(t, site))
	if err != nil {
		t.Fatal(err)
	}
	if s.Sealed() != 8 {
		t.Errorf("%d ratings are sealed, want the 8 that this test looks for", s.Sealed())
	}
}

func logOf(t *testing.T, site *webtest.Site) []byte {
	t.Helper()
	kept, err := site.DB.Panel().Load(t.Context(), sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	return kept.Log
}

func ask(t *testing.T, site *webtest.Site, v *webtest.Visitor, method, path string, form url.Values) *webtest.Page {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, site.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return v.Do(r)
}

// leaks fails where a body holds a word of a sealed rating that is not the own one.
func leaks(t *testing.T, who string, asked [2]string, body, own string) {
	t.Helper()
	for _, word := range secret {
		if word == own || own != "" && word == "Heard: " {
			continue
		}
		if strings.Contains(body, word) {
			t.Errorf("%s, %s %s: the page holds %q of a sealed rating", who, asked[0], asked[1], word)
		}
	}
}

// TestNobodyWithoutSession: who is not signed in sees the way in and changes nothing.
func TestNobodyWithoutSession(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	if err := sample.Make(t.Context(), site.Positions(t), sample.Decided); err != nil {
		t.Fatal(err)
	}
	before := logOf(t, site)
	for _, a := range routes(t) {
		r := httptest.NewRequest(a[0], a[1], strings.NewReader("do=close&reason=x"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := site.Ask(r, "127.0.0.1:1")
		if a[1] == "/panel/passkey/begin" && strings.HasPrefix(w.Body.String(), `{"token":`) {
			continue // what a device would have to sign; it opens nothing
		}
		if w.Code == http.StatusOK && !strings.Contains(w.Body.String(), `name="password"`) {
			t.Errorf("%s %s: status 200 without the way in", a[0], a[1])
		}
		if a[0] == http.MethodPost && w.Code < 300 {
			t.Errorf("%s %s: status %d", a[0], a[1], w.Code)
		}
	}
	if string(before) != string(logOf(t, site)) {
		t.Error("somebody who is not signed in has changed the log")
	}
}

package app_test

import (
	"crypto/rand"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/panel/sample"
	"yardstick/people"
)

// TestLogHoldsNoRating: while ratings are sealed the server's log, at its most talkative,
// holds no word and no level of them: not of a draft, not of a rating that was handed in,
// and not of one that was refused.
func TestLogHoldsNoRating(t *testing.T) {
	t.Parallel()
	const password = "correct horse battery staple"
	s, log := watched(t)
	positions(t, s.Data, password)
	a, _ := started(t, s)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	asked := func(r *http.Response, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return r.Request.URL.Path + " " + string(body)
	}
	post := func(path string, form url.Values) string { return asked(browser.PostForm(site(a)+path, form)) }
	asked(browser.Get(a.Address()))
	post("/panel/enter", url.Values{"code": {"zoe"}, "password": {password}})
	const heron = "/positions/" + sample.Code + "/c/heron"
	rating := url.Values{"writer": {"w"}, "revision": {"1"}}
	for _, q := range []string{"define-failure", "danger-signs"} {
		rating.Set("evidence."+q, "Heard of the xylophone.")
		rating.Set("note."+q, "A zither in the note.")
	}
	post(heron+"/draft", rating)
	post(heron+"/rate", rating) // refused: no levels
	for _, cell := range []string{"define-failure functions", "define-failure measure", "define-failure personal", "define-failure served", "define-failure team", "danger-signs sign"} {
		rating.Set("level."+cell, "4")
	}
	rating.Set("level.define-failure functions", "44117")
	post(heron+"/rate", rating) // refused: no such level
	rating.Set("level.define-failure functions", "5")
	if got := post(heron+"/rate", rating); !strings.HasPrefix(got, "/positions/"+sample.Code+" ") {
		t.Fatalf("handing in led to %.300s", got)
	}
	post(heron+"/rate", rating) // twice
	asked(browser.Get(site(a) + heron))
	asked(browser.Get(site(a) + "/positions/" + sample.Code + "/results"))
	text := log.String()
	for _, want := range []string{`"route":"POST /positions/{position}/c/{candidate}/rate","status":303`, `/rate","status":422`, `/draft","status":`} {
		if !strings.Contains(text, want) {
			t.Errorf("the log lacks %s", want)
		}
	}
	for _, secret := range []string{"xylophone", "zither", "44117", "evidence", "level.", "Asked the first probe", "Heard", "heron", "zoe"} {
		if strings.Contains(text, secret) {
			t.Errorf("the log holds %q of a sealed rating", secret)
		}
	}
}

// positions keeps the invented position, with two of three raters done, and an account
// of the third.
func positions(t *testing.T, data app.Data, password string) {
	t.Helper()
	kept, err := data.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	desk, err := kept.Panel(t.Context())
	if err == nil {
		err = sample.Make(t.Context(), desk, sample.Rating)
	}
	if err == nil {
		err = people.NewDoor(kept.Accounts(), time.Now, rand.Reader).Add(t.Context(), people.Person{Code: "zoe", Name: "Zoe"}, password)
	}
	if err != nil {
		t.Fatal(err)
	}
}

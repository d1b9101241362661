package panel_test

import (
	"crypto/rand"
	"net/http"
	"strings"
	"testing"
	"time"

	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/webtest"
)

// sampleSite is a site with the invented position while it is rated, and a visitor for
// each of its people.
func sampleSite(t *testing.T, codes ...string) (*webtest.Site, map[string]*webtest.Visitor) {
	t.Helper()
	site := webtest.Start(t)
	if err := sample.Make(t.Context(), site.Positions(t), sample.Rating); err != nil {
		t.Fatal(err)
	}
	door := people.NewDoor(site.DB.People(), time.Now, rand.Reader)
	visitors := map[string]*webtest.Visitor{}
	for _, code := range codes {
		if err := door.Add(t.Context(), people.Person{Code: code, Name: sample.Name(code)}, password); err != nil {
			t.Fatal(err)
		}
		visitors[code] = site.Visitor(t)
		visitors[code].Post("/panel/enter", "code", code, "password", password).Want(http.StatusOK)
	}
	return site, visitors
}

// TestFindings has the answers read by the press of a button, and opens a finding: to
// a rater who has handed in, and to nobody else.
func TestFindings(t *testing.T) {
	t.Parallel()
	site, v := sampleSite(t, "ines", "tom", "zoe")
	const position, heron = "/positions/" + sample.Code, "/positions/" + sample.Code + "/c/heron"
	look := func(who string, want int) *webtest.Page {
		t.Helper()
		return v[who].Post(position+"/do", "do", "look", "candidate", "heron", "question", "define-failure", "back", "c/heron").Want(want)
	}
	v["tom"].Post(position + "/findings").Want(http.StatusForbidden)
	v["ines"].Post(position+"/findings").Want(http.StatusOK, "#read")
	deadline := time.Now().Add(time.Minute)
	for len(v["ines"].Get(position).Find("[aria-labelledby=read] [role=status]")) > 0 {
		if time.Now().After(deadline) {
			t.Fatal("the answers are still being read after a minute")
		}
	}
	if text := v["ines"].Get(position).Text("[aria-labelledby=read]"); !strings.Contains(text, "0 answers are not read") {
		t.Fatalf("after the reading the page says %q", text)
	}

	const open, shown = ".finding form", ".finding li"
	if got := v["zoe"].Get(heron).Find(".finding"); len(got) != 0 {
		t.Errorf("zoe has not handed in and is offered %d findings", len(got))
	}
	if body := look("zoe", http.StatusForbidden).Body; strings.Contains(body, "blockquote") {
		t.Error("a finding is shown to somebody who has not handed in")
	}
	before := v["tom"].Get(heron).Want(http.StatusOK, open)
	if len(before.Find(shown)) != 0 {
		t.Error("a finding is shown before it is opened")
	}
	after := look("tom", http.StatusOK).Want(http.StatusOK, shown, ".finding blockquote", ".finding .look")
	if got := after.Text(".finding .look"); !strings.Contains(got, "tom: ") || !strings.Contains(got, "opened after handing in") {
		t.Errorf("the look is shown as %q", got)
	}
	if got := v["ines"].Get(heron).Find(".finding"); len(got) != 0 {
		t.Errorf("who runs the position sees %d findings before the reveal", len(got))
	}
	s, err := panel.Fold(logOf(t, site))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Candidate("heron").Findings {
		if opened := f.Opened["tom"] != 0; opened != (f.Question == "define-failure") || f.Opened["zoe"] != 0 {
			t.Errorf("the record says of the finding on %s: opened by %v", f.Question, f.Opened)
		}
	}
	look("tom", http.StatusConflict) // once
}

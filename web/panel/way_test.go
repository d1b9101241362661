package panel_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"yardstick/panel"
	"yardstick/record/packet"
	"yardstick/web/webtest"
)

const password = "four words do well"

// first makes the first account and signs in with it.
func first(t *testing.T, site *webtest.Site) *webtest.Visitor {
	t.Helper()
	v := site.Visitor(t)
	v.Get("/panel").Want(http.StatusOK, "form[action=/panel/first]")
	v.Post("/panel/first", "code", "ines", "name", "Ines Example", "password", "short").Want(http.StatusUnprocessableEntity, "[role=alert]")
	v.Post("/panel/first", "code", "ines", "name", "Ines Example", "password", password).Want(http.StatusOK, "a[href=/panel/new]")
	return v
}

// joined goes by an invitation's link and gives the visitor who came in by it.
func joined(t *testing.T, site *webtest.Site, lead *webtest.Visitor, code, role string) *webtest.Visitor {
	t.Helper()
	link := lead.Post("/positions/porter/do", "do", "invite", "member", code, "role", role, "name", "Name of "+code).Want(http.StatusOK, "[role=status] code").Text("[role=status] code")
	v := site.Visitor(t)
	v.Get(link).Want(http.StatusOK, "input[name=password]")
	v.Post(link, "name", "Name of "+code, "password", "short").Want(http.StatusUnprocessableEntity, "[role=alert]")
	v.Post(link, "name", "Name of "+code, "password", password).Want(http.StatusOK)
	site.Visitor(t).Get(link).Want(http.StatusForbidden)
	return v
}

// fields are what a rater fills in on the rating page.
func fields(p *webtest.Page, level string) []string {
	seen := map[string]bool{}
	var out []string
	for _, n := range p.Find("#rating [name]") {
		for _, a := range n.Attr {
			if a.Key != "name" || seen[a.Val] {
				continue
			}
			seen[a.Val] = true
			switch {
			case strings.HasPrefix(a.Val, "evidence."):
				out = append(out, a.Val, "Heard: half an hour at the gate.")
			case strings.HasPrefix(a.Val, "level."):
				out = append(out, a.Val, level)
			}
		}
	}
	return out
}

// TestWholeWay goes from the first account to a record that verifies, with three
// raters in three sessions.
func TestWholeWay(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	lead.Post("/panel/new", "title", "Porter at the gate", "code", "porter").Want(http.StatusOK, "h1")
	lead.Post("/positions/porter/do", "do", "guide", "job", "bus-driver", "reason", "all alike").Want(http.StatusOK)
	raters := map[string]*webtest.Visitor{}
	for _, code := range []string{"tom", "mira", "zoe"} {
		raters[code] = joined(t, site, lead, code, "rater")
		raters[code].Post("/positions/porter/do", "do", "declare", "conflict", "no").Want(http.StatusOK)
	}
	lead.Post("/positions/porter/do", "do", "add", "code", "heron", "name", "Paula Placeholder").Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "schedule", "candidate", "heron", "start", "2026-03-03T09:00", "minutes", "45", "where", "Room 2", "back", "c/heron").Want(http.StatusOK)
	if body := raters["tom"].Get("/positions/porter").Body; strings.Contains(body, "Paula") {
		t.Error("a rater sees the name of a candidate although the position is blind")
	}
	lead.Post("/positions/porter/do", "do", "round").Want(http.StatusOK)

	// What is missing is said, and nothing that was written is lost.
	page := raters["tom"].Get("/positions/porter/c/heron/rate").Want(http.StatusOK, "#rating", "fieldset")
	again := raters["tom"].Post("/positions/porter/c/heron/rate", "evidence.define-failure", "half an hour").Want(http.StatusUnprocessableEntity, "[role=alert]")
	if !strings.Contains(again.Body, "half an hour") {
		t.Error("what was written is lost")
	}
	for n, code := range []string{"tom", "mira", "zoe"} {
		if n == 2 { // two have handed in
			for who, v := range map[string]*webtest.Visitor{"the coordinator": lead, "another rater": raters["zoe"]} {
				for _, path := range []string{"/positions/porter", "/positions/porter/c/heron", "/positions/porter/results", "/positions/porter/ratings.csv"} {
					if strings.Contains(v.Get(path).Want(http.StatusOK).Body, "half an hour at the gate") {
						t.Errorf("%s sees a sealed rating at %s", who, path)
					}
				}
			}
		}
		raters[code].Post("/positions/porter/c/heron/rate", fields(page, []string{"5", "3", "4"}[n])...).Want(http.StatusOK, "[role=status]")
	}
	if !strings.Contains(raters["tom"].Get("/positions/porter/c/heron").Body, "half an hour at the gate") {
		t.Error("what is revealed is not seen")
	}
	lead.Post("/positions/porter/do", "do", "freeze").Want(http.StatusOK)
	lead.Get("/positions/porter/alike").Want(http.StatusOK, "main")
	results := lead.Get("/positions/porter/results").Want(http.StatusOK, "table", "#agenda", "#agree", "#decide")
	question, requirement := results.Value("form input[name=question]", "value"), results.Value("form input[name=requirement]", "value")
	on := []string{"candidate", "heron", "question", question, "requirement", requirement, "back", "results"}
	lead.Post("/positions/porter/do", append(on, "do", "discuss")...).Want(http.StatusOK, "#disc")
	raters["tom"].Post("/positions/porter/do", append(on, "do", "change", "level", "4", "reason", "Heard it again.")...).Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "enddiscussion", "back", "results").Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "decide", "candidates", "heron", "outcome.heron", "offer", "reason.heron", "Meets the must.", "against.heron", question+" "+requirement, "back", "results").Want(http.StatusOK, "#dec")
	zip := []byte(lead.Get("/positions/porter/packet.zip").Want(http.StatusOK).Body)
	r, err := packet.Verify(bytes.NewReader(zip), int64(len(zip)), packet.Options{Rules: panel.Rules()})
	if err != nil || !r.Whole {
		t.Errorf("the packet: %v, %+v", err, r)
	}
	lead.Get("/positions/porter/c/heron/access.json").Want(http.StatusOK)
	lead.Get("/positions/porter/interviews.ics").Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "erase", "candidate", "heron", "reason", "asked for it", "back", "c/heron").Want(http.StatusOK)
	lead.Post("/panel/leave").Want(http.StatusOK, "form[action=/panel/enter]")
	lead.Post("/positions/porter/do", "do", "close", "reason", "over").Want(http.StatusForbidden)
}

// TestSampleComesAndGoes: the invented people enter while their position is there.
func TestSampleComesAndGoes(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	enter := func(want int) {
		t.Helper()
		site.Visitor(t).Post("/panel/enter", "code", "tom", "password", "look around here").Want(want)
	}
	enter(http.StatusForbidden)
	for range 2 {
		lead.Post("/panel/sample").Want(http.StatusOK, "[role=status]", "a[href=/positions/invented]")
		enter(http.StatusOK)
		lead.Post("/positions/invented/remove").Want(http.StatusOK, "[role=status]")
		enter(http.StatusForbidden)
	}
}

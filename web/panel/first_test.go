package panel_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestLookAround: one press makes the invented position and lets its owner in; another
// takes everything away again, and the first account is still to be made.
func TestLookAround(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Get("/").Want(http.StatusOK, "form[action=/panel/look] button")
	v.Post("/panel/look").Want(http.StatusOK, ".guises")
	if got := v.Get("/positions/invented/job").Want(http.StatusOK, "#agreed").Text("#agreed"); got == "" {
		t.Error("the job has no title")
	}
	v.Post("/panel/enter", "code", "tom", "password", "look around here", "to", "/positions/invented").Want(http.StatusOK, ".guises")
	if got := v.Get("/positions/invented").Text(".signed-in span"); !strings.Contains(got, "Tom Sample") {
		t.Errorf("the visitor is %q", got)
	}
	v.Post("/panel/enter", "code", "ines", "password", "look around here").Want(http.StatusOK, "#begin")
	v.Post("/positions/invented/remove").Want(http.StatusOK, "[role=status]", "form[action=/panel/first]")
	v.Post("/panel/look").Want(http.StatusOK, ".guises") // and once more
	v.Post("/panel/first", "code", "ines", "name", "Real Ines", "password", password).Want(http.StatusConflict, "[role=alert]", "form[action=/panel/first]")
	v.Post("/panel/enter", "code", "ines", "password", "look around here").Want(http.StatusOK)
	v.Post("/positions/invented/remove").Want(http.StatusOK)
	first(t, site)
	v.Post("/panel/look").Want(http.StatusOK, "h1")
	v.Get("/panel/enter").Want(http.StatusOK, "form[action=/panel/enter]")
	if len(v.Get("/panel/enter").Find("form[action=/panel/first]")) > 0 {
		t.Error("a first account is offered although there is one")
	}
}

// TestWayIn: who was to sign in goes on where they wanted to, and nowhere else.
func TestWayIn(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	first(t, site)
	v := site.Visitor(t)
	p := v.Get("/panel/new?job=customer-service-administrator").Want(http.StatusOK, "input[name=to]")
	if got, want := p.Value("input[name=to]", "value"), "/panel/new?job=customer-service-administrator"; got != want {
		t.Errorf("leads to %q, want %q", got, want)
	}
	for _, to := range []string{"//evil.example", "https://evil.example", "/positions/../../evil", "/panel/\\evil.example", "/yours/erase"} {
		got := v.Get("/panel/enter?to="+url.QueryEscape(to)).Value("input[name=to]", "value")
		if got != "/panel" && !strings.HasPrefix(got, "/positions/..") {
			t.Errorf("%q leads to %q", to, got)
		}
	}
}

// TestPositionOfJob: a job page leads to a position that has the job, and a guide of it.
func TestPositionOfJob(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t, webtest.WithSample)
	lead := first(t, site)
	lead.Get(webtest.SampleJob).Want(http.StatusOK, "a[href=/panel/new?job=customer-service-administrator]")
	p := lead.Get("/panel/new?job=customer-service-administrator").Want(http.StatusOK, "input[name=job]")
	if got := p.Value("#code", "value"); got != "customer-service-administrator" {
		t.Errorf("the code proposed is %q", got)
	}
	lead.Post("/panel/new", "job", "customer-service-administrator", "title", "Administrator", "code", "porter").Want(http.StatusOK, "[role=status]")
	lead.Post("/panel/new", "job", "customer-service-administrator", "title", "Administrator", "code", "porter").Want(http.StatusConflict, "[role=alert]")
	lead.Post("/positions/porter/do", "do", "guide", "job", "position", "reason", "as they are derived").Want(http.StatusOK)
	tom := joined(t, site, lead, "tom", "rater")
	page := tom.Get("/positions/porter/job").Want(http.StatusOK, "input[name=sha256]")
	tom.Post("/positions/porter/do", "do", "agreejob", "sha256", strings.Repeat("0", 64), "back", "job").Want(http.StatusConflict, "[role=alert]")
	tom.Post("/positions/porter/do", "do", "agreejob", "sha256", page.Value("input[name=sha256]", "value"), "back", "job").Want(http.StatusOK)
	if got := lead.Get("/positions/porter/job").Text("#agreed"); got == "" || !strings.Contains(lead.Get("/positions/porter/job").Body, "tom agreed on") {
		t.Error("who agreed does not stand on the page")
	}
	tom.Post("/positions/porter/do", "do", "describe", "job", "customer-service-administrator", "back", "job").Want(http.StatusForbidden)
}

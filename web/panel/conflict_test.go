package panel_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// opened is a position with a sealed guide, three raters who have no conflict of interest
// in general, and two candidates.
func opened(t *testing.T, site *webtest.Site) (lead *webtest.Visitor, raters map[string]*webtest.Visitor) {
	t.Helper()
	lead = first(t, site)
	lead.Post("/panel/new", "title", "Porter at the gate", "code", "porter").Want(http.StatusOK, "h1")
	lead.Post("/positions/porter/do", "do", "guide", "job", "bus-driver", "byquestion", "1", "reason", "all alike").Want(http.StatusOK)
	raters = map[string]*webtest.Visitor{}
	for _, code := range []string{"tom", "mira", "zoe"} {
		raters[code] = joined(t, site, lead, code, "rater")
		raters[code].Post("/positions/porter/do", "do", "declare", "conflict", "no").Want(http.StatusOK)
	}
	for _, code := range []string{"heron", "wren"} {
		lead.Post("/positions/porter/do", "do", "add", "code", code, "name", "Paula Placeholder").Want(http.StatusOK)
	}
	return lead, raters
}

// TestConflictWithOne: who said at the beginning that there is no conflict of interest
// declares one later with one candidate, and is left out for that one alone.
func TestConflictWithOne(t *testing.T) {
	t.Parallel()
	lead, raters := opened(t, webtest.Start(t))
	zoe := raters["zoe"]
	zoe.Get("/positions/porter").Want(http.StatusOK, "#declared option[value=wren]", "#declared button[value=no]")
	zoe.Get("/positions/porter/c/wren").Want(http.StatusOK, "#conflict button[value=yes]", "form input[value=answer]")
	p := zoe.Post("/positions/porter/do", "do", "declare", "candidate", "wren", "conflict", "yes", "reason", "a cousin", "back", "c/wren").Want(http.StatusOK, "#biased")
	for _, not := range []string{"#conflict", "form input[value=answer]"} {
		if len(p.Find(not)) > 0 {
			t.Errorf("%s is there for who has a conflict of interest", not)
		}
	}
	if text := lead.Get("/positions/porter").Body; !strings.Contains(text, "conflict of interest with wren") {
		t.Error("the coordinator is not told with whom")
	}
	lead.Post("/positions/porter/do", "do", "round").Want(http.StatusOK)
	for candidate, want := range map[string]int{"heron": 1, "wren": 0} {
		if got := len(zoe.Get("/positions/porter").Find("a[href=/positions/porter/c/" + candidate + "/rate]")); got != want {
			t.Errorf("zoe is asked to rate %s %d times, want %d", candidate, got, want)
		}
	}
}

// TestConflictInRound says to who runs the round that a rater will not hand in.
func TestConflictInRound(t *testing.T) {
	t.Parallel()
	lead, raters := opened(t, webtest.Start(t))
	lead.Post("/positions/porter/do", "do", "round").Want(http.StatusOK)
	raters["mira"].Post("/positions/porter/do", "do", "declare", "candidate", "heron", "conflict", "yes", "back", "c/heron").Want(http.StatusOK, "#biased")
	if want := "mira has declared a conflict of interest with heron and will not hand in"; !strings.Contains(lead.Get("/positions/porter").Body, want) {
		t.Errorf("the page lacks %q", want)
	}
	if len(raters["mira"].Get("/positions/porter").Find("a[href=/positions/porter/c/heron/rate]")) > 0 {
		t.Error("mira is asked to rate heron")
	}
}

// TestLinksAreWhole gives links with the address of the server and the person they are for,
// and times with their zone.
func TestLinksAreWhole(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead, _ := opened(t, site)
	p := lead.Post("/positions/porter/do", "do", "invite", "member", "otto", "role", "observer").Want(http.StatusOK)
	if text := p.Text("[role=status]"); !strings.Contains(text, "Give this link to otto") || !strings.Contains(text, "this machine alone") {
		t.Errorf("the invitation says %q", text)
	}
	own := lead.Post("/positions/porter/do", "do", "link", "candidate", "heron", "back", "c/heron").Want(http.StatusOK).Text("#ownlink")
	for _, link := range []string{p.Text("[role=status] code"), own} {
		if !strings.HasPrefix(link, "http://127.0.0.1:") {
			t.Errorf("the link is %q, want the whole address", link)
		}
	}
	lead.Post("/positions/porter/do", "do", "schedule", "candidate", "heron", "start", "2026-12-31T23:45", "minutes", "45", "where", "Room 2", "back", "c/heron").Want(http.StatusOK)
	for _, body := range []string{lead.Get("/positions/porter/c/heron").Body, lead.Get("/positions/porter").Body, site.Visitor(t).Get(own).Body} {
		if !strings.Contains(body, "31 December 2026, 23:45 UTC") {
			t.Error("the time of the interview has no zone")
		}
	}
}

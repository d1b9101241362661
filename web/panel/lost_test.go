package panel_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/panel/sample"
	"yardstick/web/webtest"
)

// TestLostInvitation makes another link for a member who has lost theirs, and for nobody
// who is no member.
func TestLostInvitation(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	lead.Post("/panel/new", "title", "Porter", "code", "porter").Want(http.StatusOK)
	const do = "/positions/porter/do"
	if n := len(lead.Get("/positions/porter").Want(http.StatusOK).Find("#relink")); n > 0 {
		t.Error("a new link is offered where there is no member but oneself")
	}
	lead.Post(do, "do", "invite", "member", "tom", "role", "rater").Want(http.StatusOK)
	lead.Get("/positions/porter").Want(http.StatusOK, "#relink input[value=tom]")
	link := lead.Post(do, "do", "relink", "member", "tom", "role", "rater").Want(http.StatusOK, "[role=status]").Text("[role=status] code")
	tom := site.Visitor(t)
	tom.Post(link, "name", "Tom Tester", "password", password).Want(http.StatusOK)
	tom.Get("/positions/porter").Want(http.StatusOK, "#declare")
	lead.Post(do, "do", "relink", "member", "tom", "role", "coordinator").Want(http.StatusNotFound)
	lead.Post(do, "do", "relink", "member", "eve", "role", "rater").Want(http.StatusNotFound)
	tom.Post(do, "do", "relink", "member", "tom", "role", "rater").Want(http.StatusForbidden)
}

// TestGuideIsShown: what was sealed is named on the page and can be read; until the first
// round it can be replaced there.
func TestGuideIsShown(t *testing.T) {
	t.Parallel()
	lead, raters := opened(t, webtest.Start(t))
	const page, do = "/positions/porter", "/positions/porter/do"
	text := lead.Get(page).Want(http.StatusOK, "#reguide", "a[href=/positions/porter/guide.md]").Text("section[aria-labelledby=guide]")
	if !strings.Contains(text, "version 1, sealed: 7 questions. A rater gives 7 levels for each candidate.") {
		t.Errorf("of the guide it says %q", text)
	}
	if body := lead.Get("/positions/porter/guide.json").Want(http.StatusOK).Body; strings.Contains(body, "Ines Example") || !strings.Contains(body, `"by":"ines"`) {
		t.Error("the guide, which goes with the record, names who sealed it by more than the code")
	}
	if n := len(raters["tom"].Get(page).Want(http.StatusOK, "a[href=/positions/porter/guide.md]").Find("#reguide")); n > 0 {
		t.Error("a rater is offered to replace the guide")
	}
	lead.Post(do, "do", "guide", "job", "electrician", "reason", "the other job").Want(http.StatusOK)
	if text := lead.Get(page).Text("section[aria-labelledby=guide]"); !strings.HasPrefix(text, "Guide electrician") {
		t.Errorf("the guide is still another one: %q", text)
	}
	lead.Post(do, "do", "round").Want(http.StatusOK)
	p := lead.Get(page)
	if n := len(p.Find("#reguide")); n > 0 {
		t.Error("the guide can be replaced while it is rated by")
	}
	if !strings.Contains(p.Body, "tom (heron, wren)") {
		t.Error("who is awaited is not told rater by rater")
	}
}

// TestFeedbackIsReadFirst shows the coordinator what the candidate would see of the
// decision, before it is shown, and with other people taken out.
func TestFeedbackIsReadFirst(t *testing.T) {
	t.Parallel()
	_, lead := decided(t)
	text := lead.Get("/positions/"+sample.Code+"/c/kestrel").Want(http.StatusOK, "#preview").Text("#preview")
	if !strings.Contains(text, "Not chosen") || !strings.Contains(text, "The must functions is at level 2") {
		t.Errorf("the preview says %q", text)
	}
}

// TestSecondPosition takes the sealed guide of one position to another: it is the same one.
func TestSecondPosition(t *testing.T) {
	t.Parallel()
	lead, _ := opened(t, webtest.Start(t))
	const hash = "section[aria-labelledby=guide] code"
	want := lead.Get("/positions/porter").Want(http.StatusOK, "a[href=/positions/porter/guide.json]").Text(hash)
	sealed := lead.Get("/positions/porter/guide.json").Want(http.StatusOK).Body
	lead.Post("/panel/new", "title", "Porter in the north", "code", "north").Want(http.StatusOK)
	lead.Send("/positions/north/do", "guide.json", sealed, "do", "guide", "reason", "the same job").Want(http.StatusOK)
	if got := lead.Get("/positions/north").Want(http.StatusOK).Text(hash); got != want || len(want) != 64 {
		t.Errorf("the second position has the guide %q, want %q", got, want)
	}
}

// TestObserverWaits says to an observer before the decision that there is nothing to see.
func TestObserverWaits(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead, _ := opened(t, site)
	p := joined(t, site, lead, "otto", "observer").Get("/positions/porter").Want(http.StatusOK, "#later")
	if n := len(p.Find("a[download]")); n > 0 {
		t.Errorf("%d files are offered to who may see nothing", n)
	}
	lead.Get("/positions/porter").Want(http.StatusOK, "a[download]")
}

// TestNoRoundWithoutRaters offers no round while there is nobody who could rate.
func TestNoRoundWithoutRaters(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	const page, round = "/positions/porter", "form input[value=round]"
	lead.Post("/panel/new", "title", "Porter", "code", "porter").Want(http.StatusOK)
	lead.Post(page+"/do", "do", "guide", "job", "bus-driver", "reason", "all alike").Want(http.StatusOK)
	lead.Post(page+"/do", "do", "add", "code", "heron", "name", "Paula Placeholder").Want(http.StatusOK)
	if n := len(lead.Get(page).Want(http.StatusOK).Find(round)); n > 0 {
		t.Error("a round is offered without raters")
	}
	joined(t, site, lead, "tom", "rater")
	lead.Get(page).Want(http.StatusOK, round)
}

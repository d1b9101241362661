package panel_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/web/webtest"
)

// discussing is the invented position before its decision: its desk, its coordinator, and
// a way to enter as another of its people.
func discussing(t *testing.T) (*panel.Desk, *webtest.Visitor, func(code string) *webtest.Visitor) {
	t.Helper()
	site := webtest.Start(t)
	lead := first(t, site)
	lead.Post("/panel/sample").Want(http.StatusOK)
	return site.Positions(t), lead, func(code string) *webtest.Visitor {
		v := site.Visitor(t)
		v.Post("/panel/enter", "code", code, "password", sample.Password).Want(http.StatusOK)
		return v
	}
}

// TestNothingIsDecidedBeforehand: the page for the decision chooses no outcome and nothing
// that it rests on, and says beside each must how the candidate stands on it.
func TestNothingIsDecidedBeforehand(t *testing.T) {
	t.Parallel()
	_, lead, _ := discussing(t)
	p := lead.Get("/positions/invented/decide").Want(http.StatusOK, "#o-heron[required]", "#o-heron option[value=]")
	for _, not := range []string{"input[checked]", "option[selected]"} {
		if n := len(p.Find(not)); n > 0 {
			t.Errorf("%d of %s are chosen before anybody has", n, not)
		}
	}
	for _, want := range []string{"not met, mean 2", "met, mean "} {
		if !strings.Contains(p.Body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// TestMustsByName: the totals say which musts are not met, and how much was assessed.
func TestMustsByName(t *testing.T) {
	t.Parallel()
	d, lead, _ := discussing(t)
	view, err := d.See(t.Context(), panel.Viewer{Code: sample.Coordinator}, sample.Code, panel.Focus{Guide: true})
	if err != nil {
		t.Fatal(err)
	}
	text := lead.Get("/positions/invented/results").Want(http.StatusOK).Text("section[aria-labelledby=standing]")
	for _, total := range view.Results.Standing {
		if !strings.Contains(text, total.Candidate) {
			t.Errorf("the table lacks %s: %s", total.Candidate, text)
		}
	}
	for _, want := range []string{"1 must is not met", "Says what failing means", "(mean 2", " %"} {
		if !strings.Contains(text, want) {
			t.Errorf("the totals lack %q: %s", want, text)
		}
	}
}

// TestOwnLevelIsChosen: who changes a level begins at their own, not at the lowest; who has
// not rated the candidate is offered no change.
func TestOwnLevelIsChosen(t *testing.T) {
	t.Parallel()
	d, lead, as := discussing(t)
	ines := panel.Viewer{Code: sample.Coordinator}
	view, err := d.See(t.Context(), ines, sample.Code, panel.Focus{Candidate: "*"})
	if err != nil {
		t.Fatal(err)
	}
	apart := view.Results.Agenda[0]
	want := ""
	for _, c := range view.Candidates {
		for _, r := range c.Ratings {
			for _, l := range r.Levels {
				if c.Code == apart.Candidate && r.Rater == "tom" && l.Question == apart.Question && l.Requirement == apart.Requirement {
					want = string(rune('0' + *l.Level))
				}
			}
		}
	}
	lead.Post("/positions/invented/do", "do", "discuss", "candidate", apart.Candidate, "question", apart.Question, "requirement", apart.Requirement, "back", "results").Want(http.StatusOK)
	p := as("tom").Get("/positions/invented/results").Want(http.StatusOK, "#level", "a[href=/positions/invented/c/"+apart.Candidate+"#q-"+apart.Question+"]")
	if got := p.Text("#level option[selected]"); got != want {
		t.Errorf("the level %q is chosen, want tom's own, %q", got, want)
	}
}

// TestNoChangeWithoutRating offers no change of a level to who has not rated the candidate.
func TestNoChangeWithoutRating(t *testing.T) {
	t.Parallel()
	lead, raters := opened(t, webtest.Start(t))
	const do = "/positions/porter/do"
	raters["zoe"].Post(do, "do", "declare", "candidate", "wren", "conflict", "yes").Want(http.StatusOK)
	lead.Post(do, "do", "round").Want(http.StatusOK)
	for code, candidates := range map[string][]string{"tom": {"heron", "wren"}, "mira": {"heron", "wren"}, "zoe": {"heron"}} {
		for _, c := range candidates {
			page := "/positions/porter/c/" + c + "/rate"
			level := map[string]string{"tom": "5", "mira": "2", "zoe": "3"}[code]
			raters[code].Post(page, fields(raters[code].Get(page), level)...).Want(http.StatusOK, "[role=status]")
		}
	}
	lead.Post(do, "do", "freeze").Want(http.StatusOK)
	lead.Post(do, "do", "discuss", "candidate", "wren", "question", "define-failure", "back", "results").Want(http.StatusOK, "#disc")
	raters["tom"].Get("/positions/porter/results").Want(http.StatusOK, "#disc", "#level")
	if n := len(raters["zoe"].Get("/positions/porter/results").Want(http.StatusOK, "#disc").Find("#level")); n > 0 {
		t.Error("zoe, who has not rated wren, is offered a change")
	}
}

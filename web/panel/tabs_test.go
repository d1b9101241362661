package panel_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestOtherTab: an answer from a tab that another one has overtaken is no answer to the
// question that has come since, and is shown to who wrote it.
func TestOtherTab(t *testing.T) {
	t.Parallel()
	_, _, _, heron, link := written(t)
	p := heron.Post(link, "do", "agree").Want(http.StatusOK)
	if text := p.Text("section[aria-labelledby=question] p"); !strings.Contains(text, "From when you open it you have 4 minutes 30 seconds.") {
		t.Errorf("of the time it says %q", text)
	}
	before := p.Value("input[name=question]", "value")
	heron.Post(link, "do", "begin", "question", before).Want(http.StatusOK)
	p = heron.Post(link, "do", "answer", "question", before, "answer", "Half an hour at the gate.").Want(http.StatusOK)
	after := p.Value("input[name=question]", "value")
	heron.Post(link, "do", "begin", "question", after).Want(http.StatusOK)
	p = heron.Post(link, "do", "answer", "question", before, "answer", "From the other tab.").Want(http.StatusConflict, "[role=alert]", "#untaken")
	if got := p.Text("#answer"); got != "" {
		t.Errorf("%q stands as the answer to another question", got)
	}
	if text := p.Text("main"); !strings.Contains(text, "was handed in before, from another window") || !strings.Contains(text, "From the other tab.") {
		t.Errorf("the page does not say what became of it: %s", text)
	}
}

// TestOwnAnswersInOrder shows what was handed in under the questions, in their order.
func TestOwnAnswersInOrder(t *testing.T) {
	t.Parallel()
	_, _, _, heron, link := written(t)
	p := heron.Post(link, "do", "agree").Want(http.StatusOK)
	var want []string
	for n := 0; len(p.Find("button[value=begin]")) > 0; n++ {
		question := p.Value("input[name=question]", "value")
		want = append(want, heron.Post(link, "do", "begin", "question", question).Want(http.StatusOK).Text("#question"))
		p = heron.Post(link, "do", "answer", "question", question, "answer", "Answer "+string(rune('A'+n))+".").Want(http.StatusOK)
	}
	text := p.Text("main")
	for n, question := range want {
		_, after, found := strings.Cut(text, question)
		if text = after; !found || !strings.HasPrefix(strings.TrimSpace(text), "Answer "+string(rune('A'+n))) {
			t.Fatalf("question %d is not followed by its answer: %.80q", n+1, text)
		}
	}
}

// TestStillWriting says to who runs the position and to who rates that a candidate is not
// done: a rating ends their interview.
func TestStillWriting(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead, raters := opened(t, site)
	link := lead.Post("/positions/porter/do", "do", "link", "candidate", "heron", "back", "c/heron").Want(http.StatusOK).Text("#ownlink")
	heron := site.Visitor(t)
	question := heron.Post(link, "do", "agree").Want(http.StatusOK).Value("input[name=question]", "value")
	heron.Post(link, "do", "begin", "question", question).Want(http.StatusOK)
	heron.Post(link, "do", "answer", "question", question, "answer", "Half an hour at the gate.").Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "round").Want(http.StatusOK)
	if text := lead.Get("/positions/porter").Text("main"); !strings.Contains(text, "is answering in writing: 1 of ") {
		t.Error("who runs the position is not told that heron is still writing")
	}
	const page = "/positions/porter/c/heron/rate"
	p := raters["tom"].Get(page).Want(http.StatusOK, "#writing")
	if n := len(raters["tom"].Get("/positions/porter/c/wren/rate").Want(http.StatusOK).Find("#writing")); n > 0 {
		t.Error("wren, who does not answer in writing, is said to be writing")
	}
	raters["tom"].Post(page, fields(p, "3")...).Want(http.StatusOK, "[role=status]")
	if text := lead.Get("/positions/porter").Text("main"); strings.Contains(text, "is answering in writing") {
		t.Error("heron is said to be writing when nothing is taken any more")
	}
}

// TestDraftAfterHandIn writes on in a second tab after a rating was handed in: the page says
// that it is not kept, rather than that there is no connection, and keeps nothing of it.
func TestDraftAfterHandIn(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t)
	lead, _ := opened(t, site)
	lead.Post("/positions/porter/do", "do", "round").Want(http.StatusOK)
	tab, second := browser.Tab(t, site, webtest.Desktop()), browser.Tab(t, site, webtest.Desktop())
	tab.Go("/panel/enter")
	tab.Type("#code", "tom")
	tab.Type("#password", password)
	tab.Press("main form button")
	for _, at := range []*webtest.Tab{tab, second} {
		at.Go("/positions/porter/c/heron/rate")
	}
	tab.Type("textarea[name^='evidence.']", "Heard by tom.")
	handInInBrowser(tab, 3)
	second.Type("textarea[name^='evidence.']", "Heard later.")
	second.Until("document.getElementById('saved').textContent === document.getElementById('rating').dataset.refused")
	second.Until("Object.keys(localStorage).filter(k => k.startsWith('yardstick rating')).length === 0")
}

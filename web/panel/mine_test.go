package panel_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web"
	"yardstick/web/webtest"
)

// watch is a clock that stands until it is put forward.
type watch struct {
	mu  sync.Mutex
	now time.Time
}

func (w *watch) Now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *watch) forward(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// written is a position of which heron, who has half the time more, answers in
// writing: the lead, heron's link and a visitor who has nothing but the link.
func written(t *testing.T) (site *webtest.Site, w *watch, lead, heron *webtest.Visitor, link string) {
	t.Helper()
	w = &watch{now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)}
	site = webtest.Start(t, func(c *web.Config) { c.Now, c.Positions.Now = w.Now, w.Now })
	lead = first(t, site)
	link = linked(lead)
	return site, w, lead, site.Visitor(t), link
}

// linked makes the position and the link.
func linked(lead *webtest.Visitor) string {
	lead.Post("/panel/new", "title", "Porter at the gate", "code", "porter").Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "guide", "job", "bus-driver", "reason", "all alike").Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "add", "code", "heron", "name", "Paula Placeholder").Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "accommodate", "candidate", "heron", "percent", "50", "note", "agreed", "back", "c/heron").Want(http.StatusOK)
	return lead.Post("/positions/porter/do", "do", "link", "candidate", "heron", "back", "c/heron").Want(http.StatusOK, "#ownlink").Text("#ownlink")
}

// TestWritten goes the way of a candidate: notice, consent, question by question.
func TestWritten(t *testing.T) {
	t.Parallel()
	_, w, lead, heron, link := written(t)
	p := heron.Get(link).Want(http.StatusOK, "#notice")
	if len(p.Find("#rating")) > 0 || strings.Contains(p.Body, "Paula") {
		t.Error("a question, or a name, is shown before the consent")
	}
	heron.Post(link, "do", "begin", "question", "define-failure").Want(http.StatusConflict, "[role=alert]")
	heron.Post(link, "do", "refuse").Want(http.StatusOK, "#notice", "[role=status]")
	p = heron.Post(link, "do", "agree").Want(http.StatusOK, "#question", "button[value=begin]")
	question := p.Value("input[name=question]", "value")
	p = heron.Post(link, "do", "begin", "question", question).Want(http.StatusOK, "#rating", "textarea[name=answer]")
	heron.Post(link, "do", "answer", "question", question, "answer", " ").Want(http.StatusUnprocessableEntity, "[role=alert]")

	// A reload neither loses what was written nor begins the time again.
	until := p.Text("#rating p")
	heron.Post(link+"/draft", "question", question, "answer", "Half an hour", "writer", "a", "revision", "1").Want(http.StatusOK)
	w.forward(time.Minute)
	p = heron.Get(link).Want(http.StatusOK, "#rating")
	if got := p.Text("#answer"); got != "Half an hour" {
		t.Errorf("after a reload the answer is %q", got)
	}
	if got := p.Text("#rating p"); got != until || until == "" {
		t.Errorf("the time ends at %q, then at %q", until, got)
	}
	if strings.Contains(lead.Get("/positions/porter/c/heron").Want(http.StatusOK).Body, "Half an hour") {
		t.Error("the coordinator sees a draft")
	}
	p = heron.Post(link, "do", "answer", "question", question, "answer", "Half an hour at the gate.").Want(http.StatusOK, "button[value=begin]")
	if !strings.Contains(lead.Get("/positions/porter/c/heron").Want(http.StatusOK).Body, "Half an hour at the gate.") {
		t.Error("the coordinator does not see the answer")
	}
	heron.Post(link, "do", "answer", "question", question, "answer", "better").Want(http.StatusConflict)

	// What comes after the time is not taken; what was kept in time is.
	question = p.Value("input[name=question]", "value")
	heron.Post(link, "do", "begin", "question", question).Want(http.StatusOK)
	heron.Post(link+"/draft", "question", question, "answer", "In time", "writer", "b", "revision", "1").Want(http.StatusOK)
	w.forward(2 * time.Hour)
	heron.Post(link+"/draft", "question", question, "answer", "Too late", "writer", "b", "revision", "2").Want(http.StatusConflict)
	p = heron.Get(link).Want(http.StatusOK, "[role=status]")
	if len(p.Find("#rating")) > 0 || !strings.Contains(p.Body, "In time") {
		t.Error("after the time the page does not say what the answer is")
	}
	heron.Post(link, "do", "answer", "question", question, "answer", "Too late")
	body := lead.Get("/positions/porter/c/heron").Want(http.StatusOK).Body
	if !strings.Contains(body, "In time") || strings.Contains(body, "Too late") {
		t.Error("the answer is not what was kept in time")
	}
	for p = heron.Get(link); len(p.Find("button[value=begin]")) > 0; p = heron.Get(link) {
		question = p.Value("input[name=question]", "value")
		heron.Post(link, "do", "begin", "question", question).Want(http.StatusOK)
		heron.Post(link, "do", "answer", "question", question, "answer", "Nobody rang back.").Want(http.StatusOK)
	}
	p.Want(http.StatusOK, "[role=status]", ".answer")
}

// TestExtraTime: the time of a question is that of the guide and what was agreed.
func TestExtraTime(t *testing.T) {
	t.Parallel()
	site, w, _, heron, link := written(t)
	question := heron.Post(link, "do", "agree").Want(http.StatusOK).Value("input[name=question]", "value")
	heron.Post(link, "do", "begin", "question", question).Want(http.StatusOK)
	view, err := site.Positions(t).See(t.Context(), panel.Viewer{Code: "heron", Roles: []people.Role{people.Candidate}}, "porter", panel.Focus{})
	if err != nil {
		t.Fatal(err)
	}
	a := view.Sitting.Current
	if got, want := a.Ends.Sub(w.Now()), time.Duration(a.Seconds)*time.Second; got != want || a.Seconds%3 != 0 || a.Seconds == 0 {
		t.Errorf("the time is %v of %d seconds", got, a.Seconds)
	}
}

// TestFeedback: after the decision, and by the coordinator's choice, the link shows
// what was asked and why it was decided, and nothing of other people.
func TestFeedback(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	if err := sample.Make(t.Context(), site.Positions(t), sample.Decided); err != nil {
		t.Fatal(err)
	}
	do := "/positions/" + sample.Code + "/do"
	link := lead.Post(do, "do", "link", "candidate", "heron", "back", "c/heron").Want(http.StatusOK).Text("#ownlink")
	heron := site.Visitor(t)
	if p := heron.Get(link).Want(http.StatusOK); len(p.Find("#reasons")) > 0 {
		t.Error("the reasons are shown before the coordinator chose so")
	}
	lead.Post(do, "do", "feedback", "candidate", "heron", "back", "c/heron").Want(http.StatusOK)
	p := heron.Get(link).Want(http.StatusOK, "#reasons", "#asked", "#measured")
	for _, word := range append(secret, "kestrel", "Karl", "Tom", "Mira", "Zoe", "Ines", "rater 1:") {
		if strings.Contains(p.Body, word) {
			t.Errorf("the feedback holds %q", word)
		}
	}
	heron.Post(link, "do", "request", "about", "review", "text", "Please look again.").Want(http.StatusOK)
	if !strings.Contains(lead.Get("/positions/"+sample.Code).Body, "Please look again.") {
		t.Error("the request is not in the register")
	}
	other := lead.Post(do, "do", "link", "candidate", "wren", "back", "c/wren").Want(http.StatusOK).Text("#ownlink")
	if p := site.Visitor(t).Get(other).Want(http.StatusOK); len(p.Find("#reasons")) > 0 || strings.Contains(p.Body, "Please look again.") {
		t.Error("another candidate sees what is not theirs")
	}
}

// TestWalkMine answers a question in a real browser, at two widths, light and dark.
func TestWalkMine(t *testing.T) {
	browser := webtest.Open(t)
	for _, look := range []webtest.Look{webtest.Phone(), webtest.Desktop().InTheDark()} {
		t.Run(look.Name, func(t *testing.T) {
			site := webtest.Start(t)
			lead := first(t, site)
			link := linked(lead)
			tab := browser.Tab(t, site, look)
			tab.Go(link)
			tab.Shoot("panel-11-notice")
			tab.Press("button[value=agree]")
			tab.Shoot("panel-12-next")
			tab.Press("button[value=begin]")
			tab.Until("/^\\d+:\\d\\d$/.test(document.getElementById('timer').textContent)")
			tab.Type("#answer", "Half an hour at the gate.")
			tab.Until("document.getElementById('saved').textContent === document.getElementById('rating').dataset.saved")
			tab.Go(link)
			if got := webtest.Eval[string](tab, "document.getElementById('answer').value"); got != "Half an hour at the gate." {
				tab.Errorf("after a reload the answer is %q", got)
			}
			tab.Shoot("panel-13-writing")
			tab.Press("#handin")
			tab.See("button[value=begin]")

			if err := sample.Make(t.Context(), site.Positions(t), sample.Decided); err != nil {
				t.Fatal(err)
			}
			do := "/positions/" + sample.Code + "/do"
			told := lead.Post(do, "do", "link", "candidate", "heron", "back", "c/heron").Text("#ownlink")
			lead.Post(do, "do", "feedback", "candidate", "heron", "back", "c/heron").Want(http.StatusOK)
			tab.Go(told)
			tab.Shoot("panel-14-feedback")
			tab.Go("/panel/enter")
			signIn(tab, "ines")
			tab.See("a[href='/panel/new']")
			tab.Go("/positions/porter/answers")
			tab.Shoot("panel-15-answers")
			tab.Go("/positions/porter/c/heron")
			tab.Shoot("panel-16-own")
		})
	}
}

// TestAnswersFromFile: a file is looked at first, and kept whole or not at all.
func TestAnswersFromFile(t *testing.T) {
	t.Parallel()
	_, _, lead, _, _ := written(t)
	const page = "/positions/porter/answers"
	lead.Get(page).Want(http.StatusOK, "input[type=file]")
	bad := `{"candidate":"heron","question":"define-failure","answer":"One."}` + "\n" + `{"candidate":"owl","question":"define-failure","answer":"Two."}`
	p := lead.Post(page, "do", "keep", "lines", bad).Want(http.StatusUnprocessableEntity, "[role=alert]")
	if got := p.Text("[role=alert]"); !strings.Contains(got, "answers.jsonl:2") || !strings.Contains(got, "candidate") {
		t.Errorf("the error is %q", got)
	}
	if strings.Contains(lead.Get("/positions/porter/c/heron").Body, "One.") {
		t.Error("half of a file was kept")
	}
	p = lead.Send(page, "a.csv", "candidate,question,answer\nheron,define-failure,One.\n").Want(http.StatusOK, "#matched", "input[name=lines]")
	if strings.Contains(lead.Get("/positions/porter/c/heron").Body, "One.") {
		t.Error("a look has kept something")
	}
	lead.Post(page, "do", "keep", "source", "imported", "lines", p.Value("input[name=lines]", "value")).Want(http.StatusOK, "[role=status]")
	if !strings.Contains(lead.Get("/positions/porter/c/heron").Body, "One.") {
		t.Error("the answer is not kept")
	}
}

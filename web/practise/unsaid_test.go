package practise_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// kitchen is a guide whose one question wants two of three areas.
const kitchen = `yardstick: guide/v1
id: kitchen
title: Kitchen
version: 1
questions:
  - id: areas
    text: Define failure in this kitchen.
    type: custom
    requirements:
      - id: areas
        text: Says what failing means in the areas of the kitchen.
        kind: coverage
        must: true
        items: ["delivery routes, such as planning nine a day", "diets", "invoices, such as sending them"]
        at_least: 2
      - {id: own, text: Takes the late lunch on himself or herself., kind: personal}
`

// TestPartsThatAreUnsaid: where a point is met because enough of its parts are said,
// the parts that are not are named all the same, and while one writes the coach names
// what its question asks about.
func TestPartsThatAreUnsaid(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Send("/choose/file", "kitchen.yaml", kitchen).Want(http.StatusOK)
	p := v.Post("/jobs/kitchen/attempts", "question", "areas", "mode", "coach").Want(http.StatusOK, ".ticks .tick")
	const routes = "I have failed in the areas of the kitchen when the delivery routes are late. "
	live := v.Post(p.Path+"/live", "text", routes, "pause", "1").Want(http.StatusOK)
	for _, want := range []string{"Not said yet: diets; invoices.", `value="areas=partly: diets; invoices"`} {
		if !strings.Contains(live.Body, want) {
			t.Errorf("while one writes, %q is not said:\n%s", want, live.Body)
		}
	}
	v.Post(p.Path+"/live", "text", routes, "pause", "1", "shown", "areas=partly: diets; invoices", "shown", "own=not_met").
		Want(http.StatusNoContent)
	done := v.Post(p.Path+"/finish", "base", "0", "writer", "w", "text", routes+"And when the diets are wrong.").Want(http.StatusOK, ".unsaid")
	if got, want := done.Text(".unsaid"), "Enough is said for point 1. Still unsaid in it: invoices."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := done.Text(".point-2 .point-text"), "Take the late lunch on yourself."; got != want {
		t.Errorf("point %q, want %q", got, want)
	}
	if got, want := done.Text(".point-1 .point-text"), "Say what failing means in the areas of the kitchen."; got != want {
		t.Errorf("point %q, want %q", got, want)
	}
}

// TestPartlyMetIsQuoted: what touches a point is quoted with it, not marked in the
// answer alone.
func TestPartlyMetIsQuoted(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Send("/choose/file", "kitchen.yaml", kitchen).Want(http.StatusOK)
	p := v.Post("/jobs/kitchen/attempts", "question", "areas", "mode", "exam").Want(http.StatusOK)
	const said = "I have failed in the areas of the kitchen when the delivery routes are late."
	done := v.Post(p.Path+"/finish", "base", "0", "writer", "w", "text", said).Want(http.StatusOK, ".point-1 .state-partly", ".point-1 blockquote")
	if got := done.Text(".point-1 blockquote"); !strings.Contains(said, strings.TrimSuffix(got, ".")) {
		t.Errorf("quotes %q, which nobody said", got)
	}
}

// TestSuccessIsNotNoticed: a danger sign on the side of success is a warning, not what
// is noticed first of a success.
func TestSuccessIsNotNoticed(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, webtest.WithSample).Visitor(t)
	for side, want := range map[string]string{"failure": "What you notice first", "success": "What would warn you first"} {
		p := v.Get(webtest.SampleJob+"?side="+side+"&cell=all").Want(http.StatusOK, ".fact-name.sign")
		if got := strings.TrimSpace(p.Text(".fact-name.sign")); got != want {
			t.Errorf("%s: %q, want %q", side, got, want)
		}
	}
}

// TestOnFromAText: a finished answer can be taken up again where it stands; one of
// another question cannot, and what is written already is not written over.
func TestOnFromAText(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator").Want(http.StatusOK)
	begin := func(question string, more ...string) *webtest.Page {
		return v.Post(webtest.SampleJob+"/attempts", append([]string{"question", question, "mode", "exam"}, more...)...)
	}
	first := begin("define-failure").Want(http.StatusOK)
	v.Post(first.Path+"/finish", "base", "0", "writer", "w", "text", webtest.FirstAnswer).Want(http.StatusOK, "input[name=from]")
	id := strings.TrimPrefix(first.Path, "/attempts/")
	again := begin("define-failure", "from", id).Want(http.StatusOK, "#answer textarea")
	if got := again.Text("textarea"); got != webtest.FirstAnswer || again.Path == first.Path {
		t.Errorf("at %s the text is %q, want %q", again.Path, got, webtest.FirstAnswer)
	}
	v.Post(again.Path+"/draft", "base", "1", "writer", "w", "text", "Something else.").Want(http.StatusOK)
	if got := begin("define-failure", "from", id).Text("textarea"); got != "Something else." {
		t.Errorf("%q: what was written is written over", got)
	}
	begin("define-success", "from", id).Want(http.StatusUnprocessableEntity)
}

// TestChoosingAmiss: nothing pasted, no file and another language are told on the page
// where they can be mended.
func TestChoosingAmiss(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	if got := v.Post("/choose/text", "text", " \n", "title", "Cook").Want(http.StatusUnprocessableEntity, "textarea").Text("[role=alert]"); !strings.
		Contains(got, "There was no text in the field") {
		t.Errorf("nothing pasted: %q", got)
	}
	none := v.Post("/choose/file", "posting", "").Want(http.StatusUnprocessableEntity, "#upload")
	if got := none.Text("[role=alert]"); !strings.Contains(got, "choose one first") {
		t.Errorf("no file: %q", got)
	}
	const german = "Sachbearbeiter Einkauf\n\nIhre Aufgaben\n- Sie holen Angebote ein und vergleichen die Preise\n" +
		"- Sie bearbeiten Bestellungen und pflegen die Daten der Lieferanten\n"
	const note = "does not seem to be in English"
	if p := v.Post("/choose/text", "text", german, "title", "").Want(http.StatusUnprocessableEntity, "textarea"); !strings.Contains(p.Body, note) {
		t.Error("an advertisement in German is not said to be one")
	}
	headed := strings.Replace(german, "Ihre Aufgaben", "Duties", 1)
	if p := v.Post("/choose/text", "text", headed, "title", "").Want(http.StatusOK, "#edit"); !strings.Contains(p.Body, note) {
		t.Error("an advertisement in German under an English heading is read as if it were English")
	}
	if p := v.Post("/choose/text", "text", webtest.Advertisement, "title", "").Want(http.StatusOK, "#edit"); strings.Contains(p.Body, note) {
		t.Error("an English advertisement is said not to be English")
	}
}

// TestExampleIsNotCounted: under Your data stands what the person has made.
func TestExampleIsNotCounted(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, webtest.WithSample).Visitor(t)
	facts := func() string {
		return strings.Join(strings.Fields(v.Get("/yours").Want(http.StatusOK, "dl.facts").Text("dl.facts")), " ")
	}
	if got, want := facts(), "jobs 0 answers 0 drills 0 interviews 0"; got != want {
		t.Errorf("at first: %s, want %s", got, want)
	}
	p := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Want(http.StatusOK)
	v.Post(p.Path+"/finish", "base", "0", "writer", "w", "text", webtest.FirstAnswer).Want(http.StatusOK)
	if got, want := facts(), "jobs 0 answers 1 drills 0 interviews 0"; got != want {
		t.Errorf("after one answer: %s, want %s", got, want)
	}
}

// TestCoachWithoutScripts: where nothing is read while one writes, the page says so.
func TestCoachWithoutScripts(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, webtest.WithSample).Visitor(t)
	p := v.Post(webtest.SampleJob+"/attempts", "question", "define-success", "mode", "coach").Want(http.StatusOK, "#ticks noscript")
	if !strings.Contains(p.Body, "nothing is read while you write") {
		t.Error("the coach promises to tick points off, and does not say that it needs scripts")
	}
}

// TestWhoAgreed: who agreed without a name is spoken to; a question that was never tried
// is the one to begin with only where nothing was answered; and one answer stands, two stand.
func TestWhoAgreed(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, webtest.WithSample).Visitor(t)
	edit := v.Post("/choose/text", "text", webtest.Advertisement, "title", "").Want(http.StatusOK, "#edit")
	job := strings.TrimSuffix(edit.Path, "/edit")
	v.Post(edit.Path, append(fields(edit, nil), "do", "agree")...).Want(http.StatusOK, ".matrix")
	if p := v.Get(edit.Path); !strings.Contains(p.Body, "You agreed on ") || strings.Contains(p.Body, "who practises here agreed") {
		t.Error("who agreed is spoken of in the third person")
	}
	if got := v.Get(job + "/rehearse").Text(".next-question .eyebrow"); got != "A good one to begin with" {
		t.Errorf("before any answer: %q", got)
	}
	p := v.Get(webtest.SampleJob+"/rehearse").Want(http.StatusOK, ".next-question")
	if got := p.Text(".next-question .eyebrow"); got == "A good one to begin with" {
		t.Errorf("after three answers: %q", got)
	}
	if home := v.Get("/").Body; !strings.Contains(home, "questions answered, 3 stand") {
		t.Error("three answers stand, and the first page says otherwise")
	}
}

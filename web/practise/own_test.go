package practise_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"yardstick/web/webtest"
)

// TestOwnQuestion: a question of one's own is practised like any other, and what
// is wrong with it is said beside the form.
func TestOwnQuestion(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/own", "question", "What did you do in the gap year?").Want(http.StatusUnprocessableEntity, "[role=alert]", "#own-question")
	v.Post("/own", "question", " ", "points", "x").Want(http.StatusUnprocessableEntity, "[role=alert]")
	p := v.Post(
		"/own", "question", "What did you do in the\ngap year?", "points", "Says where I was.\n\nSays what I lived on.", "kind", "lesson", "kind",
		"nonsense",
	).Want(
		http.StatusOK,
		"h1",
	)
	if !strings.HasPrefix(p.Path, "/jobs/own") || !strings.Contains(p.Body, "What did you do in the gap year?") {
		t.Fatalf("at %s", p.Path)
	}
	path := v.Post(strings.TrimSuffix(p.Path, "/rehearse")+"/attempts", "question", "own", "mode", "exam").Path
	result := v.Post(
		path+"/finish", "base", "0", "text", "I was at sea with my uncle, and I lived on what the fish brought in.", "writer", "w",
	).Want(
		http.StatusOK,
		".verdict",
	)
	if n := len(result.Find(".point")); n != 3 {
		t.Errorf("%d points, want 3", n)
	}
	// Another question has a guide of its own beside the first.
	other := v.Post("/own", "question", "Why did you leave?", "kind", "cause", "points", "Gives the true reason.")
	if other.Path == p.Path {
		t.Error("the second question took the place of the first")
	}
}

// TestOpeners: the opening questions, for a job and for any.
func TestOpeners(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	for _, form := range [][]string{nil, {"job", "customer-service-administrator"}} {
		p := v.Post("/openers", form...).Want(http.StatusOK, "#q-about-yourself", "#q-why-this-job", "#q-strengths")
		if again := v.Post("/openers", form...); again.Path != p.Path {
			t.Errorf("asked for twice: %s and %s", p.Path, again.Path)
		}
	}
	v.Post("/openers", "job", "nothing").Want(http.StatusNotFound)
}

// TestDate: a date of the interview gives a plan of the days until then.
func TestDate(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	if p := v.Get(webtest.SampleJob + "/progress"); len(p.Find(".planned")) > 0 {
		t.Error("a plan without a date")
	}
	v.Post(webtest.SampleJob+"/date", "date", "some day").Want(http.StatusUnprocessableEntity, "[role=alert]", "#date")
	p := v.Post(webtest.SampleJob+"/date", "date", time.Now().AddDate(0, 0, 9).Format("2006-01-02")).Want(http.StatusOK, ".planned a")
	if n := len(p.Find(".planned")); n < 3 || n > 9 {
		t.Errorf("%d days are planned", n)
	}
}

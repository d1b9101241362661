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

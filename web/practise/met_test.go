package practise_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestTilesSayWhatCardsShow: a tile says no figure only where the card behind it
// shows none.
func TestTilesSayWhatCardsShow(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	const file = `yardstick: job/v1
id: clerk
title: Clerk
functions:
  - id: files
    name: Files
    duties: [file letters the same day]
    measures:
      - {id: filed, name: letters filed the same day, unit: "%", better: higher, target: 85, per: week}
  - id: calls
    name: Calls
    duties: [answer calls]
    measures:
      - {id: wait, name: waiting time, unit: minutes, better: lower}
`
	v.Send("/choose/file", "clerk.yaml", file).Want(http.StatusOK, ".matrix")
	for side, want := range map[string]string{"failure": "<85%", "success": "≥85%"} {
		p := v.Get("/jobs/clerk?side=" + side + "&cell=all").Want(http.StatusOK)
		if got := p.Text("#row-files .cell-mark"); got != want {
			t.Errorf("%s: the tile says %q, want %q", side, got, want)
		}
		if got := p.Text("#row-calls .cell-mark"); got != "no level yet" {
			t.Errorf("%s: the tile of a measure without levels says %q", side, got)
		}
		if cards, none := len(p.Find("#row-files .criterion-facts .fact-name")), strings.Count(p.Body, "no figure"); cards == 0 && none == 0 {
			t.Errorf("%s: no card shows a figure", side)
		}
	}
}

// TestCardsOfSuccess are not headed by failures.
func TestCardsOfSuccess(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, webtest.WithSample).Visitor(t)
	success := v.Get(webtest.SampleJob+"?side=success&cell=all").Want(http.StatusOK, ".criterion .eyebrow").Body
	failure := v.Get(webtest.SampleJob + "?side=failure&cell=all").Want(http.StatusOK).Body
	for _, words := range []string{"Goals not met", "Deadlines missed", "Backlogs and breakdowns"} {
		if strings.Contains(success, words) || !strings.Contains(failure, words) {
			t.Errorf("%q: heads success %v, failure %v", words, strings.Contains(success, words), strings.Contains(failure, words))
		}
	}
}

// TestNoWeekOfOneDuty: a job of one duty has no bad weeks; the page says so and
// how to change it, and no button leads to an error.
func TestNoWeekOfOneDuty(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	const file = "yardstick: job/v1\nid: fitter\ntitle: Fitter\nfunctions:\n  - id: work\n    name: Work\n    duties: [splice cables]\n"
	v.Send("/choose/file", "fitter.yaml", file).Want(http.StatusOK, ".matrix")
	const path = "/jobs/fitter/mess"
	p := v.Get(path).Want(http.StatusOK, "a[href=/jobs/fitter/edit]")
	if n := len(p.Find("main form[action=" + path + "]")); n > 0 {
		t.Errorf("%d buttons for a week that cannot be", n)
	}
	v.Post(path).Want(http.StatusOK, "a[href=/jobs/fitter/edit]")
	edit := v.Get("/jobs/fitter/edit").Want(http.StatusOK, "#edit")
	v.Post(
		"/jobs/fitter/edit",
		append(fields(edit, map[string]string{"f0.more": "find faults"}), "do", "agree")...).Want(
		http.StatusOK,
		".matrix",
	)
	v.Get(path).Want(http.StatusOK, "main form[action="+path+"] button")
}

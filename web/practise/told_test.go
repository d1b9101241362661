package practise_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/assess"
	"yardstick/web/webtest"
)

// TestResultSaysEachPointOnce: the points that are missing come first, each with the
// question that leads to it; those that were met are folded with their quotes, which are
// whole clauses, at most two a point and at most 25 words long.
func TestResultSaysEachPointOnce(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	p := v.Get("/attempts/"+answered(v, "define-failure")).Want(http.StatusOK, ".points .point", "details.met-points blockquote", ".answer mark")
	missing, met := p.Find(".finding-points li.point .point-ask"), p.Find("details.met-points li.point")
	if len(missing) == 0 || len(met) == 0 || len(missing)+len(met) != len(p.Find(".point-text")) {
		t.Errorf("%d points with a question and %d folded of %d", len(missing), len(met), len(p.Find(".point-text")))
	}
	if at, folded := strings.Index(p.Body, "point-ask"), strings.Index(p.Body, "met-points"); at > folded {
		t.Error("what was met stands before what is missing")
	}
	if open := p.Find("details[open] .point"); len(open) > 0 {
		t.Errorf("%d met points are unfolded", len(open))
	}
	for _, quote := range p.Find("details.met-points blockquote") {
		words := 0
		for n := range quote.Descendants() {
			words += len(strings.Fields(n.Data)) * map[bool]int{true: 1}[n.FirstChild == nil]
		}
		if words == 0 || words > 25 {
			t.Errorf("a quote has %d words, want 1 to 25", words)
		}
	}
	for _, point := range met {
		quotes := 0
		for n := range point.Descendants() {
			if n.Data == "blockquote" {
				quotes++
			}
		}
		if quotes > 2 {
			t.Errorf("a point has %d quotes, at most 2", quotes)
		}
	}
}

// TestAllPointsShown: where nothing is missing nobody is told to choose something that is.
func TestAllPointsShown(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	const choose = "Choose one thing that is missing"
	own := v.Post("/own", "question", "What did you do at sea?", "points", "Names the harbour, the uncle and the fishing boat.").Want(http.StatusOK, "h1")
	attempt := func(text string) *webtest.Page {
		path := v.Post(strings.TrimSuffix(own.Path, "/rehearse")+"/attempts", "question", "own", "mode", "coach").Path
		return v.Post(path+"/finish", "base", "0", "text", text, "writer", "w").Want(http.StatusOK, ".verdict")
	}
	if p := attempt("It was cold there and I did not like the weather at all."); !strings.Contains(p.Text("section[aria-labelledby=again]"), choose) {
		t.Error("where something is missing the page does not say what to do")
	}
	p := attempt("From the harbour my uncle took his fishing boat out each night, and I went along.")
	if strings.Contains(p.Text("section[aria-labelledby=again]"), choose) || len(p.Find(".point-ask")) > 0 {
		t.Errorf("all is shown, and the page says %q", p.Text("section[aria-labelledby=again]"))
	}
}

// TestProgressKeepsQuestionsApart: the scores of a question are a line of its own.
func TestProgressKeepsQuestionsApart(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	for _, q := range []string{"define-failure", "define-failure", "danger-signs"} {
		answered(v, q)
	}
	p := v.Get(webtest.SampleJob+"/progress").Want(http.StatusOK, "#byreq")
	if got := len(p.Find("section[aria-labelledby=byreq] article")); got != 2 {
		t.Fatalf("%d questions are shown, want 2", got)
	}
	for question, attempts := range map[string]int{"define-failure": 2, "danger-signs": 1} {
		article := "article[aria-labelledby=pq-" + question + "]"
		if got := len(p.Find(article + " thead th a")); got != attempts && got != 2*attempts {
			t.Errorf("%s: %d attempts are shown, want %d", question, got, attempts)
		}
		if got, want := len(p.Find(article+" figure svg")), attempts-1; got != want {
			t.Errorf("%s: %d charts, want %d", question, got, want)
		}
	}
	if got := len(p.Find("section[aria-labelledby=byreq] svg.progress")); got > 1 {
		t.Errorf("%d charts in all", got)
	}
}

// TestLastTimeSaysHowMuch: a point that was there in part is not called missing.
func TestLastTimeSaysHowMuch(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	answered(v, "define-failure")
	s := site.DB.Practice(webtest.Owner)
	all, err := s.Everything(t.Context())
	if err != nil || len(all.Attempts) != 1 {
		t.Fatalf("%d attempts, %v", len(all.Attempts), err)
	}
	for verdict, words := range map[assess.Verdict][2]string{assess.Partly: {"only in part", "was missing"}, assess.NotMet: {"was missing", "only in part"}} {
		a := &all.Attempts[0]
		at := a.Finished.AddDate(0, 0, -9) // so that the question is due again
		a.Finished, a.Started = &at, at
		for i := range a.Assessment.Requirements {
			a.Assessment.Requirements[i].Verdict = verdict
		}
		if err := s.Erase(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Merge(t.Context(), all); err != nil {
			t.Fatal(err)
		}
		got := v.Get(webtest.SampleJob+"/rehearse").Want(http.StatusOK, "#next").Text("section[aria-labelledby=next]")
		if !strings.Contains(got, words[0]) || strings.Contains(got, words[1]) {
			t.Errorf("where a point was %s the page says %q", verdict, got)
		}
	}
}

package panel_test

import (
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestTraining: a rater rates sample answers, sees where they differ and only then what
// is known, and the record says that they were trained.
func TestTraining(t *testing.T) {
	t.Parallel()
	site, _, lead, _, _ := written(t)
	const page = "/positions/porter/training"
	tom := joined(t, site, lead, "tom", "rater")
	tom.Get(page).Want(http.StatusOK, ".note")
	samples, err := os.ReadFile("../../panel/sample/training.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lead.Send(page, "bad.yaml", "yardstick: training/v1\nsamples: []\n", "do", "give").Want(http.StatusUnprocessableEntity, "[role=alert]")
	tom.Send(page, "training.yaml", string(samples), "do", "give").Want(http.StatusForbidden)
	lead.Send(page, "training.yaml", string(samples), "do", "give").Want(http.StatusOK, "[role=status]")
	if body := tom.Get(page).Want(http.StatusOK, "fieldset").Body; strings.Contains(body, "No figure and no date.") {
		t.Error("the known levels are told before the rater has rated")
	}
	some := []string{"level.t1 functions", "2", "level.t1 measure", "1", "level.t1 personal", "4", "level.t2 functions", "5", "level.t2 measure", "5"}
	p := tom.Post(page, some...).Want(http.StatusUnprocessableEntity, "[role=alert]")
	if strings.Contains(p.Body, "No figure and no date.") || len(p.Find("input[checked]")) != 5 {
		t.Error("what was chosen is lost, or the known levels are told too early")
	}
	p = tom.Post(page, append(some, "level.t2 personal", "4")...).Want(http.StatusOK, "#result")
	if got, want := p.Text("#result"), "5 of 6 within one level"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !strings.Contains(p.Body, "what one has to do") {
		t.Error("the page does not say why the known level is another one")
	}
	if body := lead.Get("/positions/porter").Body; !strings.Contains(body, "5 of 6 within one level") {
		t.Error("the position does not say that tom was trained")
	}
}

package panel_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestPracticeNeverReachesAPosition: whoever practises and runs a position on the same
// machine finds nothing of the one in the other. No page of a position holds a word of
// an attempt, no command takes the id of one, and a file of what was practised is no file of answers.
func TestPracticeNeverReachesAPosition(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t, webtest.WithSample)
	lead := first(t, site)
	linked(lead)
	const word = "xylophone"
	attempt := lead.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Want(http.StatusOK, "textarea")
	path := regexp.MustCompile(`/attempts/[A-Za-z0-9-]+`).FindString(attempt.Body)
	if path == "" {
		t.Fatal("no attempt was begun")
	}
	lead.Post(path+"/finish", "base", "0", "text", "I fail when the "+word+" calls wait for three days and nobody rings back.").Want(http.StatusOK)
	yours := lead.Get("/yours/export").Want(http.StatusOK).Body
	table := lead.Get("/yours/attempts.csv").Want(http.StatusOK).Body
	if !strings.Contains(yours, word) || !strings.Contains(table, word) {
		t.Fatal("what was practised is not in its own exports")
	}
	id := strings.TrimPrefix(path, "/attempts/")
	for name, data := range map[string]string{"yours.json": yours, "attempts.csv": table} {
		lead.Send("/positions/porter/answers", name, data).Want(http.StatusUnprocessableEntity, "[role=alert]")
		lead.Send("/positions/porter/answers", name, data, "candidate", "heron", "question", "define-failure").Want(http.StatusUnprocessableEntity, "[role=alert]")
	}
	for _, form := range [][]string{
		{"do", "answer", "candidate", "heron", "question", "define-failure", "attempt", id},
		{"do", "answer", "candidate", "heron", "question", id, "answer", "x"},
		{"do", "attach", "candidate", "heron", "attempt", id},
	} {
		if p := lead.Post("/positions/porter/do", append(form, "back", "c/heron")...); p.Status < 400 && strings.Contains(p.Body, word) {
			t.Errorf("%v brings the attempt into the position", form)
		}
	}
	for _, a := range routes(t) {
		if a[0] != http.MethodGet || strings.Contains(a[1], "/panel/leave") {
			continue
		}
		if p := lead.Get(strings.Replace(a[1], "/invented", "/porter", 1)); strings.Contains(p.Body, word) || strings.Contains(p.Body, id) {
			t.Errorf("%s holds something that was practised", a[1])
		}
	}
	kept, err := site.DB.Panel().Load(t.Context(), "porter")
	if err != nil || strings.Contains(string(kept.Log), word) || strings.Contains(string(kept.Log), id) {
		t.Errorf("the log holds something that was practised, %v", err)
	}
}

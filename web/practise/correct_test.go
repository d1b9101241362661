package practise_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"yardstick/practice"
	"yardstick/web/webtest"
)

// TestCorrect: what somebody says of a wrong reading is kept with the answer, and
// can be taken along as labelled pairs.
func TestCorrect(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Path
	v.Post(path+"/correct", "requirement", "measure", "verdict", "met").Want(http.StatusConflict)
	v.Post(path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "w").Want(http.StatusOK, "#wrong")
	if got := v.Get("/yours/corrections").Body; got != "" {
		t.Errorf("before any correction: %q", got)
	}
	p := v.Post(
		path+"/correct", "requirement", "personal", "verdict", "contradicted", "note", " I never said that. ",
	).Want(
		http.StatusOK,
		"#wrong",
	)
	if !strings.Contains(p.Body, "you: contradicted") {
		t.Error("the correction is not shown")
	}
	v.Post(path+"/correct", "requirement", "nothing", "verdict", "met").Want(http.StatusUnprocessableEntity)
	v.Post(path+"/correct", "requirement", "measure", "verdict", "splendid").Want(http.StatusUnprocessableEntity)
	v.Get("/yours").Want(http.StatusOK, "#corrected")
	var pair practice.Pair
	if err := json.Unmarshal([]byte(v.Get("/yours/corrections").Body), &pair); err != nil {
		t.Fatal(err)
	}
	if pair.Label != "contradicted" || pair.Answer != webtest.FirstAnswer || pair.Note != "I never said that." || pair.Question == "" ||
		pair.Requirement == "" ||
		pair.Read == "" {
		t.Errorf("%+v", pair)
	}
	v.Post(path+"/correct", "requirement", "personal", "verdict", "")
	if got := v.Get("/yours/corrections").Body; got != "" {
		t.Errorf("after it was taken back: %q", got)
	}
}

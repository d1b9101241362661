package practise_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// answer is what a script is told about a draft.
type answer struct {
	Status   string
	Revision int
	Text     string
	Path     string
}

// draft saves a draft as the script of the page does.
func draft(t *testing.T, site *webtest.Site, path, base, text, writer string) (int, answer) {
	t.Helper()
	r := webtest.Request(t, http.MethodPost, site.URL+path+"/draft", url.Values{"base": {base}, "text": {text}, "writer": {writer}}.Encode())
	r.Header.Set("Accept", "application/json")
	p := site.Visitor(t).Do(r)
	var a answer
	if err := json.Unmarshal([]byte(p.Body), &a); err != nil {
		t.Fatalf("%s: %v", p.Body, err)
	}
	return p.Status, a
}

// TestTwoTabs keeps both versions where two tabs write at once, and lets the
// writer choose.
func TestTwoTabs(t *testing.T) {
	t.Parallel()
	for keep, want := range map[string]string{"mine": "one and more", "theirs": "two", "both": "one and more two"} {
		site := webtest.Start(t)
		v := site.Visitor(t)
		v.Post("/choose/sample", "id", "customer-service-administrator")
		path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Want(http.StatusOK).Path
		if status, a := draft(t, site, path, "0", "one", "a"); status != http.StatusOK || a.Revision != 1 {
			t.Fatalf("the first draft: %d %+v", status, a)
		}
		if status, a := draft(t, site, path, "0", "two", "b"); status != http.StatusConflict || a.Status != "conflict" || a.Text != "one" {
			t.Errorf("another tab: %d %+v, want a conflict with the first version", status, a)
		}
		if status, _ := draft(t, site, path, "1", "one and more", "a"); status != http.StatusOK {
			t.Errorf("the first tab goes on: %d", status)
		}
		v.Get(path).Want(http.StatusOK, ".note a[href="+path+"/versions]")
		versions := v.Get(path + "/versions").Want(http.StatusOK)
		if !strings.Contains(versions.Body, "one and more") || !strings.Contains(versions.Body, "two") {
			t.Error("the page does not show both versions")
		}
		p := v.Post(path+"/versions", "writer", "b", "keep", keep).Want(http.StatusOK, "#answer")
		if got := p.Text("textarea"); got != want {
			t.Errorf("keeping %s gives %q, want %q", keep, got, want)
		}
		v.Get(path+"/versions").Want(http.StatusOK, "#answer") // nothing is set aside any more
	}
}

// TestFinishedElsewhere tells a tab that its answer was finished in another.
func TestFinishedElsewhere(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Want(http.StatusOK).Path
	v.Post(path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "a").Want(http.StatusOK, ".verdict")
	if status, a := draft(t, site, path, "0", "late", "b"); status != http.StatusConflict || a.Status != "finished" || a.Path != path {
		t.Errorf("a late draft: %d %+v, want finished", status, a)
	}
}

// TestLiveSendsWhatChanged wants only ticks that the page does not show, and
// nothing in an exam.
func TestLiveSendsWhatChanged(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Want(http.StatusOK).Path
	first := v.Post(path+"/live", "text", webtest.SecondAnswer).Want(http.StatusOK, "hx-partial .tick", "#tick-count", "#pips")
	var shown []string
	for _, n := range first.Find("[name=shown]") {
		for _, a := range n.Attr {
			if a.Key == "value" {
				shown = append(shown, "shown", a.Val)
			}
		}
	}
	if len(shown) != 2*7 {
		t.Errorf("%d ticks, want 7", len(shown)/2)
	}
	v.Post(path+"/live", append([]string{"text", webtest.SecondAnswer}, shown...)...).Want(http.StatusNoContent)
	some := v.Post(path+"/live", append([]string{"text", webtest.FirstAnswer}, shown...)...).Want(http.StatusOK, "hx-partial .tick")
	if n := len(some.Find(".tick")); n == 0 || n == 7 {
		t.Errorf("%d ticks for another answer, want those that changed", n)
	}
	exam := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Want(http.StatusOK).Path
	v.Post(exam+"/live", "text", webtest.SecondAnswer).Want(http.StatusForbidden)
}

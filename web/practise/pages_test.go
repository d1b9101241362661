package practise_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestPages asks for every page of somebody who has just begun, and wants on it
// what it is for.
func TestPages(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, webtest.WithSample).Visitor(t)
	tests := map[string][]string{
		"/":       {"h1", ".show mark", ".job-card .cover", "form[action=/yours/sample]"},
		"/help":   {"details#begin", "details#private"},
		"/choose": {"textarea[name=text]", "input[type=file]", "form[action=/choose/sample]"},
		"/yours":  {"a[href=/yours/export]", "form[action=/yours/import]", "form[action=/yours/erase]"},
		webtest.SampleJob: {
			".matrix .cell[aria-current=true]", ".criterion .statement", ".criterion .scale", "a[href=" + webtest.SampleJob + "?side=success]",
		},
		webtest.SampleJob + "/rehearse": {".next-question button[value=coach]", ".questions button[value=exam]", ".chip.meets"},
		webtest.SampleJob + "/progress": {".plan form", "svg.progress", ".dots .icon"},
		webtest.SampleJob + "/mess":     {"form button", ".line .chip"},
		webtest.SampleJob + "/interview": {
			"[name=question]", "input[name=name]", "a[href]",
		},
	}
	for path, selectors := range tests {
		p := v.Get(path).Want(http.StatusOK, append(selectors, "title", "html[lang=en]", "main#main", "a.skip")...)
		if n := len(p.Find("h1")); n != 1 {
			t.Errorf("%s has %d h1, want 1", path, n)
		}
		if strings.Contains(p.Body, "style=") || strings.Contains(p.Body, "onclick") {
			t.Errorf("%s has inline style or script", path)
		}
	}
}

// TestSidesOfTheMatrix opens one cell and all, on both sides.
func TestSidesOfTheMatrix(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, webtest.WithSample).Visitor(t)
	p := v.Get(webtest.SampleJob+"?side=success&cell=administration.backlogs").Want(http.StatusOK, "#open-administration .criterion")
	if got := p.Text("#open-administration .statement"); !strings.HasPrefix(got, "I have succeeded") {
		t.Errorf("statement %q, want one of success", got)
	}
	if n := len(p.Find(".criterion")); n != 1 {
		t.Errorf("%d cells are open, want 1", n)
	}
	all := v.Get(webtest.SampleJob + "?cell=all").Want(http.StatusOK)
	if open, cells := len(all.Find(".criterion")), len(all.Find("a.cell")); open != cells {
		t.Errorf("%d of %d cells are open, want all", open, cells)
	}
	v.Get(webtest.SampleJob+"?side=middle").Want(http.StatusNotFound, "h1")
}

// TestChoose takes a job from each of the three sources.
func TestChoose(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "bus-driver").Want(http.StatusOK, ".matrix", ".criterion")
	p := v.Post("/choose/text", "text", webtest.Advertisement, "title", "").Want(http.StatusOK, "#edit")
	if got := p.Text(".job-name"); !strings.Contains(got, "Parking attendant") {
		t.Errorf("job %q, want the title of the webtest.Advertisement", got)
	}
	again := v.Post("/choose/text", "text", "   ").Want(http.StatusUnprocessableEntity, "[role=alert]", "textarea")
	if strings.Contains(again.Body, "500") {
		t.Error("an empty webtest.Advertisement is no fault of the program")
	}
	v.Post("/choose/sample", "id", "no-such-job").Want(http.StatusNotFound, "h1")
}

// TestWithoutScripts practises with forms alone: an answer, its result, and
// the attempts side by side.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator").Want(http.StatusOK)
	first := v.Post(
		webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam",
	).Want(
		http.StatusOK,
		"#answer textarea",
		"#answer [name=base]",
	)
	if len(first.Find(".ticks")) != 0 {
		t.Error("an exam shows what is looked for")
	}
	v.Post(first.Path+"/draft", "base", "0", "text", webtest.FirstAnswer, "writer", "w").Want(http.StatusOK, "#answer")
	if got := v.Get(first.Path).Text("textarea"); got != webtest.FirstAnswer {
		t.Errorf("draft %q, want %q", got, webtest.FirstAnswer)
	}
	v.Post(
		first.Path+"/finish", "base", "1", "text", webtest.FirstAnswer, "writer", "w",
	).Want(
		http.StatusOK,
		".verdict",
		".marked mark",
		".points .point-ask",
		".requirement",
	)
	second := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Want(http.StatusOK, ".ticks .tick")
	v.Post(
		second.Path+"/finish", "base", "0", "text", webtest.SecondAnswer, "writer", "w",
	).Want(
		http.StatusOK,
		".verdict",
		"a[href="+second.Path+"/compare]",
	)
	v.Get(second.Path+"/compare").Want(http.StatusOK, ".change-gained", ".pair .answer")
}

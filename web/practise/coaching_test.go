package practise_test

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"yardstick/practice"
	"yardstick/web"
	"yardstick/web/access"
	"yardstick/web/webtest"
)

// coached is a site with two people and two coaches, each in a browser of their own.
type coached struct {
	*webtest.Site
	ana, ben, cleo, dan *webtest.Visitor
}

func newCoached(t *testing.T) *coached {
	t.Helper()
	gate, err := access.New(access.Config{
		Owner: webtest.Owner, People: []string{"Ana Lind", "Ben"}, Coaches: []string{"Cleo", "Dan"}, Secret: bytes.Repeat([]byte{7}, 32),
		Now: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	c := &coached{Site: webtest.Start(t, func(c *web.Config) { c.Access = gate })}
	enter := func(key string) *webtest.Visitor {
		v := c.Visitor(t)
		v.Post("/enter/"+key).Want(http.StatusOK, "form[action=/leave]")
		return v
	}
	c.ana, c.ben = enter(gate.Key("Ana Lind")), enter(gate.Key("Ben"))
	c.cleo, c.dan = enter(gate.CoachKey("Cleo")), enter(gate.CoachKey("Dan"))
	return c
}

// answered is the id of an answer of somebody who practises.
func answered(v *webtest.Visitor, question string) string {
	v.Post("/choose/sample", "id", "customer-service-administrator")
	path := v.Post(webtest.SampleJob+"/attempts", "question", question, "mode", "coach").Path
	v.Post(path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "w").Want(http.StatusOK, ".verdict")
	return strings.TrimPrefix(path, "/attempts/")
}

// given is where a coach sees the sample job of Ana Lind.
const given = "/coach/Ana%20Lind/customer-service-administrator"

// TestCoaching: nothing is seen before it is given; then the answer with what was
// found, and a comment reaches the person, who deletes it.
func TestCoaching(t *testing.T) {
	t.Parallel()
	c := newCoached(t)
	id := answered(c.ana, "define-failure")
	c.cleo.Get("/").Want(http.StatusOK, "h1", ".note")
	c.cleo.Get(given).Want(http.StatusNotFound)

	c.ana.Get("/yours").Want(http.StatusOK, "#coached")
	page := c.ana.Get("/yours/coach").Want(http.StatusOK, "form[action=/yours/give]")
	for _, told := range []string{
		"Drafts", "drafts and earlier versions", "exam before its end", "recordings",
		"Taking it back works at once",
	} {
		if !strings.Contains(strings.ToLower(page.Body), strings.ToLower(told)) {
			t.Errorf("before it is given the page does not say %q", told)
		}
	}
	c.ana.Post("/yours/give", "coach", "Eve", "job", "").Want(http.StatusUnprocessableEntity, "[role=alert]")
	c.ana.Post("/yours/give", "coach", "Cleo", "job", "customer-service-administrator").Want(http.StatusOK, "[role=status]",
		"form[action=/yours/takeback]")

	if home := c.cleo.Get("/coach").Want(http.StatusOK, "a[href="+given+"]"); !strings.Contains(home.Body, "Ana Lind") ||
		strings.Contains(home.Body, "Ben") {
		t.Error("the coach does not see Ana Lind alone")
	}
	c.cleo.Get(given).Want(http.StatusOK, "a[href="+given+"/"+id+"]", ".dots")
	c.cleo.Get(given+"/"+id).Want(http.StatusOK, ".verdict", ".answer mark", "textarea")
	c.cleo.Post(given+"/"+id+"/comment", "text", " ").Want(http.StatusUnprocessableEntity, "[role=alert]")
	c.cleo.Post(given+"/"+id+"/comment", "requirement", "personal", "text", "Say <b>what you</b> would see.").Want(http.StatusOK,
		"#comments", "input[name=comment]")

	seen := c.ana.Get("/attempts/"+id).Want(http.StatusOK, "#comments", ".comments .chip")
	if !strings.Contains(seen.Body, "Cleo") || !strings.Contains(seen.Body, "Say &lt;b&gt;what you&lt;/b&gt; would see.") {
		t.Error("the person does not see what the coach says")
	}
	c.ana.Get("/").Want(http.StatusOK, "#said")
	if all := c.ana.Get("/yours/export").Body; !strings.Contains(all, `"coach": "Cleo"`) || strings.Contains(all, `"access"`) {
		t.Error("the export holds no comment, or whom access was given")
	}
	c.ana.Post("/attempts/"+id+"/comments", "comment", seen.Value("input[name=comment]", "value")).Want(http.StatusOK, ".verdict")
	if again := c.ana.Get("/attempts/" + id); strings.Contains(again.Body, "would see") {
		t.Error("the comment is still there")
	}
}

// TestTakenBack: what is taken back is gone at the next request, in a session that
// goes on; what was said stays with the person until everything is deleted.
func TestTakenBack(t *testing.T) {
	t.Parallel()
	c := newCoached(t)
	id := answered(c.ana, "define-failure")
	c.ana.Post("/yours/give", "coach", "Cleo", "job", "")
	c.cleo.Post(given+"/"+id+"/comment", "text", "Well said.").Want(http.StatusOK, "input[name=comment]")
	c.ana.Post("/yours/takeback", "coach", "Cleo", "job", "").Want(http.StatusOK, "[role=status]")
	for _, path := range []string{given, given + "/" + id} {
		c.cleo.Get(path).Want(http.StatusNotFound)
	}
	for _, do := range []string{"/comment", "/remove"} {
		c.cleo.Post(given+"/"+id+do, "text", "More.", "comment", "x").Want(http.StatusNotFound)
	}
	if p := c.cleo.Get("/coach"); strings.Contains(p.Body, "Ana Lind") {
		t.Error("the coach still sees who took it back")
	}
	if p := c.ana.Get("/attempts/" + id); !strings.Contains(p.Body, "Well said.") {
		t.Error("what was said is gone")
	}
	c.ana.Post("/yours/give", "coach", "Cleo", "job", "")
	c.ana.Post("/yours/erase", "word", "delete").Want(http.StatusOK)
	c.cleo.Get(given).Want(http.StatusNotFound)
	answered(c.ana, "define-failure")
	c.cleo.Get(given).Want(http.StatusNotFound) // what was given was deleted too
}

// TestCoachGuesses: of what was not given nothing differs from what is not there.
func TestCoachGuesses(t *testing.T) {
	t.Parallel()
	c := newCoached(t)
	id, bens := answered(c.ana, "define-failure"), answered(c.ben, "define-failure")
	draft := strings.TrimPrefix(c.ana.Post(webtest.SampleJob+"/attempts", "question", "define-success", "mode", "coach").Path, "/attempts/")
	c.ana.Post("/attempts/"+draft+"/draft", "base", "0", "text", "A secret draft.", "writer", "w")
	exam := c.ana.Post(webtest.SampleJob+"/interview", "question", "danger-signs", "question", "define-success", "name", "", "mode",
		"exam").Value("#answer", "action")
	c.ana.Post(exam, "base", "0", "text", webtest.SecondAnswer, "writer", "w").Want(http.StatusOK)
	c.ana.Post("/own", "question", "Why do you want this job?", "points", "Names what draws you to it.").Want(http.StatusOK)
	other, err := c.DB.Practice("Ana Lind").Jobs(t.Context())
	if err != nil || len(other) < 2 {
		t.Fatalf("%d jobs, %v", len(other), err)
	}
	c.ana.Post("/yours/give", "coach", "Cleo", "job", "customer-service-administrator")
	all, err := c.DB.Practice("Ana Lind").Attempts(t.Context(), practice.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	const nothing = "/coach/Eve/nothing/nothing"
	want := c.cleo.Get(nothing).Want(http.StatusNotFound)
	guesses := []string{
		given + "/" + bens, "/coach/Ben/customer-service-administrator", "/coach/Ben/customer-service-administrator/" + bens,
		"/coach/Ana%20Lind/customer-service-administrator/" + draft,
		"/coach/" + webtest.Owner + "/customer-service-administrator", "/coach/Ana%20Lind/..%2f..%2fyours",
		"/coach/Cleo/customer-service-administrator", "/coach/ana%20lind/customer-service-administrator",
	}
	for _, j := range other {
		if j.ID != "customer-service-administrator" {
			guesses = append(guesses, "/coach/Ana%20Lind/"+j.ID, "/coach/Ana%20Lind/"+j.ID+"/"+id)
		}
	}
	for _, a := range all {
		if a.ID != id {
			guesses = append(guesses, given+"/"+a.ID)
		}
	}
	for _, path := range guesses {
		if p := c.cleo.Get(path).Want(http.StatusNotFound); p.Find("main")[0] != nil && p.Text("main") != want.Text("main") {
			t.Errorf("%s says another thing than %s: %q", path, nothing, p.Text("main"))
		}
		c.cleo.Post(path+"/comment", "text", "Hello.")
		c.dan.Get(path).Want(http.StatusNotFound)
	}
	c.dan.Get(given).Want(http.StatusNotFound)
	if p := c.cleo.Get(given).Want(http.StatusOK); strings.Contains(p.Body, draft) || strings.Contains(p.Body, "secret") {
		t.Error("the coach sees a draft")
	}
	for _, owner := range []string{"Ana Lind", "Ben"} {
		if left, err := c.DB.Practice(owner).Everything(t.Context()); err != nil || strings.Contains(textOf(left), "Hello.") {
			t.Errorf("%s has a comment of a coach who guessed, %v", owner, err)
		}
	}
}

func textOf(e practice.Everything) string {
	var b strings.Builder
	for _, a := range e.Attempts {
		for _, m := range a.Comments {
			b.WriteString(m.Text)
		}
	}
	return b.String()
}

// TestEachToTheirOwn walks the pages of those who practise as a coach, and a coach's
// as those who practise: neither gets in, however they ask.
func TestEachToTheirOwn(t *testing.T) {
	t.Parallel()
	c := newCoached(t)
	id := answered(c.ana, "define-failure")
	c.ana.Post("/yours/give", "coach", "Cleo", "job", "", "corrections", "1")
	for _, path := range []string{
		"/choose", webtest.SampleJob, webtest.SampleJob + "/rehearse", webtest.SampleJob + "/progress", "/attempts/" + id, "/attempts/" + id +
			"/versions", "/attempts/" + id + "/compare",
		webtest.SampleJob + "/mess", webtest.SampleJob + "/interview", "/yours", "/yours/export", "/yours/corrections", "/yours/coach",
	} {
		c.cleo.Get(path).Want(http.StatusNotFound)
		c.ben.Get(path)
	}
	for path, pairs := range map[string][]string{
		"/choose/sample": {"id", "bus-driver"}, webtest.SampleJob + "/attempts": {"question", "define-failure", "mode", "coach"}, "/attempts/" +
			id + "/remove": nil,
		"/attempts/" + id + "/correct": {"requirement", "personal", "verdict", "met"}, "/yours/erase": {"word", "delete"},
		"/yours/give": {"coach", "Cleo"}, "/yours/takeback": {"coach", "Cleo"},
		"/attempts/" + id + "/comments": {"comment", "x"}, webtest.SampleJob + "/remove": nil,
	} {
		c.cleo.Post(path, pairs...).Want(http.StatusNotFound)
	}
	for _, path := range []string{"/coach", given, given + "/" + id} {
		c.ana.Get(path).Want(http.StatusNotFound)
		c.ben.Get(path).Want(http.StatusNotFound)
		stranger := c.Visitor(t)
		if p := stranger.Get(path); p.Path != "/enter" {
			t.Errorf("a stranger who asks for %s comes to %s", path, p.Path)
		}
	}
	c.ben.Post(given+"/"+id+"/comment", "text", "Hello.").Want(http.StatusNotFound)
	c.Visitor(t).Post(given+"/"+id+"/comment", "text", "Hello.").Want(http.StatusForbidden)
	if e, err := c.DB.Practice("Cleo").Everything(t.Context()); err != nil || len(e.Jobs) > 0 {
		t.Errorf("a coach practises: %d jobs, %v", len(e.Jobs), err)
	}
	for _, name := range []string{"Ana Lind", "Ben"} {
		if p := c.cleo.Get("/coach/" + url.PathEscape(name) +
			"/customer-service-administrator"); (p.Status == http.StatusOK) != (name == "Ana Lind") {
			t.Errorf("the coach of Ana Lind gets status %d for %s", p.Status, name)
		}
	}
}

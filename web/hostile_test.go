package web_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/archive"
	"yardstick/web"
	"yardstick/web/access"
	"yardstick/web/webtest"
)

// leaf is one value of an archive: how to reach it, and the path without numbers.
type leaf struct {
	steps []any // names and numbers
	path  string
}

// leaves lists one value for each path of a JSON value.
func leaves(v any) []leaf {
	var all []leaf
	seen := map[string]bool{}
	var walk func(v any, steps []any, path string)
	walk = func(v any, steps []any, path string) {
		switch v := v.(type) {
		case map[string]any:
			for name, x := range v {
				walk(x, append(append([]any{}, steps...), name), path+"."+name)
			}
		case []any:
			for i, x := range v {
				walk(x, append(append([]any{}, steps...), i), path+"[]")
			}
		default:
			if !seen[path] {
				seen[path] = true
				all = append(all, leaf{steps, path})
			}
		}
	}
	walk(v, nil, "")
	return all
}

// changed gives an archive with another value at a leaf, sealed anew where it is in a guide.
func changed(t *testing.T, data []byte, l leaf, value any) []byte {
	t.Helper()
	var root any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&root); err != nil {
		t.Fatal(err)
	}
	at := root
	for _, s := range l.steps[:len(l.steps)-1] {
		at = inner(at, s)
	}
	switch last := l.steps[len(l.steps)-1].(type) {
	case string:
		at.(map[string]any)[last] = value
	case int:
		at.([]any)[last] = value
	}
	out, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(l.path, ".jobs[].guide.") && !strings.Contains(l.path, ".seal") {
		return resealed(t, out, inner(inner(inner(root, "jobs"), l.steps[1]), "guide"))
	}
	return out
}

func inner(v, step any) any {
	if name, ok := step.(string); ok {
		return v.(map[string]any)[name]
	}
	return v.([]any)[step.(int)]
}

// resealed seals a guide of an archive anew, as an attacker would: everything
// that names its hash names the new one. A guide that cannot be sealed stays as it is.
func resealed(t *testing.T, data []byte, of any) []byte {
	t.Helper()
	raw, err := json.Marshal(of)
	if err != nil {
		t.Fatal(err)
	}
	var g guide.Guide
	if json.Unmarshal(raw, &g) != nil || g.Seal == nil {
		return data
	}
	old := *g.Seal
	g.Seal = &guide.Sealing{At: old.At, By: old.By}
	sum, err := guide.Hash(&g)
	if err != nil {
		return data
	}
	return bytes.ReplaceAll(data, []byte(old.SHA256), []byte(sum))
}

// everythingAtOnce is an archive with one of each thing, also of those not finished.
func everythingAtOnce(t *testing.T) []byte {
	t.Helper()
	site := webtest.Start(t, webtest.WithSample)
	v := site.Visitor(t)
	v.Post(webtest.SampleJob+"/interview", "question", "define-failure", "question", "define-success", "name", "Ana").Want(http.StatusOK)
	open := v.Post(webtest.SampleJob+"/attempts", "question", "define-success", "mode", "coach").Path
	v.Post(open+"/draft", "base", "0", "text", "one", "writer", "a")
	v.Post(open+"/draft", "base", "0", "text", "two", "writer", "b")
	v.Post(webtest.SampleJob + "/mess")
	done := strings.TrimPrefix(v.Get(webtest.SampleJob+"/rehearse").Value(".questions a.chip", "href"), "/attempts/")
	ctx, store := t.Context(), site.Desk.Store
	at := time.Date(2026, 11, 25, 18, 0, 0, 0, time.UTC)
	said := practice.Comment{ID: "m1", Coach: "Cleo", Requirement: "personal", Text: "Say what you did.", At: at}
	err := errors.Join(store.Give(ctx, practice.Access{Coach: "Cleo"}), store.Comment(ctx, done, said),
		store.Correct(ctx, done, practice.Correction{Requirement: "personal", Verdict: "met", Note: "I said so.", At: at}))
	if err != nil {
		t.Fatal(err)
	}
	return []byte(v.Get("/yours/export").Want(http.StatusOK).Body)
}

// TestHostileArchive walks every field of an archive with hostile values. What is
// not refused is shown: nothing that it says becomes markup, or leads to another
// page than the ones there are, and no page breaks.
func TestHostileArchive(t *testing.T) {
	t.Parallel()
	data := everythingAtOnce(t)
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	all := leaves(root)
	if len(all) < 100 {
		t.Fatalf("%d paths in an archive, want more", len(all))
	}
	values := []any{
		"../../yours/erase?word=delete#", `"><script>alert(1)</script><a href="javascript:alert(1)`, nil, "", "\x00\u202e\ufeff", json.Number("99999999999"),
	}
	if testing.Short() {
		values = values[:1]
	}
	for _, value := range values {
		t.Run(fmt.Sprintf("%.12v", value), func(t *testing.T) {
			t.Parallel()
			hostile, taken := data, 0
			for _, l := range all {
				next := changed(t, hostile, l, value)
				_, err := archive.Read("mine.json", bytes.NewReader(next))
				switch {
				case err == nil:
					hostile = next
					taken++
				case !fault.Is(err, fault.Invalid):
					t.Errorf("%s: %v, want a fault of the input", l.path, err)
				}
			}
			t.Logf("%d of %d fields take it", taken, len(all))
			all, err := archive.Read("mine.json", bytes.NewReader(hostile))
			if err != nil {
				t.Fatal(err)
			}
			showAll(t, &all)
		})
	}
}

// showAll merges an archive and looks at every page of it.
func showAll(t *testing.T, all *practice.Everything) {
	t.Helper()
	site := webtest.Start(t)
	if _, err := site.Desk.Store.Merge(t.Context(), *all); err != nil {
		t.Fatal(err)
	}
	v := site.Visitor(t)
	paths := []string{"/", "/yours", "/choose"}
	for _, j := range all.Jobs {
		for _, part := range []string{"", "?cell=all", "?side=success&cell=all", "/edit", "/rehearse", "/progress", "/mess", "/interview"} {
			paths = append(paths, "/jobs/"+j.ID+part)
		}
	}
	for _, a := range all.Attempts {
		paths = append(paths, "/attempts/"+a.ID, "/attempts/"+a.ID+"/versions", "/attempts/"+a.ID+"/compare")
	}
	for _, i := range all.Interviews {
		paths = append(paths, "/interviews/"+i.ID+"/report", "/interviews/"+i.ID+"/report.pdf")
	}
	for _, d := range all.Drills {
		paths = append(paths, "/mess/"+d.ID)
	}
	for _, path := range paths {
		r := webtest.Request(t, http.MethodGet, site.URL+path, "")
		w := site.Ask(r, "127.0.0.1:1")
		if w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", path, w.Code)
		}
		checkPage(t, path, w.Body.String())
	}
	showCoach(t, all)
	if again := v.Get("/yours/export").Want(http.StatusOK); !strings.Contains(again.Body, archive.Format) {
		t.Error("what was brought in cannot be taken along again")
	}
}

// showCoach looks at every page that a coach has of an archive.
func showCoach(t *testing.T, all *practice.Everything) {
	t.Helper()
	site, gate := withCoach(t)
	store, own := site.Desk.Store, *all
	own.Jobs, own.Attempts = slices.Clone(all.Jobs), slices.Clone(all.Attempts)
	for i := range own.Jobs {
		own.Jobs[i].Sample = false // a coach sees nothing of a sample
	}
	for i := range own.Attempts {
		own.Attempts[i].Sample = false
	}
	if _, err := store.Merge(t.Context(), own); err != nil {
		t.Fatal(err)
	}
	if err := store.Give(t.Context(), practice.Access{Coach: "Cleo", Corrections: true}); err != nil {
		t.Fatal(err)
	}
	v := site.Visitor(t)
	v.Post("/enter/"+gate.CoachKey("Cleo")).Want(http.StatusOK, "form[action=/leave]")
	paths := []string{"/coach"}
	for _, j := range all.Jobs {
		paths = append(paths, "/coach/"+webtest.Owner+"/"+j.ID)
	}
	for _, a := range all.Attempts {
		paths = append(paths, "/coach/"+webtest.Owner+"/"+a.Job+"/"+a.ID)
	}
	answers := 0
	for _, path := range paths {
		p := v.Get(path)
		answers += len(p.Find("textarea"))
		if p.Status >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", path, p.Status)
		}
		checkPage(t, path, p.Body)
	}
	if answers == 0 {
		t.Error("a coach sees no answer")
	}
}

// withCoach is a site with the owner's password and a coach.
func withCoach(t *testing.T) (*webtest.Site, *access.Gate) {
	t.Helper()
	gate, err := access.New(
		access.Config{
			Password: "the right one", Owner: webtest.Owner, Coaches: []string{"Cleo"}, Secret: bytes.Repeat([]byte{7}, 32), Now: time.Now,
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	return webtest.Start(t, func(c *web.Config) { c.Access = gate }), gate
}

// known are the places that pages lead to.
var known = regexp.MustCompile(
	`^/(|enter|leave|help|own|openers|panel(/look|/new)?|choose(/\w+)?|yours(/\w+(\.\w+)?)?|batches|coach(/[A-Za-z0-9][A-Za-z0-9._-]*){0,3}(/comment|/remove)?|favicon\.ico|assets/.*|(jobs|attempts|interviews|mess)/[A-Za-z0-9][A-Za-z0-9._-]*(/[a-z.]+)?)$`,
)

// checkPage wants no markup of anybody else's, and every link and form to lead to
// a page of ours, as a browser understands it.
func checkPage(t *testing.T, path, body string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	base := &url.URL{Scheme: "http", Host: "yardstick", Path: path}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" && n.FirstChild != nil {
			t.Errorf("%s holds a script: %.60s", path, n.FirstChild.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "action", "src", "formaction", "hx-get", "hx-post":
				to, err := base.Parse(a.Val)
				if err != nil || to.Host != base.Host || to.Scheme != base.Scheme || to.RawQuery != "" && strings.HasPrefix(to.Path, "/yours") ||
					a.Val != "" && a.Val[0] == '/' && !known.MatchString(to.EscapedPath()) {
					t.Errorf("%s: %s leads to %q", path, a.Key, a.Val)
				}
				if to != nil && n.Data == "form" && strings.HasPrefix(to.Path, "/yours") && !strings.HasPrefix(path, "/yours") && path != "/" {
					t.Errorf("%s: a form leads to %q", path, a.Val)
				}
			}
		}
	}
}

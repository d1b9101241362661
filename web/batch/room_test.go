package batch_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"yardstick/guide"
	"yardstick/web"
	"yardstick/web/access"
	"yardstick/web/webtest"
)

// TestMain wants no goroutine to be left when the tests have ended.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// sealed is a guide file.
func sealed(t *testing.T) string {
	t.Helper()
	guides, err := guide.Read("guide.yaml", []byte(`yardstick: guide/v1
id: phones
title: The phones
questions:
  - id: q
    text: When have you failed on the phones?
    requirements:
      - {id: line, text: "Says that callers waited for days."}
`))
	if err != nil {
		t.Fatal(err)
	}
	g, err := guide.Seal(guides[0], "A. Panel", time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	data, err := guide.Canonical(&g)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSpace(data))
}

const class = `Student,Their words
kim,"I failed when callers waited for days and nobody told them why, and I had not even looked."
lee,"I failed when callers waited for days and nobody told them why, and I had not even noticed."
sam,
pat,"=HYPERLINK(1) was what I sent, it is no formula, and nobody had called on that day at all."
`

// TestBatch: a file is looked at, its columns are named, a mistake is told, results
// come, alike answers are asked about, and everything goes when it is removed.
func TestBatch(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t, webtest.WithSample)
	v := site.Visitor(t)
	v.Get("/yours").Want(200, "a[href=/batches]")
	v.Get("/batches").Want(200, "form[action=/batches] input[type=file]", "a[href=/tasks]")
	draft := v.Send("/batches", "class.csv", class)
	draft.Want(200, "table", "select[name=answer]", "select[name=candidate] option", "select[name=job] option")
	if got := draft.Text("table"); !strings.HasPrefix(got, "Student Their words kim") {
		t.Errorf("the preview shows %q", got)
	}
	if got := draft.Find("select[name=answer] option[selected]"); len(got) != 1 {
		t.Error("the column with long texts is not taken for the answers")
	}
	at := draft.Path
	wrong := v.Send(at+"/start", "guide.json", sealed(t), "answer", "Their words", "candidate", "Student", "asked", "nothing")
	wrong.Want(422, "[role=alert]", "select[name=candidate] option[selected]")
	if !strings.Contains(wrong.Text("[role=alert]"), "is no question of the guide") {
		t.Errorf("told: %s", wrong.Text("[role=alert]"))
	}
	v.Send(at+"/start", "guide.json", strings.Replace(sealed(t), "The phones", "The doors", 1), "answer", "Their words").Want(409, "[role=alert]")
	page := v.Send(at+"/start", "guide.json", sealed(t), "answer", "Their words", "candidate", "Student")
	page = finished(t, v, page)
	page.Want(200, "#results", "a[href="+at+"/alike]", "a[href="+at+"/results/csv]")
	if got := page.Text("#progress"); !strings.Contains(got, "4 rows read: 3 measured, 0 said what another had said, 1 with a problem, 0 waiting.") {
		t.Errorf("progress: %s", got)
	}
	csv := v.Get(at + "/results/csv").Want(200)
	if !strings.Contains(csv.Body, "1,line 2,row-2,kim,q,assessed,meets,") || !strings.Contains(csv.Body, "answer: is empty") {
		t.Errorf("results: %s", csv.Body)
	}
	v.Get(at + "/results/jsonl").Want(200)
	v.Get(at + "/results/xlsx").Want(200)
	v.Get(at + "/results/pdf").Want(404)
	if got := v.Get(at + "/alike").Want(200).Text(".card"); !strings.Contains(got, "kim · lee") {
		t.Errorf("alike: %s", got)
	}
	v.Get(at+"/alike").Want(200, "a[href="+at+"/alike.csv]")
	v.Get("/batches").Want(200, "a[href=/batches.csv]", "a[href=/batches.xlsx]")
	if got := v.Get("/batches.csv").Want(200).Body; strings.Count(got, "\n") != 2 || !strings.Contains(got, ",class.csv,finished,,The phones,") {
		t.Errorf("the batches: %s", got)
	}
	if got := v.Get(at + "/alike.csv").Want(200).Body; !strings.Contains(got, "q,15,17,1,row-2,kim,2,row-3,lee,") {
		t.Errorf("the pairs: %s", got)
	}
	for _, table := range []string{"/batches.xlsx", at + "/alike.xlsx"} {
		if got := v.Get(table).Want(200).Body; !strings.HasPrefix(got, "PK") {
			t.Errorf("%s is no workbook", table)
		}
	}
	v.Get("/batches/nothing/alike.csv").Want(404)
	v.Send(at+"/start", "guide.json", sealed(t)).Want(409)
	v.Post(at+"/remove").Want(200, "[role=status]")
	v.Get(at).Want(404)
}

// finished looks until a batch is over and its answers are compared.
func finished(t *testing.T, v *webtest.Visitor, page *webtest.Page) *webtest.Page {
	t.Helper()
	at := page.Path
	until := time.Now().Add(20 * time.Second)
	for page.Want(200, "#far"); page.Text("#far") != "Finished" || len(page.Find("a[href="+at+"/alike]")) == 0; page = v.Get(at) {
		select {
		case <-time.After(30 * time.Millisecond):
			if time.Now().After(until) {
				t.Fatalf("the batch does not end: %s", page.Text("main"))
			}
		case <-t.Context().Done():
			t.Fatal("the batch does not end")
		}
	}
	return page
}

func TestWhatIsNoBatch(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, webtest.WithSample).Visitor(t)
	v.Send("/batches", "empty.csv", "").Want(422, "[role=alert]")
	v.Send("/batches", "odd.csv", "a,b\n\x00").Want(422, "[role=alert]")
	v.Post("/batches").Want(422, "[role=alert]")
	v.Get("/batches/nothing").Want(404)
	v.Get("/batches/nothing/alike").Want(404)
	v.Get("/batches/nothing/results/csv").Want(404)
	v.Post("/batches/nothing/cancel").Want(404)
	v.Post("/batches/nothing/remove").Want(404)
}

// TestOwnersApart: a coach has batches, and nobody sees those of another one.
func TestOwnersApart(t *testing.T) {
	t.Parallel()
	gate, err := access.New(access.Config{
		Owner: webtest.Owner, People: []string{"Ann"}, Coaches: []string{"Cleo"}, Secret: make([]byte, 32), Now: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	site := webtest.Start(t, func(c *web.Config) { c.Access = gate })
	coach, ann, stranger := site.Visitor(t), site.Visitor(t), site.Visitor(t)
	coach.Post("/enter/" + gate.CoachKey("Cleo"))
	ann.Post("/enter/" + gate.Key("Ann"))
	draft := coach.Send("/batches", "class.csv", class).Want(200, "select[name=answer]")
	page := finished(t, coach, coach.Send(draft.Path+"/start", "guide.json", sealed(t), "answer", "Their words", "candidate", "Student"))
	for _, path := range []string{"", "/alike", "/results/csv"} {
		ann.Get(page.Path + path).Want(404)
	}
	ann.Post(page.Path + "/remove").Want(404)
	ann.Get("/batches").Want(200)
	ann.Get("/tasks").Want(404)
	coach.Get("/tasks").Want(404)
	if got := stranger.Get(page.Path); got.Path == page.Path && got.Status == 200 {
		t.Error("who has not entered sees a batch")
	}
	coach.Get(page.Path).Want(200)
}

// TestTasks: what failed is seen, and can be tried again or removed.
func TestTasks(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t, webtest.WithSample)
	v := site.Visitor(t)
	draft := v.Send("/batches", "class.csv", class)
	finished(t, v, v.Send(draft.Path+"/start", "guide.json", sealed(t), "answer", "Their words", "candidate", "Student"))
	v.Get("/tasks").Want(200, "a[href=/tasks?state=dead][aria-current]")
	done := v.Get("/tasks?state=done")
	for until := time.Now().Add(20 * time.Second); len(done.Find(".card form")) == 0 && done.Status == 200 && time.Now().Before(until); {
		<-time.After(50 * time.Millisecond) // that a task has ended is noted a moment later
		done = v.Get("/tasks?state=done")
	}
	done.Want(200, ".card form button[value=remove]")
	action := done.Value(".card form", "action")
	v.Post(action, "do", "nothing").Want(422)
	v.Get("/tasks?done=nothing").Want(200)
	v.Post(action, "do", "remove").Want(200, "[role=status]")
	v.Post(action, "do", "remove").Want(404)
	v.Post("/tasks/abc", "do", "remove").Want(404)
}

// TestWalk looks at the pages in a real browser, where they are checked for
// accessibility, too.
func TestWalk(t *testing.T) {
	browser := webtest.Open(t)
	for _, look := range []webtest.Look{webtest.Phone(), webtest.Desktop().InTheDark()} {
		t.Run(look.Name, func(t *testing.T) {
			site := webtest.Start(t, webtest.WithSample)
			v := site.Visitor(t)
			draft := v.Send("/batches", "class.csv", class).Want(200)
			tab := browser.Tab(t, site, look)
			tab.Go("/batches")
			tab.Shoot("60-batches")
			tab.Go(draft.Path)
			tab.Shoot("61-batch-columns")
			page := finished(t, v, v.Send(draft.Path+"/start", "guide.json", sealed(t), "answer", "Their words", "candidate", "Student"))
			tab.Go(page.Path)
			tab.Shoot("62-batch-results")
			tab.Go(page.Path + "/alike")
			tab.Shoot("63-batch-alike")
			tab.Go("/tasks?state=done")
			tab.Shoot("64-tasks")
		})
	}
}

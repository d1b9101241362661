package errand_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/job/sample"
	"yardstick/practice"
	"yardstick/practice/archive"
	"yardstick/web/webtest"
)

// TestMain wants no goroutine to be left when the tests have ended.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// done looks at the page of an errand until it is over.
func done(t *testing.T, v *webtest.Visitor, page *webtest.Page) *webtest.Page {
	t.Helper()
	at := page.Path
	for until := time.Now().Add(30 * time.Second); len(page.Find("progress")) > 0; page = v.Get(at).Want(http.StatusOK, "#errand") {
		select {
		case <-time.After(100 * time.Millisecond): // the limit on requests counts looks, too
			if time.Now().After(until) {
				t.Fatalf("it does not end: %s", page.Text("main"))
			}
		case <-t.Context().Done():
			t.Fatal("it does not end")
		}
	}
	return page
}

// large is an archive that takes long to read.
func large(t *testing.T) string {
	t.Helper()
	j, err := sample.Load("customer-service-administrator")
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := practice.NewJob(j, practice.FromSample, time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	all := practice.Everything{Jobs: []practice.Job{chosen}}
	text := strings.Repeat("I fail when a client waits longer than a day and nobody rings back. ", 60)
	for i := range archive.Large/len(text) + 50 {
		all.Attempts = append(all.Attempts, practice.Attempt{
			ID: fmt.Sprint("attempt-", i), Job: chosen.ID, Guide: chosen.GuideSHA256(), Question: "define-failure", Mode: practice.Coach,
			Text: text, Source: practice.Typed, Revision: 1, Writer: "tab", Started: time.Unix(int64(i), 0), Saved: time.Unix(int64(i), 0),
		})
	}
	var b bytes.Buffer
	if err := archive.Write(&b, all, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestLargeArchive: a large archive is taken in while its owner does something else; a
// small one at once.
func TestLargeArchive(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	page := v.Send("/yours/import", "mine.json", large(t)).Want(http.StatusOK, "#errand")
	if !strings.HasPrefix(page.Path, "/files/") {
		t.Fatalf("it leads to %s", page.Path)
	}
	page = done(t, v, page)
	if got := page.Text("#errand"); !strings.Contains(got, "things were brought back; 0 were here already.") {
		t.Errorf("the page says %q", got)
	}
	v.Get("/yours").Want(http.StatusOK, `a[href=/files]`, `a[href=/yours/export]`)
	v.Get("/files").Want(http.StatusOK, `a[href=`+page.Path+`]`)
	made := done(t, v, v.Post("/yours/export").Want(http.StatusOK, "#errand"))
	file := v.Get(made.Path + "/file").Want(http.StatusOK)
	again, err := archive.Read("again.json", strings.NewReader(file.Body))
	if err != nil || len(again.Attempts) < 900 {
		t.Errorf("%d attempts come back, %v", len(again.Attempts), err)
	}
	v.Get(page.Path + "/file").Want(http.StatusConflict) // it made none
	v.Post(made.Path + "/remove").Want(http.StatusOK)
	v.Get(made.Path + "/file").Want(http.StatusNotFound)
	v.Send("/yours/import", "mine.json", `{"yardstick":"practice/v0"}`).Want(http.StatusUnprocessableEntity, "[role=alert]")
}

// TestWhatIsNoFile: nobody finds what is not theirs.
func TestWhatIsNoFile(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Get("/files").Want(http.StatusOK)
	v.Get("/files/nothing").Want(http.StatusNotFound)
	v.Get("/files/nothing/file").Want(http.StatusNotFound)
	v.Post("/files/nothing/remove").Want(http.StatusNotFound)
	desk := site.Errands
	e, err := desk.Ask(t.Context(), background.OfAccount("lead"), errand.Packet, "nothing", nil)
	if err != nil {
		t.Fatal(err)
	}
	v.Get("/files/" + e.ID).Want(http.StatusNotFound)
	if got := v.Get("/panel/files/" + e.ID); len(got.Find("#errand")) > 0 {
		t.Error("who has not signed in sees a file of an account")
	}
}

package practise_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestErrorsInPlace: what is wrong in a form is said on the page of the form.
func TestErrorsInPlace(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	attempt := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Path
	const alert = "[role=alert]"
	v.Send(attempt+"/transcript", "speech.srt", "\x00\x01").Want(http.StatusUnprocessableEntity, alert, "#answer textarea", ".steps")
	v.Post(
		webtest.SampleJob+"/interview", "question", "define-failure", "name", strings.Repeat("long ", 100),
	).Want(
		http.StatusUnprocessableEntity,
		alert,
		"[name=question]",
	)
	v.Post("/yours/erase", "word", "no").Want(http.StatusUnprocessableEntity, alert, "#word")
	v.Send("/yours/import", "all.json", "{}").Want(http.StatusUnprocessableEntity, alert, "#bringfile")
}

// TestErrorsKeepTheJob: an error page stands in the job that one was in.
func TestErrorsKeepTheJob(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	attempt := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Path
	v.Post(
		webtest.SampleJob+"/attempts", "question", "nothing", "mode", "exam",
	).Want(
		http.StatusNotFound,
		".steps a",
		"main a[href="+webtest.SampleJob+"/rehearse]",
	)
	v.Get(attempt+"/compare").Want(http.StatusNotFound, ".steps a")
	if p := v.Get("/attempts/nothing").Want(http.StatusNotFound, "h1"); len(p.Find(".steps")) > 0 {
		t.Error("an error page stands in a job that the address does not name")
	}
}

// TestLongQuestionsOnce: whoever hears the page hears a long question once.
func TestLongQuestionsOnce(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	for _, path := range []string{webtest.SampleJob + "/rehearse", webtest.SampleJob + "/progress"} {
		body := v.Get(path).Body
		const long = "and it was yours to put right. What happened?"
		if n := strings.Count(body, long); n != 1 {
			t.Errorf("%s says a question %d times", path, n)
		}
	}
}

package practise_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestFiles takes a job from files of several kinds.
func TestFiles(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	const posting = `<html><script type="application/ld+json">{"@type":"JobPosting","title":"Baker","description":"<ul><li>Bake bread every morning before six</li><li>Keep the ovens clean</li><li>Serve customers</li></ul>"}</script></html>`
	const own = "yardstick: job/v1\nid: clerk\ntitle: Clerk\nfunctions:\n  - id: files\n    name: Files\n    duties: [file letters the same day]\n"
	for name, tt := range map[string]struct{ content, title, shows string }{
		"advert.txt": {webtest.Advertisement, "Parking attendant", "#edit"}, "page.html": {posting, "Baker", ".job-name"},
		"clerk.yaml": {own, "Clerk", ".matrix"},
	} {
		p := v.Send("/choose/file", name, tt.content).Want(http.StatusOK, tt.shows)
		if got := p.Text(".job-name"); !strings.Contains(got, tt.title) {
			t.Errorf("%s: job %q, want %q", name, got, tt.title)
		}
	}
	v.Send("/choose/file", "broken.yaml", "yardstick: job/v1\nid: [").Want(http.StatusUnprocessableEntity, "[role=alert]")
	v.Post("/choose/file").Want(http.StatusUnprocessableEntity, "h1")
}

// TestTranscript adds speech to an answer, and asks who is who.
func TestTranscript(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Path
	const one = "WEBVTT\n\n00:00.000 --> 00:04.000\nI have failed when people call\n\n00:04.000 --> 00:07.000\na third time.\n"
	p := v.Send(path+"/transcript", "speech.vtt", one).Want(http.StatusOK, "#answer")
	if got := p.Text("textarea"); got != "I have failed when people call a third time." {
		t.Errorf("answer %q", got)
	}
	const two = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana>Define failure.\n\n00:04.000 --> 00:07.000\n<v Ben>It is when I lose the file.\n"
	choice := v.Send(path+"/transcript", "speech.vtt", two).Want(http.StatusOK, "[name=said]")
	said := choice.Find("[name=said]")
	if len(said) != 2 {
		t.Fatalf("%d speakers, want 2", len(said))
	}
	p = v.Post(path+"/transcript", "said", "It is when I lose the file.").Want(http.StatusOK, "#answer")
	if got := p.Text("textarea"); !strings.HasSuffix(got, "third time. It is when I lose the file.") {
		t.Errorf("answer %q", got)
	}
	const unnamed = "WEBVTT\n\n00:00.000 --> 00:04.000\nWhen have you failed?\n\n00:04.000 --> 00:07.000\nWhen I lose the file.\n"
	ask := v.Send(path+"/transcript", "speech.vtt", unnamed).Want(http.StatusOK, "textarea[name=said]")
	if got := ask.Text("textarea"); got != "When have you failed? When I lose the file." {
		t.Errorf("asked about %q", got)
	}
	if got := v.Get(path).Text("textarea"); strings.Contains(got, "When have you failed") {
		t.Errorf("a question was added unasked: %q", got)
	}
	v.Send(path+"/transcript", "speech.srt", "\x00\x01").Want(http.StatusUnprocessableEntity, "h1")
}

// TestMess works through a bad week without scripts.
func TestMess(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	week := v.Post(webtest.SampleJob+"/mess").Want(http.StatusOK, "[name=sign]", "[name=function]", "[name=step]", ".figures td")
	if strings.Contains(week.Body, "first sign</span>") {
		t.Error("the week tells which sign was the first")
	}
	done := v.Post(
		week.Path, "function", week.Value("[name=function]", "value"), "sign", week.Value("[name=sign]", "value"), "step", "",
	).Want(
		http.StatusOK,
		".parts .chip",
		".entry.first",
		".entry.past",
	)
	if n := len(done.Find("[name=sign]")); n != 0 {
		t.Errorf("%d entries can still be chosen", n)
	}
	v.Post(week.Path, "function", "x").Want(http.StatusConflict, "h1")
}

// TestInterview holds an interview of two questions, in which nothing is shown
// before the end, and reads its report.
func TestInterview(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	first := v.Post(
		webtest.SampleJob+"/interview", "question", "define-failure", "question", "define-success", "name", "Ana Lind",
	).Want(
		http.StatusOK,
		"#answer",
	)
	if got := first.Text(".write .eyebrow"); got != "Question 1 of 2" {
		t.Errorf("it begins with %q", got)
	}
	second := v.Post(first.Path+"/finish", "base", "0", "text", webtest.SecondAnswer, "writer", "a").Want(http.StatusOK, "#answer")
	v.Get(first.Path).Want(http.StatusOK, "#answer") // not the result: the exam goes on
	report := v.Post(
		second.Path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "a",
	).Want(
		http.StatusOK,
		".report-head",
		"#print",
		".marked mark",
		"a[download]",
	)
	if n := len(report.Find("article.sheet")); n != 2 {
		t.Errorf("the report has %d answers, want 2", n)
	}
	if got := report.Text(".report-head .eyebrow"); !strings.Contains(got, "Ana Lind") {
		t.Errorf("the report is for %q", got)
	}
	pdf := v.Get(report.Path + ".pdf").Want(http.StatusOK)
	if !strings.HasPrefix(pdf.Body, "%PDF-") || pdf.Header.Get("Content-Type") != "application/pdf" {
		t.Errorf("no PDF but %.20q", pdf.Body)
	}
	v.Get(first.Path).Want(http.StatusOK, ".verdict")
}

// TestYours takes everything along, deletes it and brings it back.
func TestYours(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t, webtest.WithSample)
	v := site.Visitor(t)
	all := v.Get("/yours/export").Want(http.StatusOK)
	if !strings.Contains(all.Body, `"practice/v1"`) || !strings.Contains(all.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("no archive but %.60q", all.Body)
	}
	v.Post("/yours/erase", "word", "no").Want(http.StatusUnprocessableEntity)
	v.Get(webtest.SampleJob).Want(http.StatusOK)
	v.Post("/yours/erase", "word", "Delete").Want(http.StatusOK, "[role=status]", "[data-forget=all]")
	v.Get(webtest.SampleJob).Want(http.StatusNotFound)
	v.Send("/yours/import", "yardstick.json", all.Body).Want(http.StatusOK, "[role=status]")
	v.Get(webtest.SampleJob).Want(http.StatusOK, ".matrix")
	v.Send("/yours/import", "other.json", "{}").Want(http.StatusUnprocessableEntity)
	v.Post("/yours/sample").Want(http.StatusOK, ".hero")
	v.Get(webtest.SampleJob).Want(http.StatusNotFound)
}

// TestRightToLeft wants every place that shows an answer to find its direction.
func TestRightToLeft(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Want(http.StatusOK, "textarea[dir=auto]").Path
	p := v.Post(
		path+"/finish", "base", "0", "text", "الفشل في هذا العمل هو أن ينتظر العميل.", "writer", "a",
	).Want(
		http.StatusOK,
		".answer[dir=auto]",
	)
	if !strings.Contains(p.Body, "الفشل") {
		t.Error("the answer is not shown")
	}
}

// TestExamShowsNothing: before the end of an exam no page shows anything of what
// was found, or that anything was; after it, all do.
func TestExamShowsNothing(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	alone := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Path
	v.Post(alone+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "a").Want(http.StatusOK, ".verdict")
	paths := []string{"/", webtest.SampleJob + "/rehearse", webtest.SampleJob + "/progress", alone, alone + "/compare"}
	before := make(map[string]string)
	for _, path := range paths {
		before[path] = v.Get(path).Text("main")
	}
	first := v.Post(webtest.SampleJob+"/interview", "question", "define-failure", "question", "define-success").Want(http.StatusOK, "#answer")
	second := v.Post(first.Path+"/finish", "base", "0", "text", webtest.SecondAnswer, "writer", "a").Want(http.StatusOK, "#answer")
	interview := regexp.MustCompile(`/interviews/\w+`).FindString(second.Body)
	for _, path := range paths {
		if got := v.Get(path).Text("main"); got != before[path] {
			t.Errorf("%s shows during the exam\n%.2000s\nbefore it\n%.2000s", path, got, before[path])
		}
	}
	for _, path := range []string{first.Path, first.Path + "/compare", interview + "/report", interview + "/report.pdf"} {
		if p := v.Get(path); strings.HasPrefix(p.Body, "%PDF-") || len(p.Find(".verdict, .chip, .marked")) > 0 {
			t.Errorf("%s shows something during the exam: status %d", path, p.Status)
		}
	}
	v.Post(second.Path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "a").Want(http.StatusOK, ".report-head")
	v.Get(first.Path).Want(http.StatusOK, ".verdict")
	v.Get(first.Path+"/compare").Want(http.StatusOK, ".pair")
}

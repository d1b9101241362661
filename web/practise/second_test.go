package practise_test

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/judgetest"
	"yardstick/web"
	"yardstick/web/webtest"
)

// model is a language model of tests that finds everything met which the answer's
// first words may show, and counts how often it is asked.
type model struct {
	*judge.Rater
	asked atomic.Int32
}

func (m *model) Who() (name, address string) {
	return "small", "https://judge.example/v1/chat/completions"
}

func (m *model) Preview(_ *guide.Guide, _ string, _ *guide.Question, answer string) ([]string, error) {
	return []string{`{"sent":"` + answer + `"}`}, nil
}

func (m *model) FollowUp(context.Context, string, *guide.Question, *guide.Requirement, string) (string, error) {
	return "Who notices first when the phones are not answered?", nil
}

func newModel(t *testing.T, down bool) *model {
	t.Helper()
	m := &model{}
	r, err := judge.New(judgetest.Func(func(ctx context.Context, r judge.Request) (judge.Reply, error) {
		m.asked.Add(1)
		if down {
			return judge.Reply{}, &fault.Error{Kind: fault.Unavailable, Message: "the judge is down"}
		}
		return judgetest.Scripted(func(a judgetest.Asked, q judgetest.Requirement) judgetest.Finding {
			if judgetest.IsCanary(q) || len(a.Answer) < 40 {
				return judgetest.Found("")
			}
			return judgetest.Found(strings.Join(strings.Fields(a.Answer)[:4], " "))
		}).Ask(ctx, r)
	}), judge.Options{Model: "small", Endpoint: "https://judge.example/v1/chat/completions"})
	if err != nil {
		t.Fatal(err)
	}
	m.Rater = judge.NewRater(r)
	return m
}

func with(m *model) webtest.Option { return func(c *web.Config) { c.Second = m } }

// TestSecondReader goes the whole way: the page on which the answer is written says
// who could read it; nothing is sent until somebody says so for this answer; then
// both readers stand side by side, with the question that comes next.
func TestSecondReader(t *testing.T) {
	t.Parallel()
	m := newModel(t, false)
	v := webtest.Start(t, with(m)).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	p := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Want(http.StatusOK, "#second-reader")
	if got := p.Text("#second-reader"); !strings.Contains(got, "small at https://judge.example/v1/chat/completions") {
		t.Errorf("the page on which an answer is written says %q", got)
	}
	path := p.Path
	v.Post(path + "/second").Want(http.StatusConflict)
	v.Post(path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "w").Want(http.StatusOK, "a[href="+path+"/second]")
	before := v.Get(path+"/second").Want(http.StatusOK, "form button", "#sent pre.sent")
	if !strings.Contains(before.Text("pre.sent"), webtest.FirstAnswer[:30]) || !strings.Contains(before.Body, "https://judge.example/v1/chat/completions") {
		t.Errorf("the preview shows %q", before.Text("pre.sent"))
	}
	if n := m.asked.Load(); n != 0 {
		t.Fatalf("asked %d times before anybody said so", n)
	}
	after := v.Post(path+"/second").Want(http.StatusOK, "#follow-up", "#side", ".points blockquote")
	if m.asked.Load() == 0 || !strings.Contains(after.Body, "They differ on") || strings.Contains(after.Body, "pre class") {
		t.Errorf("asked %d times, page %s", m.asked.Load(), after.Text("main"))
	}
	for _, path := range []string{before.Path, path} {
		if n := len(v.Get(path).Find("h1")); n != 1 {
			t.Errorf("%s has %d h1", path, n)
		}
	}
}

// TestSecondReaderDown: it costs nobody an answer.
func TestSecondReaderDown(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t, with(newModel(t, true))).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Path
	v.Post(path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "w").Want(http.StatusOK, ".verdict")
	p := v.Post(path+"/second").Want(http.StatusOK, "#second-failed")
	if got := p.Text("#second-failed"); !strings.Contains(got, "What Yardstick found stands") || !strings.Contains(got, "the judge is down") {
		t.Errorf("got %q", got)
	}
	v.Get(path).Want(http.StatusOK, ".verdict")
}

// TestNoSecondReader: where none was set up, nothing speaks of one.
func TestNoSecondReader(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	p := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Want(http.StatusOK)
	if strings.Contains(p.Body, "second-reader") {
		t.Error("the page speaks of a second reader")
	}
	r := v.Post(p.Path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "w").Want(http.StatusOK)
	if strings.Contains(r.Body, "/second") {
		t.Error("the result offers a second reader")
	}
	v.Get(p.Path + "/second").Want(http.StatusNotFound)
	v.Post(p.Path + "/second").Want(http.StatusNotFound)
}

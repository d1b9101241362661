package web_test

import (
	"context"
	"strings"
	"testing"

	"yardstick/guide"
	"yardstick/judge"
	"yardstick/judge/judgetest"
	"yardstick/web"
	"yardstick/web/webtest"
)

// model is a language model of tests that quotes the beginning of every answer.
type model struct{ *judge.Rater }

func (model) Who() (name, address string) {
	return "small", "https://judge.example/v1/chat/completions"
}

func (model) Preview(_ *guide.Guide, _ string, _ *guide.Question, answer string) ([]string, error) {
	return []string{`{"model":"small","messages":[{"role":"user","content":"` + answer + `"}]}`}, nil
}

func (model) FollowUp(context.Context, string, *guide.Question, *guide.Requirement, string) (string, error) {
	return "Who notices first when the phones are not answered?", nil
}

// TestWalkToTheSecondReader lets a language model read an answer, in a browser.
func TestWalkToTheSecondReader(t *testing.T) {
	browser := webtest.Open(t)
	r, err := judge.New(judgetest.Scripted(func(a judgetest.Asked, q judgetest.Requirement) judgetest.Finding {
		if judgetest.IsCanary(q) || len(q.Text)%2 == 0 {
			return judgetest.Found("")
		}
		return judgetest.Found(strings.Join(strings.Fields(a.Answer)[:5], " "))
	}), judge.Options{Model: "small", Endpoint: "https://judge.example/v1/chat/completions"})
	if err != nil {
		t.Fatal(err)
	}
	for _, look := range looks() {
		t.Run(look.Name, func(t *testing.T) {
			site := webtest.Start(t, webtest.WithSample, func(c *web.Config) { c.Second = model{judge.NewRater(r)} })
			tab := browser.Tab(t, site, look)
			tab.Go(webtest.SampleJob + "/rehearse")
			tab.Press("#q-danger-signs button[value=coach]")
			tab.See("#second-reader")
			tab.Type("#text", webtest.FirstAnswer)
			tab.Press("#answer .button")
			tab.Press("a[href$='/second']")
			tab.Click("#sent summary")
			tab.Shoot("20-second-before")
			tab.Press("form[action$='/second'] .button")
			tab.See("#follow-up")
			tab.Shoot("21-second")
		})
	}
}

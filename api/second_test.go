package api_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"yardstick/api"
	"yardstick/assess"
	"yardstick/guide"
	"yardstick/judge"
	"yardstick/practice"
)

// another is a language model that meets everything, or fails.
type another struct {
	failure string
	asked   int
}

func (*another) Who() (model, address string) { return "a-model", "https://judge.example.org" }

func (*another) Preview(_ *guide.Guide, _ string, q *guide.Question, answer string) ([]string, error) {
	return []string{q.Text + "\n" + answer}, nil
}

func (a *another) Assess(_ context.Context, _ *guide.Guide, _ string, q *guide.Question, _, _ string) (judge.Opinion, error) {
	a.asked++
	o := judge.Opinion{Model: "a-model", Verdict: assess.Meets, Warnings: []string{}, Failure: a.failure}
	for _, r := range q.Requirements {
		o.Requirements = append(o.Requirements, assess.Requirement{ID: r.ID, Verdict: assess.Met})
	}
	return o, nil
}

// TestSecondOpinion: nothing goes to a model before somebody asks for it, and never an
// answer whose result is not to be seen yet.
func TestSecondOpinion(t *testing.T) {
	t.Parallel()
	model := &another{}
	s, token := practising(t, func(c *api.Config) { c.Second = model })
	a, tag := s.begin(token, "coach")
	at := "/attempts/" + a.ID + "/second"
	s.ask(token, "GET", at, nil).problem(409)
	s.ask(token, "POST", at, nil).problem(409)
	s.ask(token, "POST", "/attempts/"+a.ID+"/finish", map[string]string{"text": "Callers wait."}, "If-Match", tag).want(200)
	var p api.SecondPreview
	if s.ask(token, "GET", at, nil).want(200).into(&p); p.Model != "a-model" || len(p.Sent) != 1 || !strings.Contains(p.Sent[0], "Callers wait.") || model.asked != 0 {
		t.Errorf("%+v, asked %d times", p, model.asked)
	}
	var o api.SecondOpinion
	s.ask(token, "POST", at, nil).want(200).into(&o)
	var j judge.Judgement
	if err := json.Unmarshal(o.Judgement, &j); err != nil || j.Judge.Model != "a-model" || len(j.Differ) == 0 || o.Agreement == "" || model.asked != 1 {
		t.Errorf("%+v, %v", o, err)
	}
	var kept practice.Attempt
	s.ask(token, "GET", "/attempts/"+a.ID, nil).into(&kept)
	if slices.ContainsFunc(kept.Assessment.Requirements, func(r assess.Requirement) bool { return r.Verdict == assess.Met }) {
		t.Error("what the model said is kept as the assessor's")
	}
	model.failure = "it is away"
	if got := s.ask(token, "POST", at, nil).problem(503); !strings.Contains(got.Detail, "it is away") {
		t.Errorf("%+v", got)
	}
	without, other := practising(t)
	b, _ := without.begin(other, "coach")
	without.ask(other, "POST", "/attempts/"+b.ID+"/second", nil).problem(404)
}

package eval_test

import (
	"strings"
	"testing"

	"yardstick/assess"
	"yardstick/assess/answers"
	"yardstick/eval"
	"yardstick/guide"
)

// literal finds a requirement met where the answer holds its id as a word, in
// capitals or not; every other requirement is not met. So each change and each
// attack has a known effect.
type literal struct{}

func (literal) Assess(g *guide.Guide, _ string, q *guide.Question, id, answer string) (assess.Assessment, error) {
	a := assess.Assessment{Answer: id, Guide: g.ID, Question: q.ID, Verdict: assess.DoesNotMeet, Assessor: assess.Assessor{Name: "literal", Version: "1"}}
	for _, r := range q.Requirements {
		v := assess.NotMet
		if strings.Contains(answer, r.ID) {
			v = assess.Met
			a.Verdict = assess.Meets
		}
		a.Requirements = append(a.Requirements, assess.Requirement{ID: r.ID, Verdict: v})
	}
	return a, nil
}

func robustGuides() []guide.Guide {
	one := guide.Guide{ID: "one", Questions: []guide.Question{{ID: "q", Text: "What failed?", Requirements: []guide.Requirement{
		{ID: "Sarah", Text: "Names Sarah."}, {ID: "backlog", Text: "Speaks of the backlog."},
	}}}}
	two := guide.Guide{ID: "two", Questions: []guide.Question{{ID: "q", Text: "What went well?", Requirements: []guide.Requirement{
		{ID: "bread", Text: "Tells of bread."},
	}}}}
	return []guide.Guide{one, two}
}

func TestRobustness(t *testing.T) {
	t.Parallel()
	all := []answers.Answer{
		{ID: "a", Guide: "one", Text: "Sarah rang me. I was late. It was my fault."},
		{ID: "b", Guide: "two", Text: "I baked, and the backlog of bread was gone."},
	}
	r, err := eval.RunRobustness(robustGuides(), all, literal{})
	if err != nil {
		t.Fatal(err)
	}
	changes := map[string]eval.Moved{}
	for _, m := range r.Changes {
		changes[m.Name] = m
	}
	// Sarah gets another name in answer a, and loses the requirement.
	if m := changes["names"]; m.Answers != 2 || m.Pairs != 3 || m.Up != 0 || m.Down != 1 || m.Verdicts != 1 {
		t.Errorf("names: %+v, want one of three pairs down and one verdict moved", m)
	}
	if m := changes["padding"]; m.Pairs != 3 || m.Up+m.Down != 0 {
		t.Errorf("padding: %+v, want three pairs and none moved", m)
	}
	attacks := map[string]eval.Gained{}
	for _, g := range r.Attacks {
		attacks[g.Name] = g
	}
	// alone: all three requirements are named; added: backlog is the only one that could still gain.
	if g := attacks["pasted"]; g.Pairs != 3 || g.Gained != 3 || g.Meets != 2 {
		t.Errorf("pasted: %+v, want three of three pairs and two answers that meet", g)
	}
	if g := attacks["pasted added"]; g.Pairs != 1 || g.Gained != 1 {
		t.Errorf("pasted added: %+v, want one of one", g)
	}
	// the other answer says backlog, which is a requirement of guide one only.
	if g := attacks["stranger"]; g.Answers != 2 || g.Gained != 1 {
		t.Errorf("stranger: %+v, want one gained in two answers", g)
	}
	if g := attacks["instructions"]; g.Gained != 0 || g.Pairs != 3 {
		t.Errorf("instructions: %+v, want none of three gained", g)
	}
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "robustness.txt", b.String())
}

func TestRobustnessBadInput(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]answers.Answer{
		`x.jsonl:3: guide: there is no guide "none" among the guides`:           {ID: "a", Guide: "none", Text: "x", File: "x.jsonl", Line: 3},
		`x.jsonl:3: answer: answer "a" cannot be read: the answer is not valid`: {ID: "a", Guide: "two", Text: "\xff", File: "x.jsonl", Line: 3},
	} {
		_, err := eval.RunRobustness(robustGuides(), []answers.Answer{a}, literal{})
		if err == nil || !strings.HasPrefix(err.Error(), name) {
			t.Errorf("error %v, want %s…", err, name)
		}
	}
}

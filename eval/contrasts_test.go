package eval_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yardstick/assess"
	"yardstick/assess/answers"
	"yardstick/eval"
	"yardstick/guide"
)

// lastWord finds a requirement met, and quotes the word, where the answer holds
// its last word and the requirement begins with one of the verbs it knows.
type lastWord struct{}

func (lastWord) Assess(g *guide.Guide, _ string, q *guide.Question, id, answer string) (assess.Assessment, error) {
	score := 0.0
	a := assess.Assessment{Answer: id, Guide: g.ID, Question: q.ID, Score: &score}
	for _, r := range q.Requirements {
		words := strings.Fields(strings.TrimSuffix(r.Text, "."))
		f := assess.Requirement{ID: r.ID, Kind: r.Kind, Verdict: assess.NotMet}
		word := words[len(words)-1]
		if at := strings.Index(answer, word); at >= 0 && words[0] == "Names" {
			start := utf8.RuneCountInString(answer[:at])
			f.Verdict, f.Evidence = assess.Met, []assess.Evidence{{Start: start, End: start + utf8.RuneCountInString(word), Quote: word}}
			score++
		}
		a.Requirements = append(a.Requirements, f)
	}
	return a, nil
}

func jobGuide(id, job string, words ...string) guide.Guide {
	q := guide.Question{ID: "q", Text: "Define failure in doing this job.", Type: guide.DefineFailure}
	for _, w := range words {
		q.Requirements = append(q.Requirements, guide.Requirement{ID: w, Kind: guide.Content, Text: "Names the " + w + ".", Shows: []string{"The " + w + " is what I count."}})
	}
	return guide.Guide{ID: id, Job: job, Questions: []guide.Question{q}}
}

func TestContrasts(t *testing.T) {
	t.Parallel()
	guides := []guide.Guide{jobGuide("porter", "night porter", "keys", "guests"), jobGuide("baker", "baker", "oven", "guests")}
	all := []answers.Answer{
		{ID: "p1", Guide: "porter", Text: "I lose the keys. Then it is dark."},
		{ID: "b1", Guide: "baker", Text: "Nothing comes to my mind."},
		{ID: "b2", Guide: "baker", Text: "The oven goes out — naïve of me. And the guests wait."},
	}
	r, err := eval.RunRobustness(guides, all, lastWord{})
	if err != nil {
		t.Fatal(err)
	}
	gained := map[string]eval.Gained{}
	for _, g := range r.Attacks {
		gained[g.Name] = g
	}
	// The porter's question gets the baker's best answer, which names guests; the baker's get the porter's, which names neither.
	if g := gained["other job"]; g.Answers != 3 || g.Pairs != 6 || g.Gained != 1 {
		t.Errorf("other job: %+v, want one of six pairs gained in three answers", g)
	}
	if g := gained["samples pasted"]; g.Pairs != 6 || g.Gained != 6 {
		t.Errorf("samples pasted: %+v, want all of six", g)
	}
	for _, name := range []string{"denied", "disowned", "reported"} { // this reader minds none of them
		if g := gained[name]; g.Pairs != 6 || g.Gained != 3 {
			t.Errorf("%s: %+v, want three of six", name, g)
		}
	}
	// In other words no requirement begins with a verb that this reader knows.
	if m := r.Wording; m.Answers != 3 || m.Down != 3 || m.Up != 0 {
		t.Errorf("wording: %+v, want three down", m)
	}
	// One requirement is tried for each of the two answers that met any.
	if s := r.Short; s.Pairs != 2 || s.Kept != 2 {
		t.Errorf("short: %+v, want two of two kept", s)
	}
}

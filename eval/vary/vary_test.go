package vary_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yardstick/assess/text"
	"yardstick/eval/vary"
	"yardstick/guide"
)

const told = "Sarah told her team that he was going to organise the rota. She doesn't know the reason, because nobody asked her. I rang him."

func answer(tb testing.TB, s string) vary.Answer {
	tb.Helper()
	d, err := text.Parse(s)
	if err != nil {
		tb.Fatal(err)
	}
	q := &guide.Question{Text: "Define failure in doing this job.", Requirements: []guide.Requirement{
		{ID: "line", Text: "Names a figure from which the week has failed."}, {ID: "own", Text: "Speaks of the own part."},
	}}
	return vary.Answer{Text: d, Question: q, Stranger: "I once drove a bus."}
}

// apply applies a change by its name.
func apply(t *testing.T, name string, a vary.Answer) (string, bool) {
	t.Helper()
	for _, c := range vary.Changes() {
		if c.Name == name {
			return c.Apply(a, vary.Seed(name, "a1"))
		}
	}
	for _, c := range vary.Attacks() {
		if c.Name == name {
			return c.Apply(a, vary.Seed(name, "a1"))
		}
	}
	t.Fatalf("no change %q", name)
	return "", false
}

func TestChanges(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"pronouns": {"Sarah told his team that she was", "He doesn't know", "asked him.", "I rang her."},
		"region":   {"going to organize the rota"},
		"dialect":  {"was gonna organise", "cause nobody"},
		"learner":  {"She don't know"},
		"flat":     {"sarah told her team that he was going to organise the rota she doesn't"},
		"order":    {"I rang him. Sarah told"},
		"names":    {"My name is "},
		"negated":  {"nothing I could say here about this: names a figure"},
		"pasted":   {"Names a figure from which the week has failed. Speaks of the own part."},
		"stranger": {"I once drove a bus."},
	} {
		got, ok := apply(t, name, answer(t, told))
		if !ok {
			t.Errorf("%s changed nothing", name)
		}
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s gave %q, want %q in it", name, got, w)
			}
		}
	}
}

// TestNothingToChange: a change says so where there is nothing that it could change.
func TestNothingToChange(t *testing.T) {
	t.Parallel()
	a := answer(t, "i rang")
	a.Stranger = ""
	for _, name := range []string{"pronouns", "region", "dialect", "learner", "order", "flat", "stranger"} {
		if got, ok := apply(t, name, a); ok {
			t.Errorf("%s changed %q to %q", name, a.Text.Raw, got)
		}
	}
}

func TestWordsOnly(t *testing.T) {
	t.Parallel()
	got, _ := apply(t, "keywords", answer(t, told))
	for w := range strings.SplitSeq(got, ", ") {
		if strings.Contains(w, " ") || w == "the" {
			t.Errorf("the keyword list %q holds %q", got, w)
		}
	}
	if n := strings.Count(got, ","); n < 5 {
		t.Errorf("the keyword list %q has %d commas", got, n)
	}
}

// TestSameSeedSameText holds for every change and any text, and that an attack
// that is added leaves the answer as it was in front.
func TestSameSeedSameText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		s := rapid.StringN(0, 200, -1).Draw(r, "answer")
		d, err := text.Parse(s)
		if err != nil {
			r.Skip()
		}
		a := answer(t, "")
		a.Text = d
		for _, c := range vary.Changes() {
			one, ok := c.Apply(a, vary.Seed(c.Name, s))
			two, _ := c.Apply(a, vary.Seed(c.Name, s))
			if one != two {
				r.Errorf("%s: %q and %q of one seed", c.Name, one, two)
			}
			if !ok && one != s && one != "" {
				r.Errorf("%s says that it changed nothing and gives %q for %q", c.Name, one, s)
			}
		}
		for _, c := range vary.Attacks() {
			if got, _ := c.Apply(a, vary.Seed(c.Name, s)); !c.Alone && !strings.HasPrefix(got, s) {
				r.Errorf("%s: %q does not begin with the answer", c.Name, got)
			}
		}
	})
}

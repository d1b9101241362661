package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func clauses(t interface{ Fatal(...any) }, s string) (*Document, []string) {
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range d.Sentences {
		for _, c := range d.Clauses(i) {
			span := d.SpanOf(c.From, c.To)
			out = append(out, d.Raw[span.Start:span.End])
		}
	}
	return d, out
}

func TestClauses(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][]string{
		"I ring back.": {"I ring back."},
		"I have failed when callers ring three times, because I did not write it down.": {"I have failed", "when callers ring three times", "because I did not write it down."},
		"I answer phones, letters, and messages.":                                       {"I answer phones, letters, and messages."},
		"The phones and the post are mine, and I ring back within a day.":               {"The phones and the post are mine", "and I ring back within a day."},
		"It is simple: whoever waits two days has been let down.":                       {"It is simple", "whoever waits two days has been let down."},
		"If more than 40 orders wait, I have failed.":                                   {"If more than 40 orders wait", "I have failed."},
		"I rang the desk for half an hour and when I came out a man had fainted.":       {"I rang the desk for half an hour", "and when I came out a man had fainted."},
		"That is a fail for all of us even if the reason was right.":                    {"That is a fail for all of us", "even if the reason was right."},
		"I had looked at the picture from the week before, that is my mistake.":         {"I had looked at the picture from the week before", "that is my mistake."},
		"I know when it waits.": {"I know when it waits."},
	} {
		if _, got := clauses(t, in); cmp.Diff(want, got) != "" {
			t.Errorf("%q:\n%s", in, cmp.Diff(want, got))
		}
	}
}

// TestClausesHoldAll: every word is in one clause, in order, none too long.
func TestClausesHoldAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"I", "and", "when", "phones", "because", "wait,", "it", "long;", "–", "no.", "so"}), 1, 120).Draw(t, "words")
		in := ""
		for _, w := range words {
			in += w + " "
		}
		d, err := Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for i := range d.Sentences {
			for _, c := range d.Clauses(i) {
				if c.From != at || c.To <= c.From || c.Words() > MaxClause {
					t.Fatalf("%q: %v after %d", in, c, at)
				}
				at = c.To
			}
		}
		if at != len(d.Words) {
			t.Fatalf("%q: %d of %d words", in, at, len(d.Words))
		}
	})
}

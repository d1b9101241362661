package transcript_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/assess/transcript"
)

// TestOthers: the interviewer's lines are found where they stand, whatever ends lines.
func TestOthers(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][]string{
		"Interviewer: Why?\nReally?\n\nCandidate: Yes.\nInterviewer: And?\nCandidate: So.": {"Interviewer: Why?", "Really?", "Interviewer: And?"},
		"Q: Why?\r\nA: Yes.\r\nQ: And?\r\nA: So.":                                          {"Q: Why? ", "Q: And? "},
		"Question: Define failure.\rAnswer: When paper waits.":                             {"Question: Define failure."},
		"Ana: Why?\nBen: Yes.\nAna: And?\nBen: So.":                                        nil,
		"I ask the customer: why? Then I ring back.":                                       nil,
		"1. Why?\nYes.\n\n2. And?\nI ring.":                                                {"1. Why?", "2. And?"},
		"_Why?_\n\nSo.\n\n_And?_\n\nSo.":                                                   {"_Why?_", "_And?_"},
		"WHY, BELOW 70 PERCENT?\nYes, exactly.":                                            {"WHY, BELOW 70 PERCENT?"},
		"Why do I say so? Because I saw it.\nThat is it.":                                  nil,
		"What do I watch?\nThe share of repairs that are logged within a day, every week.": nil,
		"Customer: Where is it?\nMe: I look.":                                              nil,
		"Customer: Where is it? Me: I look.":                                               nil,
		"Interviewer: Where is it? Me: I look.":                                            {"Interviewer: Where is it? "},
		"ana lee: so would you say that? ben: mm, yes.":                                    {"ana lee: so would you say that? "},
		"Ana: Why? Ben: Paper waits. Ana: And then?  Ben: Nobody rings.":                   {"Ana: Why? ", "Ana: And then?  "},
		"Ana: Why? Ben: Do you not see? Ana: No.":                                          nil,
		"Situation: Calls waited. Task: Ring back. Result: None waits.":                    nil,
		"My rule: who waits? I look at it each day, at 9: always.":                         nil,
	} {
		var got []string
		for _, s := range transcript.Others(in) {
			got = append(got, in[s.Start:s.End])
		}
		for i := range got {
			if got[i][len(got[i])-1] == '\r' {
				got[i] = got[i][:len(got[i])-1] + " "
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", in, d)
		}
	}
}

// TestOthersInText: spans lie in the text, in order and apart.
func TestOthersInText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"Interviewer: ", "Candidate: ", "Q. ", "A. ", "why? ", "so ", "\n", "\r\n", "\r", "0:01", "[Ana] ", "é", "  "})).Draw(t, "parts")
		in := ""
		for _, p := range parts {
			in += p
		}
		last := 0
		for _, s := range transcript.Others(in) {
			if s.Start < last || s.End <= s.Start || s.End > len(in) {
				t.Fatalf("%q: %v after %d", in, s, last)
			}
			last = s.End
		}
	})
}

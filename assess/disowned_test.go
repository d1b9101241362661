package assess

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yardstick/assess/text"
)

func disownedIn(tb testing.TB, s string) []string {
	tb.Helper()
	d, err := text.Parse(s)
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, span := range disowned(d) {
		out = append(out, s[span.Start:span.End])
	}
	return out
}

const claimed = "you have failed when the same guest waits twice for one key"

func TestDisowned(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Some people say " + claimed + ". I do not agree with that.",
		"My old supervisor would say that " + claimed + ". That is nonsense.",
		"I have read that " + claimed + ". I have no opinion on it.",
		"It would be wrong to say that " + claimed + ".",
		"I refuse to accept that " + claimed + ". There is no failing here.",
		"According to the website " + claimed + ". I see it differently, and that is not my view.",
		"A weak applicant would tell you that " + claimed + ". I will not.",
		"You have failed when the same guest waits twice for one key. None of this is true.",
		"You have failed when the same guest waits twice for one key. A good week has no key trouble. I don't believe a word of it.",
		"Would you say that " + claimed + "? Yes.",
		"My predecessor wrote on the wall: \"You have failed when a guest waits twice. Then count the keys.\" That is nonsense and I took it down.",
		"In a book I found this: “You have failed when a guest waits twice. Then count the keys.” I have no opinion on that.",
		"You have failed when a guest waits twice. Nothing of this is right, I would do the opposite.",
	} {
		if len(disownedIn(t, s)) == 0 {
			t.Errorf("nothing is disowned in %q", s)
		}
	}
}

func TestNotDisowned(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"My old supervisor used to say that " + claimed + ", and she was right.",
		"Some people say " + claimed + ". I agree with them, and I count the keys every evening.",
		"I do not believe in excuses. You have failed when the same guest waits twice.",
		"They told us to skip the check. That was wrong, and I said so that evening.",
		"None of that happened by accident. I had stopped reading the list.",
		"The customer says the parcel is lost. I do not argue, I look it up.",
		"It is wrong to leave the key in the door. I have done it once.",
		"Did anybody ring the guest back? Nobody had, and that was my job.",
		"My colleague said the shift was covered. I did not believe him and checked the board myself.",
		"I never thought I would say that, but counting keys matters.",
		"She said: \"You have failed when a guest waits twice for one key.\" She was right, and I do not disagree with her.",
		"The guest said: \"This is the third time that I have to wait here.\" I went and looked for the key myself.",
	} {
		if found := disownedIn(t, s); len(found) > 0 {
			t.Errorf("%q: disowned %q, want nothing", s, found)
		}
	}
}

// TestDisownedLeavesEvidence holds the forms against labelled answers: where
// raters saw a requirement met, nothing that they quoted is disowned.
func TestDisownedLeavesEvidence(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../training/data/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob("../../shared/data/job-held/[a-o]*.jsonl") // where they are at hand
	quotes, touched := 0, 0
	for _, path := range append(paths, more...) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(raw) {
			var group struct {
				Answers []struct {
					ID, Answer string
					Labels     map[string][]any
				}
			}
			if err := json.Unmarshal(line, &group); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			for _, a := range group.Answers {
				if a.Answer == "" {
					continue
				}
				gone := strings.Join(disownedIn(t, a.Answer), "\n")
				for id, label := range a.Labels {
					if len(label) != 2 || label[0] != "met" {
						continue
					}
					quotes++
					if quote := label[1].(string); gone != "" && strings.Contains(gone, quote) {
						touched++
						t.Logf("%s %s %s: %q", filepath.Base(path), a.ID, id, quote)
					}
				}
			}
		}
	}
	t.Logf("%d of %d quotes disowned", touched, quotes)
	if quotes < 1000 || touched*1000 > quotes {
		t.Errorf("%d of %d quotes that raters took for evidence are disowned, want at most one in 1,000", touched, quotes)
	}
}

// TestDisownedOnRealAnswers says how rarely people's answers are touched.
func TestDisownedOnRealAnswers(t *testing.T) {
	t.Parallel()
	answers := sharedAnswers(t, "siop2019")
	all, touched := len(answers), 0
	for _, answer := range answers {
		if found := disownedIn(t, answer); len(found) > 0 {
			touched++
			t.Logf("%q", found)
		}
	}
	t.Logf("%d of %d answers touched", touched, all)
	if touched*200 > all {
		t.Errorf("%d of %d real answers hold something disowned, want at most one in 200", touched, all)
	}
}

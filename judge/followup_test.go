package judge_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/judgetest"
)

// TestFollowUp holds what of a model's question may be shown.
func TestFollowUp(t *testing.T) {
	t.Parallel()
	want := &guide.Requirement{
		ID: "r", Text: "Gives a threshold for how long somebody may wait.", Shows: []string{"After ten minutes it is too long."},
	}
	q := &guide.Question{ID: "q", Text: "Define failure in doing this job."}
	const said = "I fail when people are unhappy with me at the desk, my name is Zoe Abernathy."
	const good = "When would you say that people at the desk have become unhappy?"
	cases := []struct{ name, says, want string }{
		{"a question", good, good},
		{"gives the word away", "From which threshold on are they unhappy?", ""},
		{"gives it away in another form", "How long do they wait until they are unhappy?", ""},
		{"no question", "Tell me more about the people at the desk.", ""},
		{"two", "What happens then? And who is unhappy?", ""},
		{"an answer", "I would say that people are unhappy early. Would you?", ""},
		{"endless", "When " + strings.Repeat("and when ", 30) + "is it so?", ""},
		{"too short", "Why?", ""},
		{"nothing", "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			asked := 0
			m := judgetest.Func(func(_ context.Context, r judge.Request) (judge.Reply, error) {
				asked++
				for _, m := range r.Messages {
					if strings.Contains(m.Content, "Abernathy") || strings.Contains(m.Content, "After ten minutes") {
						t.Errorf("sent %q", m.Content)
					}
				}
				data, err := json.Marshal(map[string]string{"question": c.says})
				return judgetest.Reply(string(data)), err
			})
			got, err := rater(t, m, nil).Reader().FollowUp(t.Context(), "Receptionist", q, want, said)
			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
			if c.want == "" && asked != 2 {
				t.Errorf("asked %d times, want 2", asked)
			}
		})
	}
}

func TestFollowUpOfAModelThatIsDown(t *testing.T) {
	t.Parallel()
	m := judgetest.Func(func(context.Context, judge.Request) (judge.Reply, error) {
		return judge.Reply{}, &fault.Error{Kind: fault.Unavailable, Message: "down"}
	})
	_, err := rater(t, m, nil).Reader().FollowUp(t.Context(), "", &guide.Question{}, &guide.Requirement{Text: "Says why."}, answer)
	if !fault.Is(err, fault.Unavailable) {
		t.Errorf("got %v", err)
	}
}

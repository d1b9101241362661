package panel_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/people"
)

// TestAlike asks whoever runs a position about answers that are nearly alike, and
// nobody else.
func TestAlike(t *testing.T) {
	t.Parallel()
	d := paneltest.NewDesk(t, paneltest.NewStore())
	lead, ctx := paneltest.Lead(), t.Context()
	if err := d.Open(ctx, panel.Viewer{Code: lead.Code, Roles: []people.Role{people.Coordinator}}, panel.OpenPosition{Code: "porter", Title: "Porter"}); err != nil {
		t.Fatal(err)
	}
	const said = "I fail at the door when people wait for an hour and nobody tells them why they have to wait."
	answer := func(candidate, question, text string) panel.Command {
		return panel.RecordAnswer{Candidate: candidate, Question: question, Text: text, Source: "imported"}
	}
	if err := d.Do(ctx, lead, "porter", panel.SealGuide{Guide: paneltest.ManyQuestions(t, 2), Reason: "weighed"},
		panel.AddCandidate{Code: "heron", Name: "A B"}, panel.AddCandidate{Code: "wren", Name: "C D"}, panel.AddCandidate{Code: "owl", Name: "E F"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Do(ctx, lead, "porter", answer("heron", "q1", said), answer("heron", "q2", said),
		answer("wren", "q1", strings.Replace(said, "an hour", "two hours", 1)), answer("owl", "q1", "Something else entirely, of my own, about queues at the gate in the rain.")); err != nil {
		t.Fatal(err)
	}
	v, err := d.See(ctx, lead, "porter", panel.Focus{Candidate: "*"})
	if err != nil {
		t.Fatal(err)
	}
	got, more, err := v.Alike(ctx)
	want := []panel.Alike{{
		Question: "q1", A: "heron", B: "wren", TextA: said, TextB: strings.Replace(said, "an hour", "two hours", 1), Shared: 14, All: 22,
	}}
	if diff := cmp.Diff(want, got); err != nil || more != 0 || diff != "" {
		t.Errorf("%v, %d more: %s", err, more, diff)
	}
	v.Roles = []people.Role{people.Rater}
	if _, _, err := v.Alike(ctx); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a rater: %v, want Forbidden", err)
	}
}

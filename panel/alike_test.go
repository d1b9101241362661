package panel_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
		panel.Invite{Member: "tom", Role: people.Rater}, panel.AddCandidate{Code: "heron", Name: "A B"}, panel.AddCandidate{Code: "wren", Name: "C D"}, panel.AddCandidate{Code: "owl", Name: "E F"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Do(ctx, lead, "porter", answer("heron", "q1", said), answer("heron", "q2", said),
		answer("wren", "q1", strings.Replace(said, "an hour", "two hours", 1)), answer("owl", "q1", "Something else entirely, of my own, about queues at the gate in the rain.")); err != nil {
		t.Fatal(err)
	}
	v, err := d.See(ctx, lead, "porter", panel.Focus{Alike: true})
	if err != nil {
		t.Fatal(err)
	}
	want := []panel.Alike{{
		Question: "q1", A: "heron", B: "wren", TextA: said, TextB: strings.Replace(said, "an hour", "two hours", 1), Shared: 14, All: 22,
	}}
	if diff := cmp.Diff(&panel.AlikeView{Pairs: want}, v.Alike); diff != "" {
		t.Error(diff)
	}
	// What was found is remembered, and found anew when an answer is another one.
	if err := d.Do(ctx, lead, "porter", panel.PlaceHold{Reason: "asked"}, answer("owl", "q1", said)); err != nil {
		t.Fatal(err)
	}
	if v, err = d.See(ctx, lead, "porter", panel.Focus{Alike: true}); err != nil || v.Alike == nil || len(v.Alike.Pairs) < 2 || v.Alike.Pairs[0].Shared != v.Alike.Pairs[0].All {
		t.Errorf("after another answer: %v, %+v", err, v.Alike)
	}
	for _, who := range []panel.Viewer{{Code: "tom"}, {Code: "alba", Roles: []people.Role{people.Auditor}}} {
		if v, err = d.See(ctx, who, "porter", panel.Focus{Alike: true}); err != nil || v.Alike != nil {
			t.Errorf("%s: %v, %+v", who.Code, err, v.Alike)
		}
	}
}

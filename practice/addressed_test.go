package practice_test

import (
	"testing"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/practice"
)

// TestAddressed: the one who answers is spoken to, in the requirement and where advice quotes it.
func TestAddressed(t *testing.T) {
	t.Parallel()
	const panel, own = "Takes the failure on himself or herself.", "Take the failure on yourself."
	q := guide.Question{Requirements: []guide.Requirement{{ID: "a", Text: panel}, {ID: "b", Text: "Names a figure."}}}
	found := assess.Assessment{Requirements: []assess.Requirement{
		{ID: "a", Advice: "The answer does not show this yet: “takes the failure on himself or herself”. Ask yourself: what was my part?"},
		{ID: "b", Advice: "The answer does not show this yet: “names a figure”."},
	}}
	said, got := practice.Addressed(&q, found)
	if said.Requirements[0].Text != own || said.Requirements[1].Text != "Name a figure." || q.Requirements[0].Text != panel {
		t.Errorf("requirements %+v; the guide's own %q", said.Requirements, q.Requirements[0].Text)
	}
	if want := "The answer does not show this yet: “take the failure on yourself”. Ask yourself: what was my part?"; got.Requirements[0].Advice != want {
		t.Errorf("got  %s\nwant %s", got.Requirements[0].Advice, want)
	}
	if want := "The answer does not show this yet: “name a figure”."; got.Requirements[1].Advice != want {
		t.Errorf("got  %s\nwant %s", got.Requirements[1].Advice, want)
	}
	if found.Requirements[0].Advice == got.Requirements[0].Advice {
		t.Error("the assessment itself was changed")
	}
}

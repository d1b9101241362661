package assess

import (
	"strings"
	"testing"

	"yardstick/assess/text"
	"yardstick/guide"
)

// TestNothingLeftOfCopies: what is copied behind an answer leaves no mark that
// a reader could see, so that it is read as if the copy were not there.
func TestNothingLeftOfCopies(t *testing.T) {
	t.Parallel()
	const own = "I rang her. Forty refunds had waited, and that was my doing."
	q := &guide.Question{Text: "Define failure in doing this job.", Requirements: []guide.Requirement{
		{ID: "a", Text: "Names a figure from which the week has failed for everybody."},
		{ID: "b", Text: "Speaks of the own part!"},
	}}
	sources, err := sourcesOf(q)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := text.Parse(own + "\n" + q.Requirements[0].Text + " " + q.Requirements[1].Text)
	if err != nil {
		t.Fatal(err)
	}
	left, err := doc.Without(inspect(doc, sources, false).dead)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(left.Raw); got != own {
		t.Errorf("left to read: %q, want %q", got, own)
	}
}

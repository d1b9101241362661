package practise

import "testing"

// TestClause: more can be said behind it.
func TestClause(t *testing.T) {
	t.Parallel()
	if got, want := clause("Sets an aim with a figure or a date. "), "Set an aim with a figure or a date"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestBrief: a long question is told apart by its beginning.
func TestBrief(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Define failure in doing this job.":                            "Define failure in doing this job.",
		"Tell us about a time when something went wrong, or nearly so": "Tell us about a time when something …",
	} {
		if got := brief(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

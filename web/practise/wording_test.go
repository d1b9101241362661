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

// TestLasting: a suggested time is said, not shown as a clock.
func TestLasting(t *testing.T) {
	t.Parallel()
	for in, want := range map[int]string{
		1: "1 second", 45: "45 seconds", 60: "1 minute", 74: "1 minute", 75: "1½ minutes", 150: "2½ minutes", 180: "3 minutes", 1230: "20½ minutes",
	} {
		if got := lasting(in); got != want {
			t.Errorf("%d: %q, want %q", in, got, want)
		}
	}
}

// TestTouch: words that touch several points stand with the first of them, and the others
// have others, or none.
func TestTouch(t *testing.T) {
	t.Parallel()
	f := finding{Missing: []requirementView{{Quotes: []string{"late"}}, {Quotes: []string{"late", "wrong"}}, {Quotes: []string{"late"}}, {}}}
	f.touch()
	for i, want := range []string{"late", "wrong", "", ""} {
		if got := f.Missing[i].Touch; got != want {
			t.Errorf("point %d: %q, want %q", i+1, got, want)
		}
	}
}

package practise

import "testing"

// TestYou: what is said of a person to a panel is said to that person.
func TestYou(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Takes the failure on himself or herself, as something done or left undone.": "Take the failure on yourself, as something done or left undone.",
		"Says what his or her own part was and names who was told.":                  "Say what your own part was and name who was told.",
		"Names several kinds of failure.":                                            "Names several kinds of failure.",
		"This depends on the candidate.":                                             "This depends on you.",
	} {
		if got := you(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
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

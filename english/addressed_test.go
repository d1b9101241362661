package english_test

import (
	"testing"

	"yardstick/english"
)

// TestAddressed: what is said of a person to a panel is said to that person.
func TestAddressed(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Takes the failure on himself or herself, as something done or left undone.": "Take the failure on yourself, as something done or left undone.",
		"Says what his or her own part was and names who was told.":                  "Say what your own part was and name who was told.",
		"Names several kinds of failure.":                                            "Names several kinds of failure.",
		"This depends on the candidate.":                                             "This depends on you.",
	} {
		if got := english.Addressed(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

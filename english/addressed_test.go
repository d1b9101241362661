package english_test

import (
	"testing"

	"yardstick/english"
)

// TestAddressed: what is said of a person to a panel is said to that person.
func TestAddressed(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Takes the failure on himself or herself, as something done or left undone.":  "Take the failure on yourself, as something done or left undone.",
		"Says what his or her own part was and names who was told.":                   "Say what your own part was and name who was told.",
		"Names several kinds of failure.":                                             "Name several kinds of failure.",
		"Says from which point it counts and tells who hears of it.":                  "Say from which point it counts and tell who hears of it.",
		"Backs the definition with one case from earlier work.":                       "Back the definition with one case from earlier work.",
		"Wants results that last, and relates them to the team.":                      "Want results that last, and relate them to the team.",
		"Owns the step that he or she has missed, and copes when he or she is alone.": "Own the step that you have missed, and copes when you are alone.",
		"Names deliveries and counts of stock.":                                       "Name deliveries and counts of stock.",
		"Names regular work of the speaker, such as planning routes.":                 "Name regular work of yours, such as planning routes.",
		"Names a part of the work itself that draws the speaker.":                     "Name a part of the work itself that draws you.",
		"Says what he or she sometimes has to bear.":                                  "Say what you sometimes has to bear.",
		"Told somebody beforehand that a task would be late.":                         "Say that you told somebody beforehand that a task would be late.",
		"Was there when it happened.":                                                 "Say that you were there when it happened.",
		"Relates it to what he or she does each week.":                                "Relate it to what you do each week.",
		"This depends on the candidate.":                                              "This depends on you.",
	} {
		if got := english.Addressed(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

package job

import (
	"strings"
	"testing"
)

// TestDutyOfAFigure: a goal names the duty by which its figure is reached, or none; a
// figure is never put beside a duty that has nothing to do with it.
func TestDutyOfAFigure(t *testing.T) {
	t.Parallel()
	for duty, want := range map[string]bool{"deliver the meals in time": true, "take the temperature of the food": false} {
		named := false
		for _, id := range []string{"a", "b", "c", "d", "e", "f"} { // whose ways of saying it differ
			j := &Job{ID: id, Title: "Cook", Functions: []Function{{
				ID: "food", Name: "Food", Duties: []string{duty},
				Measures: []Measure{{ID: "meals", Name: "meals delivered in the time window", Unit: "%", Better: Higher, Target: level(97)}},
			}}}
			for _, c := range Criteria(j).Of("food", Goals, Failure) {
				named = named || strings.Contains(c.Statement, duty)
			}
		}
		if named != want {
			t.Errorf("%q beside the share of meals in time: %v, want %v", duty, named, want)
		}
	}
}

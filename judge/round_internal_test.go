package judge

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestArranged holds that rounds ask in another order each, and for the same.
func TestArranged(t *testing.T) {
	t.Parallel()
	for n := 1; n <= 40; n++ {
		numbers := make([]int, n)
		for i := range numbers {
			numbers[i] = i
		}
		second := arranged(numbers, 1)
		for round := range mostRounds {
			got := arranged(numbers, round)
			if n > 2 && round > 0 && slices.Equal(got, arranged(numbers, round-1)) {
				t.Errorf("rounds %d and %d ask for %d in the same order", round-1, round, n)
			}
			slices.Sort(got)
			if diff := cmp.Diff(numbers, got); diff != "" {
				t.Error(diff)
			}
		}
		for i := range numbers {
			if n > 1 && second[i] == i {
				t.Errorf("of %d, %d stands where it stood", n, i)
			}
		}
	}
}

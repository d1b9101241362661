package guide

import "testing"

// TestTop: a scale ends where its names do.
func TestTop(t *testing.T) {
	t.Parallel()
	for want, scales := range map[int][]Scale{
		5: {nil, DefaultScale(), {1: "a", 3: "b", 5: "c"}, {3: "b"}, {1: "a"}},
		4: {{1: "Strong no", 2: "No", 3: "Yes", 4: "Strong yes"}},
		2: {{1: "No", 2: "Yes"}},
	} {
		for _, s := range scales {
			if got := s.Top(); got != want {
				t.Errorf("%v: %d, want %d", s, got, want)
			}
		}
	}
}

package guide

import (
	"bytes"
	"strings"
	"testing"
)

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

// TestKitHasTheLevelsOfTheScale: raters of a scale of four tick one of four.
func TestKitHasTheLevelsOfTheScale(t *testing.T) {
	t.Parallel()
	g := Guide{ID: "desk", Scale: Scale{1: "Strong no", 2: "No", 3: "Yes", 4: "Strong yes"}, Questions: []Question{{
		ID: "q", Text: "Define failure.", Requirements: []Requirement{{ID: "own", Text: "Owns it."}},
	}}}
	var text, page bytes.Buffer
	if err := KitText(&text, &g); err != nil {
		t.Fatal(err)
	}
	if err := Kit(&page, &g); err != nil {
		t.Fatal(err)
	}
	if s := text.String(); !strings.Contains(s, "3 [ ]   4 [ ]\n") || strings.Contains(s, "5 [ ]") {
		t.Errorf("levels of the text:\n%s", s)
	}
	if s := page.String(); !strings.Contains(s, `</span> 4</span>`) || strings.Contains(s, `</span> 5</span>`) {
		t.Error("the page has other levels than the scale")
	}
}

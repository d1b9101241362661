package word

import "testing"

func TestStyles(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name string
		want style
	}{
		{"heading 3", style{heading: 3}},
		{"heading 9", style{heading: 6}},
		{"heading x", style{heading: 1}},
		{"title", style{title: true}},
		{"subtitle", style{heading: 2}},
		{"list bullet", style{list: true}},
		{"list number 3", style{list: true}},
		{"list paragraph", style{}}, // Word gives it to anything moved in
		{"normal", style{}},
	} {
		var got style
		if got.named(tc.name); got != tc.want {
			t.Errorf("%q: %+v, want %+v", tc.name, got, tc.want)
		}
	}
}

func TestOutlineLevel(t *testing.T) {
	t.Parallel()
	for v, want := range map[string]int{"0": 1, "5": 6, "8": 6, "9": 0, "-1": 0, "x": 0} {
		if got := outlineLevel(v); got != want {
			t.Errorf("%q: %d, want %d", v, got, want)
		}
	}
}

// TestBased ends where styles are based on each other.
func TestBased(t *testing.T) {
	t.Parallel()
	all := based(map[string]style{"a": {based: "b", list: true}, "b": {based: "a", heading: 2}, "c": {based: "gone"}})
	if !all["b"].list || all["a"].heading != 2 || all["c"].list {
		t.Errorf("%+v", all)
	}
}

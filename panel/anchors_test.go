package panel_test

import (
	"testing"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
)

// TestSortAnchors: whoever puts the examples back puts back each of them, once, and
// nothing that is no example; what is refused leaves no trace.
func TestSortAnchors(t *testing.T) {
	t.Parallel()
	d := paneltest.NewDesk(t, paneltest.NewStore())
	if err := sample.Make(t.Context(), d, sample.Rating); err != nil {
		t.Fatal(err)
	}
	v, err := d.See(t.Context(), alba, sample.Code, panel.Focus{Guide: true})
	if err != nil {
		t.Fatal(err)
	}
	examples, err := v.Examples()
	if err != nil || len(examples) < 2 {
		t.Fatalf("%d examples, %v", len(examples), err)
	}
	var all []panel.SortedLevel
	for _, e := range examples {
		all = append(all, panel.SortedLevel{Example: e.ID, Level: 3})
	}
	with := func(first string) []panel.SortedLevel {
		return append([]panel.SortedLevel{{Example: first, Level: 3}}, all[1:]...)
	}
	tom := panel.Viewer{Code: "tom"}
	for what, levels := range map[string][]panel.SortedLevel{
		"none": nil, "not all": all[1:], "another": with("e999"), "twice": with(all[1].Example), "one too many": append(with("e999"), all[0]),
	} {
		if err := d.Do(t.Context(), tom, sample.Code, panel.SortAnchors{Of: v.Guide.SHA256, Levels: levels}); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want Invalid", what, err)
		}
	}
	if err := d.Do(t.Context(), tom, sample.Code, panel.SortAnchors{Of: v.Guide.SHA256, Levels: all}); err != nil {
		t.Error(err)
	}
}

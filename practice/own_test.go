package practice_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// TestOwnKinds: every point that is offered may be asked, and so may the example of the form.
func TestOwnKinds(t *testing.T) {
	t.Parallel()
	o := practice.OwnQuestion{Text: "Why?", Points: []string{"Says whom I told, and when."}}
	for _, r := range practice.OwnKinds() {
		o.Kinds = append(o.Kinds, r.Kind)
	}
	j, err := newBench(t).AddOwn(t.Context(), o)
	if err != nil || len(j.Guide.Questions[0].Requirements) != len(o.Kinds)+1 {
		t.Errorf("%d points, %v", len(j.Guide.Questions[0].Requirements), err)
	}
}

// TestAddOwn: a question of one's own has a guide of its own, sealed.
func TestAddOwn(t *testing.T) {
	t.Parallel()
	d := newBench(t)
	j, err := d.AddOwn(
		t.Context(),
		practice.OwnQuestion{
			Text: "What did you do in the\ngap year?", Points: []string{"Says where I was.", " "}, Kinds: []guide.Kind{guide.Lesson, "nonsense"},
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range j.Guide.Questions[0].Requirements {
		got = append(got, string(r.Kind)+": "+r.Text)
	}
	want := []string{"content: Says where I was.", "lesson: Says what was learned from it for the work after."}
	if diff := cmp.Diff(want, got); diff != "" || j.Title != "What did you do in the gap year?" || j.GuideSHA256() == "" {
		t.Errorf("%q, sealed %q (-want +got):\n%s", j.Title, j.GuideSHA256(), diff)
	}
	for name, o := range map[string]practice.OwnQuestion{
		"two things at once": {Text: "Why?", Points: []string{"Says why it happened and names who was told."}},
		"no question":        {Points: []string{"Says it."}},
		"no points":          {Text: "Why?"},
		"too many points":    {Text: "Why?", Points: strings.Split(strings.Repeat("Says it.\n", 13), "\n")},
		"a long point":       {Text: "Why?", Points: []string{strings.Repeat("x", 301)}},
		"a long question":    {Text: strings.Repeat("x", 1001), Points: []string{"Says it."}},
		"a hidden character": {Text: "Why\u0000?", Points: []string{"Says it."}},
	} {
		if _, err := d.AddOwn(t.Context(), o); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

package drill

import (
	"strings"
	"testing"
	"testing/fstest"

	"yardstick/internal/wording/wordingtest"
)

// TestLoadTexts: what is wrong in a file of texts is named with its place.
func TestLoadTexts(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, from, to, want string }{
		"sound":        {"week.yaml", "caller", "caller", ""},
		"unknown slot": {"messages.yaml", "{duty}", "{dutty}", "xx/messages.yaml:13: asks[0]: has the unknown slot {dutty}; did you mean {duty}?"},
		"unknown text": {"week.yaml", "caller:", "kaller:", "kaller: is no text of weeks; they are assumed-signs, caller"},
		"missing text": {"week.yaml", "caller: [\"A caller\"]", "", "caller: missing: give at least one text"},
		"no answer": {
			"messages.yaml", "  - \"Forget my message on Tuesday: I had the old extension. Sorry for the tone.\"\n", "",
			"taken-back: has 3 texts and loud has 4: each takes back the one in its place",
		},
		"open brace": {"week.yaml", "{title}", "{title", "xx/week.yaml:5: scene[0]: has {title[: {setting}"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := loadTexts(wordingtest.Changed(t, shipped, "templates/en", c.file, c.from, c.to), "xx")
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	if _, err := loadTexts(fstest.MapFS{}, "xx"); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("no files: %v", err)
	}
}

// TestTextsFill: a slot takes what is given for it, and an optional piece goes without.
func TestTextsFill(t *testing.T) {
	t.Parallel()
	for want, slots := range map[string][]string{
		"A bad week in the job of clerk":               {"title", "clerk"},
		"A bad week in the job of clerk: a small town": {"title", "clerk", "setting", "a small town"},
	} {
		if got := say("scene", slots...); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

package job

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/wording/wordingtest"
)

// TestSlotNames holds that the loader knows exactly the slots that are filled.
func TestSlotNames(t *testing.T) {
	t.Parallel()
	if d := cmp.Diff(slices.Sorted(maps.Keys(measureSlots)), slices.Sorted(slices.Values(strings.Fields(measureNames)))); d != "" {
		t.Errorf("clauses.yaml (-filled +named):\n%s", d)
	}
	if d := cmp.Diff(slices.Sorted(maps.Keys(basisSlots)), slices.Sorted(slices.Values(strings.Fields(basisNames)))); d != "" {
		t.Errorf("criteria.yaml (-filled +named):\n%s", d)
	}
}

func TestLoadTexts(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, from, to, want string }{
		"as shipped":       {"criteria", "goals:", "goals:", ""},
		"another language": {"criteria", "however busy I was", "sosehr ich auch zu tun hatte", ""},
		"unknown slot": {
			"criteria", "{fails}, however", "{fail}, however",
			"xx/criteria.yaml:10: goals[0].ways[1].failure: has the unknown slot {fail}; did you mean {fails}?",
		},
		"unknown condition": {"criteria", "[not about]", "[not abuot]", "xx/criteria.yaml:22: deadlines[0].when[0]: has the unknown slot {abuot}; did you mean {about}?"},
		"misspelt key":      {"criteria", "success:", "succes:", "xx/criteria.yaml:9: goals[0].ways[0].succes: there is no such field; did you mean success?"},
		"misspelt kind":     {"criteria", "backlogs:", "backlog:", "xx/criteria.yaml:42: backlog: is no kind of failure"},
		"one side":          {"criteria", "        success: I have succeeded when {holds}, on bad days as well as on good ones.\n", "", "xx/criteria.yaml:10: goals[0].ways[1]: has one side: give failure and success"},
		"open brace":        {"clauses", "{subject falls to/fall to}", "{subject", "xx/clauses.yaml:18: fails[12]: has {subject {from-fails}"},
		"open bracket":      {"clauses", "worse[ {in-period}]", "worse[ {in-period}", "xx/clauses.yaml:13: fails[7]: opens a bracket [ that is not closed"},
		"no verb":           {"clauses", "misses/miss", "misses", "xx/clauses.yaml:12: fails[6]: has {subject misses}: a verb that agrees is written {slot has/have}"},
		"a vague word without a question": {
			"cues", "  - ask: by when?\n    words:", "  - words:",
			"vague[1]: wants ask, the question that brings out what would count, and words",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := LoadTexts(wordingtest.Changed(t, shipped, "templates/en", c.file+".yaml", c.from, c.to), "xx")
			switch {
			case c.want == "" && err != nil:
				t.Errorf("got %v", err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	if _, err := LoadTexts(fstest.MapFS{}, "xx"); err == nil {
		t.Error("an empty folder was read")
	}
}

// TestSlotsAreDocumented holds that the page for those who translate names every slot.
func TestSlotsAreDocumented(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(measureNames + " " + basisNames) {
		if !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("docs/templates.md does not name the slot %s", name)
		}
	}
}

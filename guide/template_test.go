package guide

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"yardstick/internal/wording/wordingtest"
)

func TestLoadTemplates(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, from, to, want string }{
		"as shipped":             {"guide", "title:", "title:", ""},
		"another language":       {"define-failure", "Define failure in doing this job.", "Was heißt es, in dieser Arbeit zu versagen?", ""},
		"a question less":        {"guide", ", at-once", "", ""},
		"no such file":           {"guide", "at-once", "at-one", "xx/at-one.yaml: cannot be read"},
		"no question":            {"openers", "[about-yourself, why-this-job, strengths]", "[]", "xx/openers.yaml:4: questions: missing"},
		"misspelt key":           {"define-failure", "purpose:", "purpos:", "purpos: there is no such field; did you mean purpose?"},
		"unknown slot":           {"define-failure", "{last.name}", "{last.nam}", "probes[1]: has the unknown slot {last.nam}; did you mean {last.name}?"},
		"slot of a phrase alone": {"define-failure", "That would be my own failing, because I did not {duty1}", "I {name}", "has the unknown slot {name}"},
		"phrase in a phrase":     {"define-failure", "- letting {name} slide", "- letting {failure} slide", "phrases.undone[1]: has the unknown slot {failure}"},
		"slot that is needed":    {"at-once", "needs: second.name", "needs: second.nam", "needs: has the unknown slot {second.nam}; did you mean {second.name}?"},
		"kind":                   {"define-failure", "kind: personal", "kind: personnal", "kind: \"personnal\" is not a kind of requirement"},
		"type":                   {"define-failure", "type: define-failure", "type: failure", "type: \"failure\" is not a type of question"},
		"weight":                 {"define-failure", "weight: 0.5", "weight: 0", "weight: is 0: want more than 0"},
		"at least":               {"define-failure", "at_least: 2", "at_least: 5", "at_least: is 5: want 1 to 4"},
		"covers":                 {"define-failure", "covers: functions", "covers: function", "covers: is \"function\": want functions or fronts"},
		"items of no coverage":   {"define-failure", "    covers: functions\n", "", "kind: is coverage: a requirement of kind coverage, and no other, has covers or items"},
		"ways that do not match": {"real-mess", "[noon, five, noon]", "[noon, five]", "xx/real-mess.yaml"},
		"no text":                {"strengths", "text: What are your strengths?", "text: \"\"", "text: missing"},
		"level":                  {"define-failure", "  1: Speaks", "  one: Speaks", "it must be a whole number"},
		"level that is none":     {"define-failure", "  1: Speaks", "  9: Speaks", "anchors.9: is no level"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := LoadTemplates(wordingtest.Changed(t, shipped, "templates/en", c.file+".yaml", c.from, c.to), "xx")
			switch {
			case c.want == "" && err != nil:
				t.Errorf("got %v", err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// TestSlotsAreDocumented holds that the page for those who translate names every slot.
func TestSlotsAreDocumented(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, names := range [][]string{keys(areaFields), keys(groups), keys(jobSlots), keys(figureSlots), keys(figureFields)} {
		for _, name := range names {
			if !strings.Contains(string(page), "`"+name+"`") && !strings.Contains(string(page), "{"+name+"}") {
				if !slices.Contains([]string{"front2", "front3"}, name) {
					t.Errorf("docs/templates.md does not name the slot %s", name)
				}
			}
		}
	}
}

func keys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

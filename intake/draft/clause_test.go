package draft

import "testing"

// TestClauseOf holds that a figure is named by the clause that it stands in.
func TestClauseOf(t *testing.T) {
	t.Parallel()
	for before, want := range map[string]string{
		"cool the milk; ensure that each tank is read within":         "each tank is read",
		"Test oil samples, and report the results to the owner in":    "report the results to the owner",
		"Jam, honey and chutney":                                      "Jam, honey and chutney",
		"✅ Sharpen the skates":                                        "Sharpen the skates",
		"Night trains are so planned that":                            "",
		"To make sure that every lock is tried before":                "every lock is tried",
		"Look into complaints, the first answer being written within": "the first answer being written",
	} {
		if got := clauseOf(before); got != want {
			t.Errorf("clause of %q: %q; want %q", before, got, want)
		}
	}
}

// TestDoing turns what is done into doing it, and leaves what is no such clause.
func TestDoing(t *testing.T) {
	t.Parallel()
	for clause, want := range map[string]string{
		"Claims are assessed":                "assess claims",
		"every bag must be carried at night": "carry every bag at night",
		"the boats are cleaned in the basin": "clean boats in the basin",
		"Answer calls":                       "",
		"letters are written":                "", // no verb is known of it by its ending
	} {
		if got := doing(clause); got != want {
			t.Errorf("doing %q: %q; want %q", clause, got, want)
		}
	}
}

// TestVerbFirst tells verbs from nouns that look like them.
func TestVerbFirst(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"pick up calls": true, "checks the tanks": true, "releases discharged rooms": true, "requests for service": false,
		"orders are picked": false, "stock entered on": false, "reports": false, "process": true, "yellow paint": false,
	} {
		if got := verbFirst(text); got != want {
			t.Errorf("%q begins with a verb: %v; want %v", text, got, want)
		}
	}
}

package englishtest_test

import (
	"strings"
	"testing"

	"yardstick/english/englishtest"
)

// TestBites holds that each rule finds what it is for.
func TestBites(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"He is a airport guide.":               "article",
		"It is an hotel.":                      "article",
		"We need a HR officer.":                "article",
		"I fail when I do not works outdoors.": "no infinitive",
		"I was due to checking the list.":      "no infinitive",
		"The the list is late.":                "twice",
		"It is late..":                         "doubled stop",
		"Look at {served}.":                    "unfilled slot",
		"it is late.":                          "small letter",
		"It is late. then we go.":              "small letter",
		"It is late":                           "no end",
		`They say "no.`:                        "close",
		"It takes 1 days.":                     "one and a plural",
		"Work with others, such as.":           "second part",
		"He asks the a manager.":               "article before an article",
		"The job of AIRPORT GUIDE.":            "shouting",
		"It is late , though.":                 "space before",
	} {
		if got := strings.Join(englishtest.Sentence(s), "; "); !strings.Contains(got, want) {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{
		"He had had an MRI technician for an hour.", `They say "no".`, "What do you do?", "I do not answer customers' calls.",
		"One of a few (an odd one).", "The HR desk and the IT desk agree.", "I only had to keep it going.",
	} {
		if got := englishtest.Sentence(s); len(got) > 0 {
			t.Errorf("%q: %v", s, got)
		}
	}
}

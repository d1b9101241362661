package panel_test

import (
	"strings"
	"testing"

	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/webtest"
)

// chrome is what belongs to a screen and not on paper: ways elsewhere, and buttons.
var chrome = []string{
	"Sign out everywhere", "Switch person", "Passkeys", "Skip to", "Keep draft", "Hand in and seal", "Look at it as somebody else", "Put up for discussion",
	"Invite somebody", "All kinds", "Start the clock",
	"The key of everything personal is destroyed", "Whoever has the link needs no account",
}

// TestPrinted prints pages of a position in a real browser: the content is on the paper,
// and what one can press is not.
func TestPrinted(t *testing.T) {
	browser := webtest.Open(t)
	for upto, pages := range map[sample.Upto]map[string][]string{
		sample.Rating: {
			"zoe /c/heron/rate": {"Define failure", "How would you notice it?", "What the levels look like", "Draws the line of failure", "not assessed"},
			"zoe /training":     {"Training", "one frame of reference", "eleven on it"},
			"zoe /anchors":      {"Put the anchors back", "in words that fit any job"},
		},
		sample.Decided: {
			"ines ":         {"Customer service administrator", "heron", "Paula Placeholder", "Tom Sample"},
			"ines /results": {"Results", "heron", "kestrel", "÷", "share of pairs of ratings that are", "Meets both musts; second by the total."},
			"ines /c/heron": {"heron", "two days", "Heard: ", "tom"},
			"alba /record":  {"Record", "The record is whole", "Opened the position"},
			"ines /letters": {"Letters", "What is owed", "By "},
		},
	} {
		site, _ := withRoles(t, upto, map[string][]people.Role{"ines": nil, "zoe": nil, "alba": {people.Auditor}})
		tabs := map[string]*webtest.Tab{}
		for what, want := range pages {
			who, path, _ := strings.Cut(what, " ")
			if tabs[who] == nil {
				tabs[who] = browser.Apart(t, site, webtest.Desktop())
				tabs[who].Go("/panel/enter")
				signIn(tabs[who], who)
				tabs[who].See("main a[href='/positions/invented']")
			}
			text := strings.Join(strings.Fields(tabs[who].Printed("/positions/"+sample.Code+path)), " ")
			for _, w := range want {
				if !strings.Contains(text, w) {
					t.Errorf("%s: the paper lacks %q:\n%s", what, w, text)
				}
			}
			for _, w := range chrome {
				if strings.Contains(text, w) {
					t.Errorf("%s: the paper holds %q, which belongs to a screen", what, w)
				}
			}
		}
	}
}

package written_test

import (
	"testing"

	"yardstick/guide"
	"yardstick/panel"
)

func guideJSON(g *guide.Guide) ([]byte, error) { return guide.Canonical(g) }

// text is the words of a question.
func text(tb testing.TB, v *panel.View, n int) string {
	tb.Helper()
	guides, err := guide.Read("guide.json", v.Guide.Document)
	if err != nil {
		tb.Fatal(err)
	}
	return guides[0].Questions[n].Text
}

package figure_test

import (
	"strings"
	"testing"

	"yardstick/internal/figure"
	"yardstick/stat"
)

func TestFigures(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ got, want string }{
		{figure.Thousands(0), "0"},
		{figure.Thousands(999), "999"},
		{figure.Thousands(1234567), "1,234,567"},
		{figure.Plural(1, "rater"), "1 rater"},
		{figure.Plural(1000, "rater"), "1,000 raters"},
		{figure.Short(stat.Estimate(0.5)), "0.500"},
		{figure.Short(stat.NotEstimable()), "–"},
		{figure.Interval(stat.Estimate(-1), stat.Estimate(1)), "-1.000 to 1.000"},
		{figure.Interval(stat.NotEstimable(), stat.Estimate(1)), "–"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

// TestSheet: columns stand under each other, counted in characters.
func TestSheet(t *testing.T) {
	t.Parallel()
	s := figure.Sheet{Notes: true}
	s.Add("", "n", "what")
	s.Add("José", "1,000", "all")
	s.Add("Al", "7", "")
	var b strings.Builder
	s.Write(&b)
	const want = "            n    what\n  José  1,000    all\n  Al        7\n"
	if b.String() != want {
		t.Errorf("got:\n%swant:\n%s", b.String(), want)
	}
}

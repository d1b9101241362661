package plain

import "testing"

func TestUnmarked(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"**Keep** the _files_":   "Keep the files",
		"a [link](https://x.y)":  "a link",
		"![a sign](x.png) here":  "a sign here",
		"<https://x.y> here":     " here",
		"`code` and \\* and \\_": "code and * and _",
		"5 * 4 * 3":              "5 * 4 * 3",
		"snake_case_name":        "snake_case_name",
		"__both__ and *one*.":    "both and one.",
		"no marks":               "no marks",
	} {
		if got := unmarked(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestRule(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"---": true, "* * *": true, "=====": true, "____": true, "─────": true, "-- --": true,
		"--": false, "- a": false, "---a": false, "...and": false,
	} {
		if got := rule(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

func TestCapitals(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"WHAT YOU DO": true, "DUTIES:": true, "NHS": false, "What you do": false, "WE PAY.": false, "1234": false,
	} {
		if got := capitals(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

package guide_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/guide"
)

// TestMarkdown holds the form of a guide for people.
func TestMarkdown(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/library-assistant.guide.yaml")
	if err != nil {
		t.Fatal(err)
	}
	all, err := guide.Read("library-assistant.guide.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := guide.Markdown(&b, &all[0]); err != nil {
		t.Fatal(err)
	}
	const file = "testdata/library-assistant.guide.md"
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestMarkdownIsPlain: no text of a guide becomes a mark, a link, a tag or a cell.
func TestMarkdownIsPlain(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a *b* _c_ `d`":                    "a \\*b\\* \\_c\\_ \\`d\\`",
		"<script>x</script>":               `\<script\>x\</script\>`,
		"[link](http://example.org)":       `\[link\](http://example.org)`,
		"one | two":                        `one \| two`,
		"first\n\n# second":                `first \# second`,
		"1. first":                         `1\. first`,
		"1.5 hours":                        `1\.5 hours`,
		"- a list":                         `\- a list`,
		"=== a rule":                       `\=== a rule`,
		"# a head":                         `\# a head`,
		"&lt; is not a sign, \\ is":        `\&lt; is not a sign, \\ is`,
		"Nothing special; at 9.30 (or so)": "Nothing special; at 9.30 (or so)",
	} {
		g := guide.Guide{ID: "g", Title: text, Questions: []guide.Question{{ID: "q", Text: "Q", Requirements: []guide.Requirement{{ID: "r", Text: "R"}}}}}
		var b strings.Builder
		if err := guide.Markdown(&b, &g); err != nil {
			t.Fatal(err)
		}
		if got, _, _ := strings.Cut(b.String(), "\n"); got != "# "+want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

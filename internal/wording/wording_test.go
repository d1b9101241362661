package wording_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/wording"
)

func slots(name string) wording.Value {
	return map[string]wording.Value{
		"served": {Text: "customers", Plural: true}, "board": {Text: "the board"}, "title": {Text: "clerk"},
	}[name]
}

func TestFill(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Plain words.":                              "Plain words.",
		"The {title} serves {served}.":              "The clerk serves customers.",
		"{served has/have} to wait":                 "customers have to wait",
		"{board no longer asks/no longer ask} me":   "the board no longer asks me",
		"Work[, such as that of the {title}].":      "Work, such as that of the clerk.",
		"Work[, such as {nothing}].":                "Work.",
		"Work with [{nothing}|{board}|others].":     "Work with the board.",
		"Work with [{nothing}|others].":             "Work with others.",
		"{?title}Yes":                               "Yes",
		"[{?nothing}one|{?title}{served}|several]!": "customers!",
		"a | b": "a | b",
		"":      "",
	} {
		parsed, err := wording.Parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got, ok := parsed.Fill(slots); !ok || got != want {
			t.Errorf("%q gives %q, %v; want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{"{nothing} is here", "{?nothing}x", "[a] {nothing}"} {
		parsed, err := wording.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := parsed.Fill(slots); ok {
			t.Errorf("%q gives %q, and its slot is empty", text, got)
		}
	}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"{open":                   "not closed",
		"[open":                   "not closed",
		"closed]":                 "not opened",
		"[a [b] c]":               "within brackets",
		"{}":                      "no name",
		"{title is}":              "has/have",
		"{title /are}":            "has/have",
		"{a[b}":                   "no name",
		strings.Repeat("a", 5000): "longer",
	} {
		if _, err := wording.Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q gives %v, want %q", text, err, want)
		}
	}
}

func TestAll(t *testing.T) {
	t.Parallel()
	var texts []wording.Text
	for _, s := range []string{"{nothing}", "a {title}", "b", "c"} {
		parsed, err := wording.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, parsed)
	}
	if d := cmp.Diff([]string{"a clerk", "b"}, wording.All(texts, slots, 2)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := wording.First(texts[:1], slots); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestPage(t *testing.T) {
	t.Parallel()
	known := []string{"served", "title"}
	for name, c := range map[string]struct{ data, want string }{
		"sound":          {"text: The {title}.\nlist: [\"{served}\"]\n", ""},
		"unknown slot":   {"text: a\nlist:\n  - b\n  - The {titel}.\n", "en/q.yaml:4: list[1]: has the unknown slot {titel}; did you mean {title}?"},
		"far slot":       {"text: \"{whatever-it-is}\"\n", "en/q.yaml:1: text: has the unknown slot {whatever-it-is}; docs/templates.md lists the slots"},
		"misspelt field": {"texd: a\n", "en/q.yaml:1: texd: there is no such field; did you mean text?"},
		"in optional":    {"text: a[ {servd}]\n", "did you mean {served}?"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var f struct {
				Text string   `yaml:"text"`
				List []string `yaml:"list"`
			}
			p, err := wording.Open("en/q.yaml", []byte(c.data), &f)
			if err == nil {
				p.Text("text", f.Text, known)
				p.Texts("list", f.List, known)
				err = p.Err()
			}
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// FuzzParse holds that no text is a panic, and that one without signs is itself.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "a {b c/d}[e|{f}|]{?g}", "{", "[", "]", "|", "{a b}", "[[a]]", "é{ü}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		parsed, err := wording.Parse(s)
		if err != nil {
			return
		}
		got, ok := parsed.Fill(func(string) wording.Value { return wording.Value{Text: "x"} })
		if !ok {
			t.Errorf("%q cannot be filled though no slot is empty", s)
		}
		if !strings.ContainsAny(s, "{}[]|") && got != s {
			t.Errorf("%q gives %q", s, got)
		}
	})
}

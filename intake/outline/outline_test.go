package outline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/internal/fault"
)

func TestClean(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"  a\t b\u00a0c\r\n":             "a b c",
		"cater\u00ading\u200b \ufeffnow": "catering now",
		"☐ one ☑ two \uf0b7three":        "one two three",
		"ﬁle the oﬃce":                   "file the office",
		"a\u2028b\x00c":                  "a b c",
		"caf\xc3":                        "caf",
		"\u202eabc\u202c":                "abc",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestUnmark(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"- a": "a", "• a": "a", "•a": "a", "* a": "a", "1. a": "a", "12) a": "a", "(b) a": "a", "iv. a": "a", "[ ] a": "a", "- [x] a": "a", "– a": "a",
		"\uf0b7 a": "a", "✓ a": "a", "o  File": "File", "➢ a": "a", "· a": "a",
		// no marks
		"-a": "", "*a*": "", "2024 a": "", "A. a": "", "o file": "", "of a": "", "1.5 a": "", "a - b": "", "": "",
	} {
		got, item := Unmark(in)
		if item != (want != "") || item && got != want || !item && got != in {
			t.Errorf("%q: %q %v, want %q", in, got, item, want)
		}
	}
}

func TestLabelled(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Reports to: Ward Manager": "Reports to", "Pay (a year): 20,000": "Pay (a year)", "What we at Hill Hospital offer: much": "",
		"reports to: x": "", "https://x.y": "", "Hours:37": "", "Note:": "",
	} {
		label, value, ok := Labelled(in)
		if label != want || ok != (want != "") || !ok && value != in {
			t.Errorf("%q: %q %q, want %q", in, label, value, want)
		}
	}
}

func TestRows(t *testing.T) {
	t.Parallel()
	row := func(label, text string) Line { return Line{Text: text, Shape: Row, Label: label} }
	for name, tc := range map[string]struct {
		cells [][]string
		head  bool
		want  []Line
	}{
		"labels": {
			[][]string{{"Post:", "Clerk"}, {"Place", "Leeds"}},
			false,
			[]Line{row("Post", "Clerk"), row("Place", "Leeds")},
		},
		"labels under a head": {[][]string{{"Field", "Value"}, {"Post", "Clerk"}}, true, []Line{row("Post", "Clerk")}},
		"merged cells":        {[][]string{{"Post", "Clerk", "Clerk"}}, false, []Line{row("Post", "Clerk")}},
		"a label alone": {
			[][]string{{"Tasks:"}, {"Post", "Clerk"}},
			false,
			[]Line{{Text: "Tasks", Shape: Heading, Level: 4}, row("Post", "Clerk")},
		},
		"three columns": {
			[][]string{{"Task", "Per", "Time"}, {"File letters", "day", "1 h"}},
			true,
			[]Line{row("Task", "File letters; day; 1 h")},
		},
		"an empty cell": {[][]string{{"", "File letters"}, {" ", ""}}, false, []Line{row("", "File letters")}},
		"nothing":       {[][]string{{" "}, nil}, true, nil},
	} {
		if diff := cmp.Diff(tc.want, Rows(tc.cells, tc.head)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestFields(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Night Porter (m/f)": "Night Porter (m/f)", " Job  Description ": "", "Job description:": "", "--": "", strings.Repeat("long ", 40): "", "Vacancy": "",
	} {
		if got := TitleField(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	o := Outline{Title: "Given", Lines: []Line{{Text: "Clerk", Shape: Row, Label: "Job Title"}, {Text: "Hill", Shape: Row, Label: "Company"}}}
	if o.Fill(); o.Title != "Given" || o.Firm != "Hill" {
		t.Errorf("%+v; want what was given kept", o)
	}
}

func TestCompound(t *testing.T) {
	t.Parallel()
	for stem, want := range map[string]bool{"a self": true, "the rec": false, "up-to": true, "a 24": true, "": false} {
		if got := Compound(stem); got != want {
			t.Errorf("%q: %v, want %v", stem, got, want)
		}
	}
}

// TestBuilder holds the promises of an outline for any lines.
func TestBuilder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		var b Builder
		for _, s := range rapid.SliceOfN(rapid.String(), 0, 8).Draw(r, "texts") {
			shape := rapid.SampledFrom([]Shape{Heading, Item, Paragraph, Row}).Draw(r, "shape")
			if err := b.Add(Line{Text: s, Shape: shape}); err != nil {
				r.Fatal(err)
			}
		}
		for _, l := range b.Outline.Lines {
			if l.Text == "" || l.Text != Clean(l.Text) || !says(l.Text) || l.Shape == Item && l.Level != 1 {
				r.Errorf("line %+v", l)
			}
		}
	})
	var b Builder
	if err := b.Add(Line{Text: strings.Repeat("abc ", MaxText/4+1), Shape: Paragraph}); !fault.Is(err, fault.Invalid) {
		t.Errorf("too long: %v", err)
	}
}

// TestBuilderStopsAtItsBound: what is longer than is read is refused, and what came
// before stays; lines without a letter or a figure are none.
func TestBuilderStopsAtItsBound(t *testing.T) {
	t.Parallel()
	var b Builder
	if err := b.AddAll([]Line{{Text: "File letters"}, {Text: "—"}, {Text: " * * * "}, {Text: "Pay: 12 pounds"}}); err != nil || len(b.Outline.Lines) != 2 {
		t.Fatalf("%d lines, error %v; want 2", len(b.Outline.Lines), err)
	}
	long := Line{Text: strings.Repeat("file letters ", MaxText/13+1)}
	if err := b.AddAll([]Line{long, {Text: "Answer calls"}}); !fault.Is(err, fault.Invalid) || len(b.Outline.Lines) != 2 {
		t.Errorf("%d lines, error %v; want a fault and the 2 before", len(b.Outline.Lines), err)
	}
}

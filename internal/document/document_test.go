package document_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

type leaf struct {
	Name   string   `yaml:"name"`
	Better string   `yaml:"better"`
	Target *float64 `yaml:"target,omitempty"`
}

type tree struct {
	ID      string         `yaml:"id"`
	Count   int            `yaml:"count"`
	Must    bool           `yaml:"must"`
	Score   float64        `yaml:"score"`
	At      time.Time      `yaml:"at"`
	Words   []string       `yaml:"words"`
	Leaves  []leaf         `yaml:"leaves"`
	Anchors map[int]string `yaml:"anchors"`
	Pass    *leaf          `yaml:"pass"`
	hidden  string
}

const sampleYAML = `# a comment
id: one
count: 3
must: true
score: 0.5
at: 2026-03-31T17:00:00Z
words: [a, "b: c", 'd']
leaves:
  - name: first
    better: higher
    target: 12
  - name: >
      second
      line
    better: lower
anchors:
  1: low
  5: |
    high
pass: {name: p, better: higher}
`

const sampleJSON = `{
  "id": "one", "count": 3, "must": true,
  "score": 0.5,
  "at": "2026-03-31T17:00:00Z",
  "words": ["a", "b: c", "d"],
  "leaves": [
    {"name": "first", "better": "higher", "target": 12},
    {"name": "second line\n",
     "better": "lower"}],
  "anchors": {"1": "low", "5": "high\n"},
  "pass": {"name": "p", "better": "higher"}
}`

func wantTree() tree {
	target := 12.0
	return tree{
		ID: "one", Count: 3, Must: true, Score: 0.5, At: time.Date(2026, 3, 31, 17, 0, 0, 0, time.UTC),
		Words: []string{"a", "b: c", "d"},
		Leaves: []leaf{
			{Name: "first", Better: "higher", Target: &target},
			{Name: "second line\n", Better: "lower"},
		},
		Anchors: map[int]string{1: "low", 5: "high\n"},
		Pass:    &leaf{Name: "p", Better: "higher"},
		hidden:  "",
	}
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{"yaml": sampleYAML, "json": sampleJSON} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := document.Parse("f", []byte(data))
			if err != nil {
				t.Fatal(err)
			}
			var got tree
			if err := d.Decode(&got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(wantTree(), got, cmp.AllowUnexported(tree{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeErrors(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ data, want string }{
		"unknown":        {"id: a\nscor: 1", `f:2: scor: there is no such field; did you mean score?`},
		"unknown deep":   {"leaves:\n  - name: a\n  - nam: b", `f:3: leaves[1].nam: there is no such field; did you mean name?`},
		"unknown far":    {"pass:\n  colour: b", `f:2: pass.colour: there is no such field; there are name, better, target`},
		"hidden":         {"hidden: b", "f:1: hidden: there is no such field; there are id, count, must, score, at, words, leaves, anchors, pass"},
		"number as text": {"id: 2024", `f:1: id: is a whole number ("2024"); it must be text; to keep it as text, put it in quotes: "2024"`},
		"text as number": {"score: 90%", `f:1: score: is text ("90%"); it must be a number, without a unit or a percent sign`},
		"number too big": {"count: 99999999999999999999", `f:1: count: is text ("99999999999999999999"); it must be a whole number`},
		"bool":           {"must: 1", `f:1: must: is a whole number ("1"); it must be true or false`},
		"list":           {"words: a", `f:1: words: is text ("a"); it must be a list`},
		"list entry":     {"words:\n  - a\n  -", `f:3: words[1]: has nothing in it; give it a value or leave the entry out`},
		"list item":      {"words:\n  - a\n  - b: c", `f:3: words[1]: is a map of fields; it must be text`},
		"struct":         {"\npass: [1]", `f:2: pass: is a list; it must be a map of fields: name, better, target`},
		"time":           {"at: tomorrow", `f:1: at: is text ("tomorrow"); it must be a time such as 2026-03-31T17:00:00Z`},
		"key":            {"anchors:\n  low: x", `f:2: anchors.low: the key is "low"; it must be a whole number`},
		"top":            {"- a", `f:1: is a list; it must be a map of fields: id, count, must, score, at, words, leaves, anchors, pass`},
		"json line":      {"{\n\n \"count\": \"x\"}", `f:3: count: is text ("x"); it must be a whole number`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := document.Parse("f", []byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			checkFault(t, d.Decode(&tree{}), tt.want)
		})
	}
}

func TestDecodeKnown(t *testing.T) {
	t.Parallel()
	d, err := document.Parse("f", []byte("other: [1]\nid: a"))
	if err != nil {
		t.Fatal(err)
	}
	var got tree
	if err := d.DecodeKnown(&got); err != nil || got.ID != "a" {
		t.Errorf("got id %q, %v; want a", got.ID, err)
	}
}

func TestDecodeNeedsPointer(t *testing.T) {
	t.Parallel()
	d, err := document.Parse("f", []byte("id: a"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Decode(tree{}); !fault.Is(err, fault.Internal) {
		t.Errorf("Decode(tree{}) = %v, want an internal fault", err)
	}
}

func TestHasAndErrorf(t *testing.T) {
	t.Parallel()
	d, err := document.Parse("f", []byte(sampleYAML+"words2: null\n"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		path string
		has  bool
		line int
	}{
		{"id", true, 2},
		{"leaves", true, 8},
		{"leaves[0].target", true, 11},
		{"leaves[1].name", true, 12},
		{"leaves[1].better", true, 15},
		{"leaves[1].target", false, 12},
		{"leaves[2]", false, 8},
		{"anchors.5", true, 18},
		{"pass.better", true, 20},
		{"words[1]", true, 7},
		{"words2", false, 21},
		{"purpose", false, 2},
		{"", true, 2},
		{"leaves[x]..[", false, 8},
	}
	for _, tt := range tests {
		if got := d.Has(tt.path); got != tt.has {
			t.Errorf("Has(%q) = %v, want %v", tt.path, got, tt.has)
		}
		e := d.Errorf(tt.path, "wrong by %d", 1)
		want := &fault.Error{Kind: fault.Invalid, File: "f", Line: tt.line, Field: tt.path, Message: "wrong by 1"}
		if diff := cmp.Diff(want, e); diff != "" {
			t.Errorf("Errorf(%q): %s", tt.path, diff)
		}
	}
}

// checkFault holds that err is an Invalid fault of one line with this text.
func checkFault(t *testing.T, err error, want string) {
	t.Helper()
	if !fault.Is(err, fault.Invalid) {
		t.Fatalf("got %v, want an invalid fault", err)
	}
	if got := err.Error(); got != want || strings.Contains(got, "\n") {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestReadPassesOnReadErrors(t *testing.T) {
	t.Parallel()
	broken := errors.New("disk on fire")
	_, err := document.Read(readerFunc(func([]byte) (int, error) { return 0, broken }), "f", 10)
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want %v wrapped", err, broken)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestRead(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, out, fault string }{
		"plain":     {"a: b\n", "a: b\n", ""},
		"mark":      {"\xef\xbb\xbfa", "a", ""},
		"exact":     {"0123456789", "0123456789", ""},
		"oversized": {"0123456789a", "", "f: is larger than 10 bytes, the most that is read"},
		"empty":     {"", "", "f: is empty"},
		"blank":     {" \n\t\n", "", "f: is empty"},
		"binary":    {"ab\x00c", "", "f: is not a text file (it holds NUL bytes)"},
		"latin 1":   {"a\nb\ncaf\xe9", "", "f:3: is not a text file in UTF-8"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := document.Read(strings.NewReader(tt.in), "f", 10)
			if tt.fault != "" {
				checkFault(t, err, tt.fault)
				return
			}
			if err != nil || string(got) != tt.out {
				t.Errorf("got %q, %v; want %q", got, err, tt.out)
			}
		})
	}
}

package document_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ data, want string }{
		"anchor":          {"a: &x 1", "f:1: anchors (&name) are not read"},
		"alias":           {"a: b\nc: *x", "f:2: aliases (*name) are not read"},
		"tag":             {"a: !!binary x", "f:1: tags (!name) are not read"},
		"merge":           {"a: 1\n<<: {b: 1}", "f:2: merge keys (<<) are not read"},
		"complex key":     {"? a\n: b", "f:1: keys with ? are not read"},
		"directive":       {"%YAML 1.2\n---\na: b", "f:1: directives"},
		"documents":       {"a: b\n---\nc: d", "f:2: holds several documents"},
		"duplicate":       {"a: b\nc: d\na: e", "f:3: "},
		"duplicate json":  {"{\"a\": 1,\n\"a\": 2}", `f:2: field "a" stands there twice; keep one`},
		"deep json":       {strings.Repeat("[", 30) + strings.Repeat("]", 30), "f:1: is nested deeper than 24 levels"},
		"deep yaml":       {strings.Repeat("- ", 30) + "a", "f:1: is nested deeper than 24 levels"},
		"unclosed quote":  {"a: \"b\nc: d", "f:1: is not valid YAML"},
		"bad indentation": {"a: b\n  c: d", "f:1: is not valid YAML"},
		"tab":             {"a:\n\tb: c", "f:2: is not valid YAML"},
		"infinity":        {"a: .inf", `f:1: ".inf" is not a number that can be read`},
		"only comment":    {"# nothing", "f: is empty"},
		"two roots":       {`{"a": 1} {"b": 2}`, "f:"},
		"many keys":       {manyKeys(1001), "f:1001: is a map of more than 1000 fields"},
		"many inner keys": {"a:\n- b: c\n" + strings.ReplaceAll("  "+manyKeys(1001), "\n", "\n  "), "f:1002: is a map of more than 1000 fields"},
		"many values":     {"{\"a\": [" + strings.Repeat("1,", 1_000_000) + "1]}", "f: holds more than 1000000 fields, entries and marks"},
		"many marks":      {"a: [" + strings.Repeat("b,", 300_001) + "]", "f: holds more than 300000 fields, entries and marks"},
		"blank lines":     {"a: |\n  b" + strings.Repeat("\n", 40) + "  c", "f:23: more than 20 blank lines in a row"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := document.Parse("f", []byte(tt.data))
			if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("\n got %v\nwant %s…", err, tt.want)
			}
		})
	}
}

func TestParseAccepts(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"header":         "---\na: b\n",
		"end":            "a: b\n...\n",
		"crlf":           "a: b\r\nc: d\r\n",
		"text with &":    "a: R&D, 5 * 3, 100 % and [sic]",
		"deepest":        strings.Repeat("[", 24) + strings.Repeat("]", 24),
		"surrogates":     `{"a": "\ud83d\ude00"}`,
		"keys":           manyKeys(1000),
		"entries":        "a:\n" + strings.Repeat("- b: c\n  d: e\n", 3000),
		"trailing blank": "a: b" + strings.Repeat("\n", 1000),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := document.Parse("f", []byte(data)); err != nil {
				t.Error(err)
			}
		})
	}
}

// Hostile files of half a megabyte are answered within seconds, not minutes;
// the bound leaves room for a slow, busy machine.
func TestHostileFilesAreQuick(t *testing.T) {
	t.Parallel()
	const n = 512 << 10
	fill := func(s string) string { return strings.Repeat(s, n/len(s)) }
	for name, data := range map[string]string{
		"brackets":    fill("["),
		"braces":      fill("{a: "),
		"closed":      fill("[") + fill("]"),
		"quoted":      fill(`[ "]", `),
		"dashes":      fill("- "),
		"keys":        fill("a: "),
		"questions":   fill("? "),
		"anchors":     fill("&a "),
		"blank lines": "a: |\n  x" + fill("\n") + "  y",
		"space lines": "a: >\n  x" + fill("    \n") + "  y",
		"block":       "a: |\n" + fill("  x"+strings.Repeat("\n", 20)),
		"one quote":   `"` + fill("a"),
		"staircase":   staircase(800),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			_, err := document.Parse("f", []byte(data))
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if err != nil && !fault.Is(err, fault.Invalid) {
				t.Errorf("got %v, want an invalid fault", err)
			}
		})
	}
}

// manyKeys is a map of n fields.
func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}

// staircase nests maps n deep by indentation.
func staircase(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// BenchmarkGrowth reads hostile shapes of one size and of twice that: the time for
// a byte, which it prints, stays the same.
func BenchmarkGrowth(b *testing.B) {
	shapes := map[string]func(n int) string{
		"keys":    func(n int) string { return manyKeys(min(n/8, 1000)) },
		"maps":    func(n int) string { return "a:\n" + strings.Repeat("- b: c\n  d: e\n", n/16) },
		"entries": func(n int) string { return "a: [" + strings.Repeat("b,", n/2) + "]" },
		"text":    func(n int) string { return "a: |\n" + strings.Repeat("  a line of text\n", n/17) },
		"json":    func(n int) string { return `{"a": [` + strings.Repeat("1,", n/2) + "1]}" },
	}
	for name, shape := range shapes {
		for _, kib := range []int{64, 128, 256, 512} {
			data := []byte(shape(kib << 10))
			b.Run(fmt.Sprintf("%s/%dKiB", name, kib), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := document.Parse("f", data); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		sampleYAML, sampleJSON, "", "a: [b, {c: d}]", "- - - a", "a: |\n  b\n\n  c\n", "'a': \"\\u00e9\"",
		"a: &b c", "{a: 1,", "a: b\n---\nc", "? a\n: b", "\tb: c", "1: 2\n3: 4.5e6", "a: 0x1F", "]", "a: -", "!<x> y",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := document.Parse("f", data)
		if err == nil {
			err = d.Decode(&tree{})
			if d.Errorf("leaves[0].name", "x").Line < 1 {
				t.Error("a field without a line")
			}
		}
		if err != nil && (!fault.Is(err, fault.Invalid) || strings.ContainsAny(err.Error(), "\n\r")) {
			t.Errorf("got %q, want an invalid fault of one line", err)
		}
	})
}

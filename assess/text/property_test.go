package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// pieces are what hostile and ordinary answers are made of.
var pieces = []string{
	"I", "rang", "Mr.", "e.g.", "2.5", "3", "%", ".", "!", "?", "…", "...", "\n", "\r\n", "\n\n", " ", "  ", "\t",
	"- ", "1. ", "2) ", "\"", "”", "'", "(", ")", ",", "done.Then", "a.b@example.com", "https://example.com/a.b",
	"e\u0301", "\u0301\u0302\u0303", "👩‍💻", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
	"\u200b", "\u202e", "\u2066", "\U000E0041", "\u00ad", "\ufeff", "\u3164", "ﬁnal", "Ⅷ", "我。", "שלום", "\x00", "\u0085", "\u2028",
}

func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOf(rapid.SampledFrom(pieces)), func(p []string) string { return strings.Join(p, "") }),
	)
}

func TestSegmentationHolds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		d, err := Parse(s)
		if err != nil {
			if utf8.ValidString(s) {
				t.Fatalf("Parse(%q): %v", s, err)
			}
			return
		}
		if fault := broken(d); fault != "" {
			t.Fatalf("%q: %s", s, fault)
		}
	})
}

// broken says what is wrong with a segmentation, or is empty: spans in order,
// disjoint, on rune boundaries, every word in its sentence, offsets right.
func broken(d *Document) string {
	last := 0
	for _, s := range d.Sentences {
		if s.Start < last || s.End <= s.Start || !onRunes(d.Raw, s) {
			return "sentence out of order, empty or split"
		}
		if first := d.Visible(s); strings.TrimSpace(first) != first {
			return "sentence with surrounding space"
		}
		last = s.End
	}
	last = 0
	for i, w := range d.Words {
		if w.Start < last || w.End <= w.Start || !onRunes(d.Raw, w.Span) || w.Norm == "" {
			return "word out of order, empty or split"
		}
		s := d.Sentences[w.Sentence]
		if w.Start < s.Start || w.End > s.End {
			return "word outside its sentence"
		}
		if start, end := d.CodePoints(w.Span); start != utf8.RuneCountInString(d.Raw[:w.Start]) || end != utf8.RuneCountInString(d.Raw[:w.End]) {
			return "wrong code points"
		} else if back, ok := d.ByteSpan(start, end); !ok || back != w.Span {
			return "code points do not lead back"
		}
		if in := d.WordsIn(w.Span); len(in) != 1 || in[0] != d.Words[i] {
			return "WordsIn of a word is not the word"
		}
		last = w.End
	}
	return lost(d)
}

// lost finds sentences without words.
func lost(d *Document) string {
	for _, s := range d.Sentences {
		if len(d.WordsIn(s)) == 0 {
			return "sentence without a word"
		}
	}
	return ""
}

func onRunes(s string, p Span) bool {
	return utf8.RuneStart(s[p.Start]) && (p.End == len(s) || utf8.RuneStart(s[p.End]))
}

func TestNormalizeIsStable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.StringMatching(`[A-Za-z]{1,14}`).Draw(t, "word")
		if got, want := Normalize(strings.ToUpper(w)), Normalize(strings.ToLower(w)); got != want {
			t.Fatalf("capitals change the norm: %q, %q", got, want)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, c := range sentenceCases {
		f.Add(c.in)
	}
	f.Add(strings.Join(pieces, ""))
	f.Add("\xff\xfe")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		if fault := broken(d); fault != "" {
			t.Fatalf("%q: %s", s, fault)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	answer := strings.Repeat("Failure begins when I put the phone down and the client doesn't know what happens next. "+
		"Last year we had 12 complaints in a month, e.g. about late invoices, and I rang every one of them back within two days.\n", 5)
	b.SetBytes(int64(len(answer)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(answer); err != nil {
			b.Fatal(err)
		}
	}
}

package pdf

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGlyph(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"A":          "A",
		"z":          "z",
		"space":      " ",
		"hyphen":     "-",
		"eacute":     "é",
		"Adieresis":  "Ä",
		"ccedilla":   "ç",
		"scaron":     "š",
		"uni00E9":    "é",
		"u1F600":     "😀",
		"f_i":        "fi",
		"a.sc":       "a",
		"bullet":     "•",
		"quoteright": "’",
		"ffi":        "ffi",
		"g123":       "",
		"uniXYZW":    "",
		".notdef":    "",
		"":           "",
		"_":          "",
		"xacute":     "x́",
	} {
		if got := glyph(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestSingle(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		encoding string
		code     byte
		want     string
	}{
		{"WinAnsiEncoding", 'a', "a"},
		{"WinAnsiEncoding", 0x92, "’"},
		{"WinAnsiEncoding", 0x95, "•"},
		{"WinAnsiEncoding", 0x7f, "•"}, // not used: the standard has a bullet there
		{"WinAnsiEncoding", 0x81, "•"},
		{"WinAnsiEncoding", 0x01, ""},
		{"MacRomanEncoding", 0x8e, "é"},
		{"MacRomanEncoding", 0xa5, "•"},
		{"StandardEncoding", 0x27, "’"},
		{"StandardEncoding", 0xb7, "•"},
		{"StandardEncoding", 0xae, "fi"},
		{"Unknown", 'a', "a"},
	} {
		if got := single(tc.encoding)[tc.code]; got != tc.want {
			t.Errorf("%s %#x: %q, want %q", tc.encoding, tc.code, got, tc.want)
		}
	}
}

func TestReadCodes(t *testing.T) {
	t.Parallel()
	const cmap = `2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0058> <D83DDE00>] endbfrange
1 beginbfchar <0030> <66006900> endbfchar`
	codes, size := readCodes([]byte(cmap), nil)
	want := map[string]string{
		"\x00\x01": "A",
		"\x00\x02": "fi",
		"\x00\x10": "a",
		"\x00\x11": "b",
		"\x00\x12": "c",
		"\x00\x20": "X",
		"\x00\x21": "😀",
		"\x00\x30": "fi", // as Ghostscript writes it
	}
	if diff := cmp.Diff(want, codes); diff != "" || size != 2 {
		t.Errorf("codes of %d bytes; want 2 (-want +got):\n%s", size, diff)
	}
}

func TestFaceGivesWidths(t *testing.T) {
	t.Parallel()
	f := &face{size: 2, codes: map[string]string{"\x00\x01": "a"}, widths: map[int]float64{1: 250}, usual: 1000}
	type drawn struct {
		Sign  string
		Width float64
		Blank bool
	}
	var got []drawn
	f.each("\x00\x01\x00\x02\x00", func(sign string, width float64, blank bool) { got = append(got, drawn{sign, width, blank}) })
	if diff := cmp.Diff([]drawn{{"a", 0.25, false}, {"", 1, false}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got = nil
	plainFace().each("a ", func(sign string, width float64, blank bool) { got = append(got, drawn{sign, width, blank}) })
	if diff := cmp.Diff([]drawn{{"a", 0.5, false}, {" ", 0.5, true}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLexer reads what content streams are made of.
func TestLexer(t *testing.T) {
	t.Parallel()
	for content, want := range map[string][]string{
		"1 -2.5 +3 .5 re":             {"1 -2.5 3 0.5 re"},
		`(a\(b\)\n\101\\(c)) Tj`:      {"(a(b)\nA\\(c)) Tj"},
		"<48 6> Tj <> Tj":             {"(H`) Tj", "() Tj"},
		"[(a) -3 [1]] TJ":             {"[(a) -3 [1]] TJ"},
		"/F1 12 Tf % a note\nT*":      {"/F1 12 Tf", "T*"},
		"/P <</MCID 0>> BDC EMC":      {"/P /MCID 0 BDC", "EMC"},
		"BI /W 1 ID \x00EIx EI Q":     {"BI", "/W 1 ID", "Q"},
		"(never ends":                 nil,
		"] ] ) > } Q":                 {"Q"},
		"\x00\f\tq\rQ":                {"q", "Q"},
		"(line \\\ngoes on) '":        {"(line goes on) '"},
		"1 2 3 4 5 6 cm 7 /X Do":      {"1 2 3 4 5 6 cm", "7 /X Do"},
		"<</A [1 2] /B (x)>> BMC":     {"/A [1 2] /B (x) BMC"},
		"ID no end":                   {"ID"},
		"(\\8\\12) Tj":                {"(8\n) Tj"},
		"12abc Td":                    {"12abc", "Td"},
		"[1 2 (a) Q":                  {"1 2 (a) Q"},
		"/ /A#20B Do":                 {"/ /A#20B Do"},
		"true false null gs":          {"true", "false", "null", "gs"},
		"(balanced (inner) text) Tj ": {"(balanced (inner) text) Tj"},
	} {
		var got []string
		(&lexer{data: []byte(content)}).each(func(op string, args []operand) { got = append(got, said(args)+op) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", content, diff)
		}
	}
}

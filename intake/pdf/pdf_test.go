package pdf

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// shown gives an outline as text, one line a line.
func shown(lines []outline.Line) string {
	var b strings.Builder
	for _, l := range lines {
		switch l.Shape {
		case outline.Heading:
			b.WriteString(strings.Repeat("#", l.Level) + " ")
		case outline.Item:
			b.WriteString(strings.Repeat(" ", l.Level-1) + "- ")
		}
		if l.Label != "" {
			b.WriteString(l.Label + " | ")
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

// TestFiles reads files of several writers: two columns, words broken at the
// end of lines, a table, object streams in a file made for the web, encryption
// without a password.
func TestFiles(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			o, notes, err := Read(t.Context(), data)
			if err != nil || len(notes) > 0 {
				t.Fatalf("notes %q, error %v", notes, err)
			}
			golden := strings.TrimSuffix(file, ".pdf") + ".txt"
			got := shown(o.Lines)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestPage follows what is drawn: spacing, moves, forms, fonts, turned pages.
func TestPage(t *testing.T) {
	t.Parallel()
	const cid = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 /DW 500 /W [1 [600 700] 5 6 250] >>] /ToUnicode 6 0 R >>"
	codes := object("", "1 beginbfchar <0001> <0041> <0002> <00660069> endbfchar 1 beginbfrange <0005> <0006> [<0062> <0063>] endbfrange", true)
	for name, tc := range map[string]struct {
		data []byte
		want string
	}{
		"moves and kerning": {
			onePage("BT /F1 11 Tf 10 700 Td (File letters) Tj 0 -14 Td [(An) 20 (swer) -300 (calls daily)] TJ ET", helvetica, ""),
			"File letters\nAnswer calls daily\n",
		},
		"words apart": {
			onePage("BT /F1 10 Tf 10 700 Td (Greet) Tj 29 0 Td (the) Tj 18 0 Td (guests kindly) Tj ET", helvetica, ""),
			"Greet the guests kindly\n",
		},
		"letters apart": {
			onePage("BT /F1 10 Tf 10 700 Td .5 Tc (Greet guests) Tj 14 TL (kindly.) ' ET", helvetica, ""),
			"Greet guests kindly.\n",
		},
		"blanks of no width": {
			onePage("BT /F1 10 Tf 10 700 Td (Greet gu) Tj -2.78 Tw ( ests) Tj ET", helvetica, ""),
			"Greet guests\n",
		},
		"moved pages": {
			onePage("q 1 0 0 1 0 500 cm BT /F1 10 Tf (One two three) Tj ET Q q 1 0 0 1 0 400 cm BT /F1 10 Tf (Four five six) Tj ET Q", helvetica, ""),
			"One two three\nFour five six\n",
		},
		"drawn in any order": {
			onePage("BT /F1 10 Tf 1 0 0 1 10 600 Tm (Second line here) Tj 1 0 0 1 10 700 Tm (First line here) Tj ET", helvetica, ""),
			"First line here\nSecond line here\n",
		},
		"a form": {
			onePage("/X1 Do", helvetica, "/XObject << /X1 6 0 R >>", object("/Subtype /Form /Matrix [1 0 0 1 0 100] /Resources << /Font << /F1 5 0 R >> >>", "BT /F1 10 Tf 10 500 Td (Answer the calls) Tj ET", true)),
			"Answer the calls\n",
		},
		"a form in itself": {
			onePage("/X1 Do BT /F1 10 Tf 10 700 Td (Answer the calls) Tj ET", helvetica, "/XObject << /X1 6 0 R >>", object("/Subtype /Form /Resources << /XObject << /X1 6 0 R >> >>", "/X1 Do", false)),
			"Answer the calls\n",
		},
		"codes of two bytes": {
			onePage("BT /F1 10 Tf 10 700 Td <000100050006> Tj 30 0 Td <0002000100010001000500050005> Tj ET", cid, "", codes),
			"Abc fiAAAbbb\n",
		},
		"names of glyphs": {
			onePage("BT /F1 10 Tf 10 700 Td (\001le the letters, \002 \003) Tj ET", "<< /Type /Font /Subtype /Type1 /BaseFont /Q /Encoding << /Differences [1 /f_i /eacute /uni00E8] >> >>", ""),
			"file the letters, é è\n",
		},
		"Mac's encoding": {
			onePage("BT /F1 10 Tf 10 700 Td (caf\x8e daily now) Tj ET", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /MacRomanEncoding >>", ""),
			"café daily now\n",
		},
		"marks of Dingbats": {
			onePage("BT /F2 10 Tf 10 700 Td (l) Tj /F1 10 Tf 15 0 Td (File the letters) Tj ET", helvetica, "/Font << /F1 5 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >> >>"),
			"- File the letters\n",
		},
		"marks that are drawn": {
			onePage("20 702 4 4 re f BT /F1 10 Tf 30 700 Td (File the letters) Tj ET", helvetica, ""),
			"- File the letters\n",
		},
		"bold by drawing twice": {
			onePage("BT /F1 10 Tf 10 700 Td (File the letters) Tj .3 0 Td (File the letters) Tj ET", helvetica, ""),
			"File the letters\n",
		},
		"heads of pages": {
			onePage("/Artifact BMC BT /F1 8 Tf 10 780 Td (Page 3 of Sea Hotel) Tj ET EMC /P << /MCID 0 >> BDC BT /F1 10 Tf 10 700 Td (File the letters) Tj ET EMC", helvetica, ""),
			"File the letters\n",
		},
		"text at an angle": {
			onePage("BT /F1 40 Tf .7 .7 -.7 .7 100 100 Tm (DRAFT) Tj /F1 10 Tf 1 0 0 1 10 700 Tm (File the letters) Tj ET", helvetica, ""),
			"File the letters\n",
		},
		"a turned page": {
			[]byte(strings.Replace(string(onePage("BT /F1 10 Tf 0 1 -1 0 100 100 Tm (File the letters) Tj ET", helvetica, "")), "/Parent 2 0 R ", "/Rotate 90 ", 1)),
			"File the letters\n",
		},
		"a picture within": {
			onePage("q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 ID \x00EI(x) Tj EI Q BT /F1 10 Tf 10 700 Td (File the letters) Tj ET", helvetica, ""),
			"File the letters\n",
		},
		"a line before it": {
			append([]byte("\r\n"), onePage("BT /F1 10 Tf 10 700 Td (File the letters) Tj ET", helvetica, "")...),
			"File the letters\n",
		},
		"a broken table": {
			[]byte(strings.Replace(string(onePage("BT /F1 10 Tf 10 700 Td (File the letters) Tj ET", helvetica, "")), "startxref\n", "startxref\n1", 1)),
			"File the letters\n",
		},
		"pages": {
			written(t, []string{"Duties", "- File the letters"}, []string{"- Answer the calls"}),
			"Duties\n- File the letters\n- Answer the calls\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, _, err := Read(t.Context(), tc.data)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, shown(o.Lines)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	locked, err := os.ReadFile("testdata/locked/locked.pdf")
	if err != nil {
		t.Fatal(err)
	}
	loop := assemble("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 5 /Kids [2 0 R] >>")
	for name, tc := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":          {[]byte("%PDF-1.7\n%%EOF"), "cannot be read"},
		"cut off":          {written(t, []string{"File the letters"})[:400], "cannot be read"},
		"without text":     {written(t, nil), "without readable text"},
		"a tree in itself": {loop, "PDF"},
		"too many pages":   {shared(maxPages+1, 1, "", "BT ET"), "at most 200 are read"},
		"too large":        {make([]byte, MaxBytes+1), "larger than"},
		"a password":       {locked, "protected by a password"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := Read(t.Context(), tc.data)
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v; want one line of an invalid fault with %q", err, tc.want)
			}
		})
	}
}

func TestReadStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if o, _, err := Read(ctx, written(t, []string{"File the letters"})); !errors.Is(err, context.Canceled) || len(o.Lines) > 0 {
		t.Errorf("%d lines, error %v; want an end", len(o.Lines), err)
	}
}

func TestTextLeavesNothingOut(t *testing.T) {
	t.Parallel()
	got, err := Text(t.Context(), written(t, []string{"Duties", "File the letters", "Answer calls", "Page 1 of 1"}))
	if want := "Duties\nFile the letters\nAnswer calls\nPage 1 of 1\n"; got != want || err != nil {
		t.Errorf("%q, error %v; want %q", got, err, want)
	}
}

func TestPagesWithoutTextAreNoted(t *testing.T) {
	t.Parallel()
	_, notes, err := Read(t.Context(), written(t, []string{"File the letters"}, nil))
	if err != nil || len(notes) != 1 || !strings.HasPrefix(notes[0], "1 of 2 pages hold no text") {
		t.Errorf("notes %q, error %v", notes, err)
	}
}

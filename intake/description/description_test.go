package description

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
)

// lines is a description as it should be read from any format.
var lines = []string{"Ward Clerk", "Duties", "• Register patients when they arrive on the ward", "• File patient records"}

const wordXML = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>`

// docx makes a Word document of paragraphs in WordprocessingML.
func docx(tb testing.TB, body string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": fmt.Sprintf(wordXML, body)} {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// paragraph gives a Word paragraph with properties, its text in two runs.
func paragraph(properties, text string) string {
	half := len(text) / 2
	return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text[:half] + `</w:t></w:r><w:r><w:t xml:space="preserve">` + text[half:] + "</w:t></w:r></w:p>"
}

func sampleDOCX(tb testing.TB) []byte {
	tb.Helper()
	return docx(tb, paragraph("", "Ward Clerk")+paragraph("", "Duties")+
		paragraph("<w:numPr/>", "Register patients when they arrive on the ward")+paragraph(`<w:pStyle w:val="ListBullet"/>`, "File patient records")+"<w:p/>")
}

// samplePDF makes a PDF of one page a call, each line a cell.
func samplePDF(tb testing.TB, pages ...[]string) []byte {
	tb.Helper()
	p := fpdf.New("P", "mm", "A4", "")
	p.SetFont("Helvetica", "", 11)
	toFont := p.UnicodeTranslatorFromDescriptor("")
	for _, page := range pages {
		p.AddPage()
		for _, l := range page {
			p.CellFormat(0, 6, toFont(l), "", 1, "L", false, 0, "")
		}
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestText(t *testing.T) {
	t.Parallel()
	plain := strings.Join(lines, "\n")
	for name, data := range map[string][]byte{
		"text":             []byte(plain + "\n"),
		"text with a mark": []byte("\ufeff" + strings.ReplaceAll(plain, "\n", "\r\n")),
		"UTF-16":           utf16LE(plain),
		"wrapped text":     []byte(strings.Replace(plain, "arrive on", "arrive\n  on", 1)),
		"DOCX":             sampleDOCX(t),
		"PDF":              samplePDF(t, lines),
		"PDF of two pages": samplePDF(t, lines[:3], lines[3:]),
		"PDF after a line": append([]byte("\r\n"), samplePDF(t, lines)...),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Text(data)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(lines, strings.Split(strings.TrimSpace(got), "\n")); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
}

func TestManyWrappedLinesAreQuick(t *testing.T) {
	t.Parallel()
	start := time.Now()
	got, err := Text([]byte("Clerk\n" + strings.Repeat("ab c\n", 40_000)))
	if err != nil || len(got) < 180_000 {
		t.Errorf("%d bytes, error %v", len(got), err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func utf16LE(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

func TestJob(t *testing.T) {
	t.Parallel()
	text, err := Text(sampleDOCX(t))
	if err != nil {
		t.Fatal(err)
	}
	j, err := Job(text)
	if err != nil {
		t.Fatal(err)
	}
	if j.Title != "Ward Clerk" || len(j.Functions) != 2 {
		t.Errorf("title %q, %d functions; want Ward Clerk and 2", j.Title, len(j.Functions))
	}
}

// bombPDF gives a PDF object with a stream of size zeros, packed.
func bombPDF(tb testing.TB, size int) []byte {
	tb.Helper()
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	if _, err := io.CopyN(w, zeros{}, int64(size)); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return []byte(fmt.Sprintf("%%PDF-1.4\n1 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n", z.Len(), z.String()))
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// hostilePDF is a PDF with one stream of a dictionary.
func hostilePDF(dictionary string) []byte {
	return []byte("%PDF-1.5\n1 0 obj\n" + dictionary + "\nstream\n1 0 <\nendstream\nendobj\nstartxref\n9\n%%EOF\n")
}

// loopPDF is a PDF whose page tree refers to itself.
func loopPDF() []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.4\n")
	for i, object := range []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 5 /Kids [2 0 R] >>"} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n", at[0], at[1])
	fmt.Fprintf(&b, "trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", table)
	return b.Bytes()
}

func TestTextErrors(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("<w:p>", 10_000)
	for name, tc := range map[string]struct {
		data []byte
		want string
	}{
		"empty":                 {[]byte(" \n"), "is empty"},
		"too large":             {bytes.Repeat([]byte("a "), MaxBytes/2+1), "larger than"},
		"too much text":         {bytes.Repeat([]byte("abc def\n"), maxText/8+1), "more than"},
		"binary":                {[]byte("a\x00b"), "not a text, PDF or DOCX"},
		"another encoding":      {[]byte("caf\xe9 serves"), "not text in UTF-8"},
		"old Word":              {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "save it as"},
		"rich text":             {[]byte(`{\rtf1 x}`), "Rich Text"},
		"a broken zip":          {[]byte("PK\x03\x04 and no more"), "broken zip"},
		"another zip":           {otherZip(t), "no Word document"},
		"a DOCX too deep":       {docx(t, deep), "nested deeper"},
		"a DOCX of no XML":      {docx(t, "<w:p><"), "cannot be read"},
		"a DOCX bomb":           {docx(t, "<w:p>"+strings.Repeat(" ", maxRaw+1)), "cannot be read"},
		"an empty DOCX":         {docx(t, "<w:p/>"), "without text"},
		"a PDF of nothing":      {[]byte("%PDF-1.7\n%%EOF"), "is a PDF that cannot be read"},
		"a PDF cut off":         {samplePDF(t, lines)[:600], "is a PDF that cannot be read"},
		"a PDF without text":    {samplePDF(t, nil), "without readable text"},
		"a PDF bomb":            {bombPDF(t, maxRaw+1), "unpacks to more than"},
		"a PDF of a huge table": {hostilePDF("<< /Type /XRef /Size 999999999999 /W [1 2 1] /Length 4 >>"), "impossible size"},
		"a PDF of empty rows":   {hostilePDF("<< /Type /XRef /Size 9000000 /W [0 0 0] /Length 4 >>"), "empty rows"},
		"a PDF of no count":     {hostilePDF("<< /Type /ObjStm /First 4 /N 9 0 R /Length 4 >>"), "how much it holds"},
		"a PDF packed twice":    {hostilePDF("<< /Filter [/FlateDecode /FlateDecode] /Length 4 >>"), "packed twice"},
		"a PDF in circles":      {loopPDF(), "in circles"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			_, err := Text(tc.data)
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v; want one line of an invalid fault with %q", err, tc.want)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func otherZip(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create("x.txt"); err != nil {
		tb.Fatal(err)
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// FuzzText holds that any file gives text or one clear error.
func FuzzText(f *testing.F) {
	f.Add([]byte("Clerk\n\nDuties:\n- File letters\n"))
	f.Add(sampleDOCX(f))
	f.Add(samplePDF(f, lines))
	f.Add(loopPDF())
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Text(data)
		if err != nil {
			if !fault.Is(err, fault.Invalid) || strings.Contains(err.Error(), "\n") {
				t.Fatalf("error %q is not one line of an invalid fault", err)
			}
			return
		}
		if len(text) > maxText+maxPages {
			t.Errorf("%d bytes of text; at most %d are read", len(text), maxText)
		}
	})
}

// FuzzCodes reads arbitrary character maps.
func FuzzCodes(f *testing.F) {
	f.Add([]byte("1 beginbfchar <01> <0041> endbfchar 1 beginbfrange <02> <05> <0042> <06> <07> [<0050> <0051>] endbfrange"))
	f.Fuzz(func(t *testing.T, data []byte) {
		codes, size := readCodes(data, nil)
		if size < 1 || size > 4 || len(codes) > maxCodes {
			t.Errorf("%d codes of %d bytes", len(codes), size)
		}
	})
}

func TestReadCodes(t *testing.T) {
	t.Parallel()
	codes, size := readCodes([]byte("2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar 2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0058> <D83DDE00>] endbfrange"), nil)
	want := map[string]string{"\x00\x01": "A", "\x00\x02": "fi", "\x00\x10": "a", "\x00\x11": "b", "\x00\x12": "c", "\x00\x20": "X", "\x00\x21": "😀"}
	if diff := cmp.Diff(want, codes); diff != "" || size != 2 {
		t.Errorf("codes of %d bytes; want 2 (-want +got):\n%s", size, diff)
	}
}

// FuzzPage reads arbitrary content streams: the part of a PDF that is a
// language of its own.
func FuzzPage(f *testing.F) {
	f.Add("BT /F1 11 Tf 10 700 Td (File letters) Tj 0 -14 Td [(An) -300 (swer)] TJ T* (calls) ' ET")
	f.Add("BT (a) Tj [ <")
	f.Add("BT [(a) ( \\")
	f.Add("q 1 0 0 1 0 0 cm Q Q Tf Tm Td [ << ( < ' \" BT")
	f.Fuzz(func(t *testing.T, content string) {
		_, err := Text(contentPDF(content))
		if err != nil && !fault.Is(err, fault.Invalid) {
			t.Fatalf("error %v is not an invalid fault", err)
		}
	})
}

// contentPDF makes a PDF of one page with a content stream that is not packed.
func contentPDF(content string) []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.4\n")
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := b.Len()
	b.WriteString("xref\n0 6\n0000000000 65535 f \n")
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", table)
	return b.Bytes()
}

func TestPage(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ content, want string }{
		"moves and kerning": {"BT /F1 11 Tf 10 700 Td (File letters) Tj 0 -14 Td [(An) 20 (swer) -300 (calls)] TJ ET", "File letters\nAnswer calls"},
		"words apart":       {"BT /F1 10 Tf 10 700 Td (Greet) Tj 60 0 Td (the) Tj 40 0 Td (guests kindly) Tj ET", "Greet the guests kindly"},
		"moved pages":       {"q 1 0 0 1 0 500 cm BT /F1 10 Tf (One two three) Tj ET Q q 1 0 0 1 0 400 cm BT /F1 10 Tf (Four five six) Tj ET Q", "One two three\nFour five six"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Text(contentPDF(tc.content))
			if err != nil || strings.TrimSpace(got) != tc.want {
				t.Errorf("got %q, error %v; want %q", got, err, tc.want)
			}
		})
	}
}

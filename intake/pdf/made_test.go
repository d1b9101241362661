package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// object gives a stream with its dictionary; packed where asked.
func object(dictionary, content string, pack bool) string {
	if pack {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		_, _ = w.Write([]byte(content)) // into memory
		_ = w.Close()
		content, dictionary = z.String(), dictionary+" /Filter /FlateDecode"
	}
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(content), content)
}

// assemble makes a PDF of objects, of which the first is the catalog.
func assemble(objects ...string) []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}

const helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

// onePage makes a PDF of a page with a content stream and more resources and objects (from number 6 on).
func onePage(content, font, resources string, more ...string) []byte {
	return assemble(append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> " + resources +
			" >> >>",
		object("", content, false), font,
	}, more...)...)
}

// shared makes a PDF of so many pages that share a packed content stream and a
// font with a packed map of codes, which is named so often on each of them.
func shared(pages, fonts int, codes, content string) []byte {
	var kids, names strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 6+i)
	}
	for i := range fonts {
		fmt.Fprintf(&names, "/F%d 5 0 R ", i)
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", pages, kids.String()),
		object("", codes, true), object("", content, true), "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 3 0 R >>",
	}
	for range pages {
		objects = append(objects, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << "+names.String()+" >> >> >>")
	}
	return assemble(objects...)
}

// written makes a PDF of one page a call, each line a cell.
func written(tb testing.TB, pages ...[]string) []byte {
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

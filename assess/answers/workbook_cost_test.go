package answers

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

const (
	sharedText = `<row><c t="s"><v>1</v></c></row>` // a row of one shared text
	blankCell  = `<c/>`
)

// bomb is a workbook whose sheet unpacks to n bytes of what is repeated.
func bomb(tb testing.TB, repeated string, n int) string {
	tb.Helper()
	small := workbookOf(tb, []page{{"S", [][]any{{"answer"}, {strings.Repeat("x", 30_000)}}}}, nil)
	r, err := zip.NewReader(strings.NewReader(small), int64(len(small)))
	if err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		part, err := io.ReadAll(in)
		if err != nil {
			tb.Fatal(err)
		}
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			part = []byte(`<worksheet><sheetData><row><c t="s"><v>0</v></c></row>` + strings.Repeat(repeated, n/len(repeated)) +
				`</sheetData></worksheet>`)
		}
		out, err := w.Create(f.Name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := out.Write(part); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// TestWorkbookIsBounded: a small file that unpacks to much is refused by what it
// unpacks to, in parts and in answers.
func TestWorkbookIsBounded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		repeated string
		n        int
		want     string
	}{
		{sharedText, 1 << 20, `a.xlsx:2238: sheet "S": holds more than 64 MiB of answers, the most that is read`},
		{"<row/>", 2 << 20, `a.xlsx: sheet "S": has more than 200000 rows`},
		{blankCell, 33 << 20, `a.xlsx: the part "xl/worksheets/sheet1.xml" is larger than 32 MiB unpacked, the most that is read`},
	} {
		if _, err := every("a.xlsx", bomb(t, c.repeated, c.n), Options{}); err == nil || err.Error() != c.want {
			t.Errorf("%d bytes of %s: %v, want %s", c.n, c.repeated, err, c.want)
		}
	}
}

// BenchmarkGrowthWorkbook shows that reading takes time in proportion to what a
// sheet unpacks to.
func BenchmarkGrowthWorkbook(b *testing.B) {
	for _, mib := range []int{4, 16, 31} {
		in := bomb(b, blankCell, mib<<20)
		b.Run(fmt.Sprintf("MiB=%d", mib), func(b *testing.B) {
			for b.Loop() {
				if _, err := every("a.xlsx", in, Options{}); err == nil {
					b.Fatal("blank cells are answers")
				}
			}
		})
	}
}

package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// TestLimits: what exceeds a limit comes to one fault, without reading all of it.
func TestLimits(t *testing.T) {
	t.Parallel()
	line := strings.Repeat("a", 1000) + "\n"
	for _, tt := range []struct {
		name string
		r    io.Reader
		want string
	}{
		{
			"a text without end", &bounded{file: "f", part: "p.xml", r: strings.NewReader(line), left: 1 << 30, since: MaxStretch - 500},
			`f: the part "p.xml" holds more than 256 KiB in one place`,
		},
		{
			"a part unpacked", &bounded{file: "f", part: "p.xml", r: strings.NewReader(line), left: 500, most: 1 << 30},
			`f: the part "p.xml" is larger than 1024 MiB unpacked, the most that is read`,
		},
	} {
		_, err := io.ReadAll(tt.r)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

// TestTextsAreBounded: shared strings are, however well they are packed.
func TestTextsAreBounded(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	part, err := w.Create("xl/sharedStrings.xml")
	if err != nil {
		t.Fatal(err)
	}
	text := "<si><t>" + strings.Repeat("a", 1<<17) + "</t></si>"
	if _, err := io.WriteString(part, "<sst>"+strings.Repeat(text, 513)+"</sst>"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	book := &Book{
		file: "f", limits: Limits{Unzipped: 1 << 30, Strings: 64 << 20},
		parts: map[string]*zip.File{"xl/sharedStrings.xml": r.File[0]},
	}
	err = book.sharedStrings()
	if want := "f: holds more than 64 MiB of text, the most that is read"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

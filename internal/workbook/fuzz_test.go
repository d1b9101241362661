package workbook

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yardstick/internal/fault"
)

// FuzzOpen: whatever comes, every sheet is read to its end or to one clear fault.
func FuzzOpen(f *testing.F) {
	book := excelize.NewFile()
	for at, v := range map[string]any{"A1": "id", "B1": "answer", "A2": 1, "B2": "x", "C9": true} {
		if err := book.SetCellValue("Sheet1", at, v); err != nil {
			f.Fatal(err)
		}
	}
	var whole bytes.Buffer
	if err := book.Write(&whole); err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check := func(err error) {
			if err != nil && !errors.Is(err, io.EOF) && (!fault.Is(err, fault.Invalid) || strings.ContainsAny(err.Error(), "\n\x00")) {
				t.Errorf("no clear fault of one line: %q", err)
			}
		}
		b, err := Open("f", bytes.NewReader(data), Limits{Bytes: 1 << 20, Unzipped: 1 << 20, Strings: 1 << 20, Columns: 50})
		if check(err); err != nil {
			return
		}
		for _, name := range b.Visible() {
			s, err := b.Sheet(name)
			for row := 0; err == nil; {
				var cells []string
				if cells, err = s.Next(); err == nil && (s.Row() <= row || len(cells) > 50) {
					t.Fatalf("row %d with %d cells after row %d", s.Row(), len(cells), row)
				}
				row = s.Row()
			}
			check(err)
		}
	})
}

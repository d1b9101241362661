package table

import (
	"io"

	"yardstick/internal/workbook"
)

// bookRows is the first visible sheet of a workbook as rows.
type bookRows struct {
	file  string
	sheet *workbook.Sheet
}

// openWorkbook begins to read the first visible sheet.
func openWorkbook(file string, r io.Reader) (*bookRows, error) {
	b, err := workbook.Open(file, r, workbook.Limits{Bytes: MaxWorkbook, Unzipped: MaxUnzipped, Strings: MaxStrings, Columns: MaxColumns})
	if err != nil {
		return nil, err
	}
	s, err := b.Sheet(b.Visible()[0])
	return &bookRows{file, s}, err
}

// next refuses a row with a cell that cannot be read: a figure that is missing
// would change what is computed.
func (b *bookRows) next() ([]string, error) {
	cells, err := b.sheet.Next()
	if err != nil {
		return nil, err
	}
	if i, why := b.sheet.Wrong(0); why != "" {
		return nil, invalid(b.file, b.sheet.Row(), b.sheet.Cell(i), "%s", why)
	}
	return cells, nil
}

func (b *bookRows) line() int { return b.sheet.Row() }

func (b *bookRows) column(i int) string { return b.sheet.Cell(i) }

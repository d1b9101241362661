// Package sheets writes tables as CSV (RFC 4180) and as workbooks (XLSX), for people
// who go on in a spreadsheet and for other programs.
//
// A cell is a text, a whole number, a number, a yes or no, or nil for what is not
// there: never a zero in its place. No cell is a formula: in a workbook a text is
// kept as text, and in CSV, which has no types, a text that a spreadsheet would take
// for a formula gets an apostrophe before it. The same table gives the same bytes,
// which is why no rows are streamed: excelize writes streamed sheets in no fixed order.
package sheets

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"yardstick/internal/fault"
)

// Kinds are the media types of the formats in which [Write] writes.
var Kinds = map[string]string{
	"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// Table is one table: a head and rows of as many cells.
type Table struct {
	Name string // of its sheet, at most 31 characters
	Head []string
	Rows [][]any
}

// Add adds a row.
func (t *Table) Add(cells ...any) { t.Rows = append(t.Rows, cells) }

// Limits of a workbook.
const (
	maxCell = 32_767 // characters of a cell; what is longer is cut, and says so
	maxRows = 200_000
)

// cut marks a text that did not fit into its cell.
const cut = " […]"

// CSV writes a table as CSV in UTF-8, its head first.
func CSV(w io.Writer, t *Table) error {
	c := csv.NewWriter(w)
	if err := c.Write(t.Head); err != nil {
		return err
	}
	return rows(c, t)
}

// CSVRows writes the rows of a table without its head, after those of another that
// have the same.
func CSVRows(w io.Writer, t *Table) error { return rows(csv.NewWriter(w), t) }

func rows(c *csv.Writer, t *Table) error {
	row := make([]string, len(t.Head))
	for _, cells := range t.Rows {
		for i, v := range cells {
			row[i] = text(v)
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// text is a cell of CSV.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return Harmless(v)
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		format := byte('f')
		if v != 0 && math.Abs(v) < 1e-6 { // not three hundred zeros
			format = 'g'
		}
		return strconv.FormatFloat(v, format, -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return Harmless(fmt.Sprint(v))
}

// Harmless keeps a spreadsheet from taking a text for a formula. A number with a sign
// stays as it is.
func Harmless(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}

// XLSX writes tables as one workbook, a sheet each. Title is what the file says of
// itself.
func XLSX(w io.Writer, title string, tables ...*Table) error {
	b := book{f: excelize.NewFile()}
	defer func() { _ = b.f.Close() }() // nothing of it is on a disk
	for _, t := range tables {
		b.table(t)
	}
	b.do(func() error { return b.f.DeleteSheet("Sheet1") })
	b.do(func() error {
		const never = "2000-01-01T00:00:00Z" // a time would make every file another
		return b.f.SetDocProps(&excelize.DocProperties{
			Title: title, Creator: "Yardstick", LastModifiedBy: "Yardstick", Created: never, Modified: never, Revision: "1", Version: "1",
		})
	})
	b.do(func() error { return b.f.Write(w) })
	return b.err
}

// book is the workbook that is being written; the first error stays.
type book struct {
	f   *excelize.File
	err error
}

func (b *book) do(step func() error) {
	if b.err == nil {
		b.err = step()
	}
}

func (b *book) table(t *Table) {
	if len(t.Rows) > maxRows {
		b.do(func() error {
			return fault.Invalidf("%s has %d rows, and a workbook is written of at most %d; take CSV", t.Name, len(t.Rows), maxRows)
		})
		return
	}
	b.do(func() error { _, err := b.f.NewSheet(t.Name); return err })
	head := make([]any, len(t.Head))
	for i, h := range t.Head {
		head[i] = h
	}
	for i, cells := range append([][]any{head}, t.Rows...) {
		cells = fitting(cells)
		b.do(func() error { return b.f.SetSheetRow(t.Name, "A"+strconv.Itoa(i+1), &cells) })
	}
	b.do(func() error {
		return b.f.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	})
	b.do(func() error { return b.f.SetColWidth(t.Name, "A", "Z", 20) })
}

// fitting cuts texts that are too long for a cell.
func fitting(cells []any) []any {
	for i, v := range cells {
		if s, ok := v.(string); ok && len(s) > maxCell && utf8.RuneCountInString(s) > maxCell {
			cells[i] = string([]rune(s)[:maxCell-utf8.RuneCountInString(cut)]) + cut
		}
	}
	return cells
}

// Write writes tables in a format: csv, which holds the first alone, or xlsx.
func Write(w io.Writer, format, title string, tables ...*Table) error {
	if format == "xlsx" {
		return XLSX(w, title, tables...)
	}
	return CSV(w, tables[0])
}

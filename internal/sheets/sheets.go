// Package sheets writes tables as CSV (RFC 4180) and as workbooks (XLSX), for people
// who go on in a spreadsheet and for other programs.
//
// A cell is a text, a whole number, a number, a yes or no, or nil for what is not
// there: never a zero in its place. No cell is a formula: in a workbook a text is
// kept as text, and in CSV, which has no types, a text that a spreadsheet would take
// for a formula gets an apostrophe before it. The same table gives the same bytes.
package sheets

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/fault"
	"yardstick/internal/workbook"
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

// maxRows is how many rows of a workbook are written.
const maxRows = 200_000

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

// Never is the time of every workbook: another would make every file another.
var Never = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// XLSX writes tables as one workbook, a sheet each. Title is what the file says of
// itself.
func XLSX(w io.Writer, title string, tables ...*Table) error {
	sheets := make([]workbook.Table, len(tables))
	for i, t := range tables {
		if len(t.Rows) > maxRows {
			return fault.Invalidf("%s has %d rows, and a workbook is written of at most %d; take CSV", t.Name, len(t.Rows), maxRows)
		}
		sheets[i] = workbook.Table{Name: t.Name, Rows: workbook.All(append([][]any{Cells(t.Head)}, t.Rows...)...)}
	}
	return workbook.Write(w, workbook.About{Title: title, Time: Never}, sheets...)
}

// Cells are texts as a row.
func Cells(texts []string) []any {
	row := make([]any, len(texts))
	for i, s := range texts {
		row[i] = s
	}
	return row
}

// Write writes tables in a format: csv, which holds the first alone, or xlsx.
func Write(w io.Writer, format, title string, tables ...*Table) error {
	if format == "xlsx" {
		return XLSX(w, title, tables...)
	}
	return CSV(w, tables[0])
}

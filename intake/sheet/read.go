package sheet

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
	"yardstick/internal/workbook"
)

// Separator gives the sign that parts the columns of a text, and whether the
// text is a sheet: its first row names a column that is known, or three rows
// and more have as many columns, parted by tabs.
func Separator(text string) (sep rune, is bool) {
	for _, sep := range []rune{'\t', ';', ','} {
		rows := sample(text, sep)
		if len(rows) < 2 || len(rows[0]) < 2 && sep != ',' {
			continue
		}
		for i, row := range rows[:min(3, len(rows))] {
			if len(row) > 1 && Known(row) && named(row) && i+1 < len(rows) && even(rows[i:]) {
				return sep, true
			}
		}
	}
	return 0, false
}

// named reports whether all cells are as short as names of columns.
func named(row []string) bool {
	for _, c := range row {
		if len(strings.Fields(c)) > 5 {
			return false
		}
	}
	return true
}

// even reports whether rows have as many columns each.
func even(rows [][]string) bool {
	for _, row := range rows {
		if len(row) != len(rows[0]) {
			return false
		}
	}
	return true
}

// sample gives the first rows of a text.
func sample(text string, sep rune) (rows [][]string) {
	r := reader(text[:min(len(text), 8<<10)], sep)
	for len(rows) < 5 {
		row, err := r.Read()
		if err != nil {
			return rows
		}
		rows = append(rows, row)
	}
	return rows
}

func reader(text string, sep rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = sep, -1, true, sep != '\t'
	return r
}

// Text reads a sheet in text whose columns are parted by sep. Errors are fault.Invalid.
func Text(text string, sep rune) (outline.Outline, error) {
	var rows [][]string
	r := reader(text, sep)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return fromRows(rows)
		}
		if err != nil {
			var where *csv.ParseError
			e := fault.Invalidf("is a sheet that cannot be read: %v", err)
			if errors.As(err, &where) {
				e = fault.Invalidf("is a sheet that cannot be read: %v", where.Err)
				e.Line = where.Line
			}
			return outline.Outline{}, e
		}
		if rows = append(rows, row); len(rows) > maxRows {
			return fromRows(rows)
		}
	}
}

// Workbook reads the first sheet of an XLSX file that is not hidden and has
// text. Errors are fault.Invalid, or ctx's own where it ends first.
func Workbook(ctx context.Context, name string, data []byte) (outline.Outline, error) {
	book, err := workbook.Open(name, bytes.NewReader(data), workbook.Limits{
		Bytes: MaxBytes, Unzipped: 32 << 20, Strings: 4 << 20, Columns: 1000,
	})
	if err != nil {
		return outline.Outline{}, err
	}
	for _, name := range book.Visible() {
		rows, err := rowsOf(ctx, book, name)
		if err != nil {
			return outline.Outline{}, err
		}
		o, err := fromRows(rows)
		if err != nil || len(o.Lines) > 0 {
			return o, err
		}
	}
	return outline.Outline{}, fault.Invalidf("is an XLSX file without text")
}

// rowsOf reads the rows of a sheet, one more than are allowed at most.
func rowsOf(ctx context.Context, book *workbook.Book, name string) (out [][]string, err error) {
	s, err := book.Sheet(name)
	if err != nil {
		return nil, err
	}
	for len(out) <= maxRows {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		row, err := s.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, slices.Clone(row))
	}
	return out, nil
}

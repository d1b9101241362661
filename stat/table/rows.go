package table

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"yardstick/internal/fault"
	"yardstick/internal/workbook"
)

// rows is a table of text, one row after the other.
type rows interface {
	// next gives the cells of the next row, which the caller must not keep, or io.EOF.
	next() ([]string, error)
	// line is the line of that row.
	line() int
	// column names the place of a cell of that row, from 0, for people.
	column(i int) string
}

// sheet is a table under a header whose columns are known.
type sheet struct {
	file    string
	rows    rows
	columns []string // as the file orders them
	place   map[string]int
	cells   []string
}

// open tells CSV and XLSX apart by their first bytes and reads the header. The
// file must have the required columns and may have the optional ones, in any order.
func open(name string, r io.Reader, required, optional []string) (*sheet, error) {
	b := bufio.NewReaderSize(r, 64<<10)
	start, err := b.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, invalid(name, 0, "", "cannot be read: %v", err)
	}
	s := &sheet{file: name, place: make(map[string]int)}
	if workbook.Old(start) {
		return nil, invalid(name, 0, "", "is an old (.xls) or encrypted workbook: save it as XLSX without a password, or as CSV")
	}
	if workbook.Zipped(start) {
		if s.rows, err = openWorkbook(name, b); err != nil {
			return nil, err
		}
	} else {
		s.rows = openCSV(name, b)
	}
	return s, s.header(required, optional)
}

// header reads the first row that is not blank.
func (s *sheet) header(required, optional []string) error {
	err := s.row()
	if errors.Is(err, io.EOF) {
		return invalid(s.file, 0, "", "is empty: want the columns %s", strings.Join(required, ","))
	}
	if err != nil {
		return err
	}
	for i, cell := range s.cells {
		column := strings.ToLower(strings.TrimSpace(cell))
		if _, ok := s.place[column]; ok {
			return s.fault(i, "there is a second column %q", column)
		}
		if !slices.Contains(required, column) && !slices.Contains(optional, column) {
			return s.fault(i, "%q is not a column that is known: want %s%s", shown(cell), strings.Join(required, ","), s.hint(cell, optional))
		}
		s.place[column] = i
		s.columns = append(s.columns, column)
	}
	for _, column := range required {
		if _, ok := s.place[column]; !ok {
			return invalid(s.file, s.rows.line(), "", "there is no column %q: want %s", column, strings.Join(required, ","))
		}
	}
	return nil
}

// hint says what else may be there, or what separates the columns instead of commas.
func (s *sheet) hint(cell string, optional []string) string {
	switch {
	case len(s.cells) == 1 && strings.ContainsAny(cell, ";\t"):
		return ", separated by commas"
	case len(optional) > 0:
		return " and, where you have it, " + strings.Join(optional, ",")
	}
	return ""
}

// row reads the next row that is not blank.
func (s *sheet) row() error {
	for {
		cells, err := s.rows.next()
		if err != nil {
			return err
		}
		s.cells = cells
		if slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
			return s.even()
		}
	}
}

// even holds a row to the header's columns. A workbook leaves blank cells at the
// end of a row out.
func (s *sheet) even() error {
	if s.columns == nil {
		return nil
	}
	if _, ok := s.rows.(*bookRows); ok && len(s.cells) < len(s.columns) {
		s.cells = append(s.cells, make([]string, len(s.columns)-len(s.cells))...)
	}
	if len(s.cells) != len(s.columns) {
		return invalid(
			s.file, s.rows.line(), "", "has %d columns, the header has %d (%s)", len(s.cells), len(s.columns), strings.Join(s.columns, ","),
		)
	}
	return nil
}

// has reports whether there is such a column.
func (s *sheet) has(column string) bool { _, ok := s.place[column]; return ok }

// get gives a cell of the row without space around it; columns that are not there are blank.
func (s *sheet) get(column string) string {
	if i, ok := s.place[column]; ok {
		return strings.TrimSpace(s.cells[i])
	}
	return ""
}

// errorf makes a fault about a cell of the row.
func (s *sheet) errorf(column, format string, args ...any) *fault.Error {
	f := s.fault(s.place[column], format, args...)
	f.Field += " (" + column + ")"
	return f
}

func (s *sheet) fault(i int, format string, args ...any) *fault.Error {
	return invalid(s.file, s.rows.line(), s.rows.column(i), format, args...)
}

// each reads the rows to the end.
func (s *sheet) each(take func() error) error {
	for n := 0; ; n++ {
		switch err := s.row(); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case n == MaxRows:
			return invalid(s.file, s.rows.line(), "", "has more than %d rows, the most that are read", MaxRows)
		}
		if err := take(); err != nil {
			return err
		}
	}
}

// shown shortens a cell for a message.
func shown(cell string) string {
	const most = 40
	runes := []rune(cell)
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return cell
}

func number(n int) string { return strconv.Itoa(n) }

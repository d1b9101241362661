package answers

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"yardstick/internal/workbook"
)

// limits on a workbook, of which at most MaxList of answers are read.
var limits = workbook.Limits{Bytes: 16 << 20, Unzipped: 32 << 20, Strings: MaxList, Columns: 1_000}

// bookGrid is a sheet of a workbook.
type bookGrid struct{ sheet *workbook.Sheet }

func (b bookGrid) next() ([]string, error) { return b.sheet.Next() }

func (b bookGrid) row() int { return b.sheet.Row() }

func (b bookGrid) cell(column int) string { return b.sheet.Cell(column) }

func (b bookGrid) wrong(column int) string {
	if at, why := b.sheet.Wrong(column); at == column {
		return why
	}
	return ""
}

// found is a sheet whose headings are known.
type found struct {
	grid  bookGrid
	sheet *sheet
}

// readWorkbook reads the answers in the sheets of a workbook (XLSX).
func (a *Reader) readWorkbook() error {
	start, err := a.in.Peek(8)
	if workbook.Old(start) {
		return a.fail(0, "", "is an old (.xls) or encrypted workbook: save it as XLSX without a password, or as CSV")
	}
	if !workbook.Zipped(start) {
		if err != nil && !errors.Is(err, io.EOF) {
			return a.fail(0, "", "cannot be read: %v", err)
		}
		return a.fail(0, "", "is no XLSX workbook; a sheet can also be saved as CSV")
	}
	book, err := workbook.Open(a.name, a.in, limits)
	if err != nil {
		return a.otherOffice(err)
	}
	sheets, err := a.withAnswers(book)
	if err != nil {
		return err
	}
	a.stream, a.list = true, []item{}
	for _, f := range sheets {
		f.sheet.several = len(sheets) > 1
		if err := a.take(f.grid, f.sheet); err != nil {
			return err
		}
	}
	return a.once()
}

// otherOffice adds what to do where a file is no workbook but perhaps a document.
func (a *Reader) otherOffice(err error) error {
	if strings.Contains(err.Error(), "no whole XLSX") || strings.Contains(err.Error(), "no visible sheet") {
		return fmt.Errorf("%w; save a sheet as XLSX or as CSV with a row for each answer, a document as plain text", err)
	}
	return err
}

// withAnswers gives the sheets that are read: the one that was asked for, the only
// visible one with a column of answers, or with All every one that has such a column.
func (a *Reader) withAnswers(book *workbook.Book) ([]found, error) {
	names := book.Visible()
	if a.opts.Sheet != "" && !strings.EqualFold(a.opts.Sheet, All) {
		names = []string{strings.TrimSpace(a.opts.Sheet)}
	}
	var with []found
	var without *sheet
	for _, name := range names {
		f, err := a.sheetOf(book, name)
		switch {
		case err != nil:
			return nil, err
		case f.sheet == nil: // it is empty
		case f.sheet.answers != nil:
			with = append(with, f)
		case without == nil:
			without = f.sheet
		}
	}
	switch {
	case len(with) == 1 || len(with) > 1 && a.opts.Sheet != "":
		return with, nil
	case len(with) > 1:
		return nil, a.several(with)
	case without != nil:
		return nil, a.noColumn(without)
	}
	return nil, a.none("")
}

// several says that it has to be said which sheet is meant.
func (a *Reader) several(with []found) error {
	var names []string
	for _, f := range with {
		names = append(names, fmt.Sprintf("%q", f.sheet.name))
	}
	return a.fail(0, "", "has answers in the sheets %s; say which (--sheet %s), or --sheet %s for all of them", and(names), names[0], All)
}

// sheetOf begins to read a sheet; one without a row has no headings.
func (a *Reader) sheetOf(book *workbook.Book, name string) (found, error) {
	sheet, err := book.Sheet(name)
	if err != nil {
		return found{}, a.whichSheet(book, name, err)
	}
	g := bookGrid{sheet}
	s, err := a.headings(g, sheet.Name)
	return found{g, s}, err
}

// whichSheet adds the sheets that there are.
func (a *Reader) whichSheet(book *workbook.Book, name string, err error) error {
	for _, n := range book.Visible() {
		if strings.EqualFold(n, name) {
			return err
		}
	}
	var names []string
	for _, n := range book.Visible() {
		names = append(names, fmt.Sprintf("%q", n))
	}
	return a.fail(0, "", "has no sheet %q; it has %s", name, and(names))
}

// isWorkbook reports whether a file begins as one does.
func isWorkbook(lead []byte) bool {
	return workbook.Zipped(lead) || workbook.Old(bytes.TrimSpace(lead))
}

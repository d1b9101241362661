package answers

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"yardstick/internal/document"
	"yardstick/internal/workbook"
)

// Preview is the beginning of a file, for a person to say what is what.
type Preview struct {
	Sheets []string   // of a workbook
	Sheet  string     // the one that is shown
	Head   []string   // the first row that is not blank; the fields of JSON
	Rows   [][]string // the rows below it
	Fixed  bool       // JSON: the fields have their names, and nothing is to be said
}

// Look gives the first rows of a file of many answers. It does not check them, and
// a file that is no table, no workbook and no JSON is Invalid.
func Look(name string, data []byte, sheet string, rows int) (Preview, error) {
	a := &Reader{name: name}
	start := bytes.TrimLeft(data, " \t\r\n\ufeff")
	switch {
	case workbook.Old(data):
		return Preview{}, a.fail(0, "", "is an old (.xls) or encrypted workbook: save it as XLSX without a password, or as CSV")
	case workbook.Zipped(data):
		return a.lookBook(data, sheet, rows)
	case bytes.HasPrefix(start, []byte("{")) || bytes.HasPrefix(start, []byte("[")):
		return a.lookJSON(data, rows)
	}
	text, err := document.Read(bytes.NewReader(data), name, int64(len(data)))
	if err != nil {
		return Preview{}, savedOtherwise(err)
	}
	p, err := lookRows(newCSV(name, string(text)), rows)
	if err != nil {
		return Preview{}, a.noTable(err)
	}
	return p, nil
}

func (a *Reader) lookBook(data []byte, sheet string, rows int) (Preview, error) {
	book, err := workbook.Open(a.name, bytes.NewReader(data), limits)
	if err != nil {
		return Preview{}, a.otherOffice(err)
	}
	names := book.Visible()
	if sheet == "" && len(names) > 0 {
		sheet = names[0]
	}
	s, err := book.Sheet(sheet)
	if err != nil {
		return Preview{}, a.whichSheet(book, sheet, err)
	}
	p, err := lookRows(bookGrid{s}, rows)
	p.Sheets, p.Sheet = names, s.Name
	return p, err
}

// lookJSON shows what the first objects hold.
func (a *Reader) lookJSON(data []byte, rows int) (Preview, error) {
	p := Preview{Head: []string{"id", "candidate", "question", "answer"}, Fixed: true}
	r, err := Open(a.name, bytes.NewReader(data), Options{})
	if err != nil {
		return p, err
	}
	for len(p.Rows) < rows {
		x, err := r.Next()
		var line *LineError
		switch {
		case errors.Is(err, io.EOF):
			return p, nil
		case errors.As(err, &line):
			continue
		case err != nil:
			return p, err
		}
		p.Rows = append(p.Rows, []string{x.ID, x.Candidate, x.Question, x.Text})
	}
	return p, nil
}

// lookRows takes the first row that is not blank for headings.
func lookRows(g grid, rows int) (Preview, error) {
	var p Preview
	for len(p.Rows) < rows {
		row, err := g.next()
		switch {
		case errors.Is(err, io.EOF):
			return p, nil
		case err != nil:
			return p, err
		case strings.TrimSpace(strings.Join(row, "")) == "":
			continue
		case p.Head == nil:
			p.Head = append([]string{}, row...)
			continue
		}
		p.Rows = append(p.Rows, append([]string{}, row...))
	}
	return p, nil
}

package answers

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"yardstick/assess/transcript"
	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// maxRows is the most rows of a sheet.
const maxRows = 200_000

// maxHead is how many rows may stand above the headings, and be the headings.
const maxHead = 10

// grid is a table, row by row.
type grid interface {
	// next gives the cells of the next row, or io.EOF after the last.
	next() ([]string, error)
	// row is the number of that row, from 1.
	row() int
	// cell names a cell of that row for people; empty where the row is enough.
	cell(column int) string
	// wrong says why a cell of that row could not be read; empty where it could.
	wrong(column int) string
}

// csvGrid is CSV or TSV.
type csvGrid struct {
	reader *csv.Reader
	at     int
}

func newCSV(name, all string) *csvGrid {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(all, "\ufeff")))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator(name, all), -1, true
	return &csvGrid{reader: r}
}

func (c *csvGrid) next() ([]string, error) {
	row, err := c.reader.Read()
	if err == nil {
		c.at++
	}
	return row, err
}

func (c *csvGrid) row() int { return c.at }

func (*csvGrid) cell(int) string { return "" }

func (*csvGrid) wrong(int) string { return "" }

// readSheet reads CSV or TSV: a row of headings, then a row for each answer, or
// for each person where the headings are the questions, as forms export it.
func (a *Reader) readSheet() error {
	var in io.Reader = a.in
	if start, err := a.in.Peek(2); err == nil && (string(start) == "\xff\xfe" || string(start) == "\xfe\xff") {
		data, err := io.ReadAll(io.LimitReader(a.in, 2*transcript.MaxBytes+1))
		if err != nil {
			return a.fail(0, "", "cannot be read: %v", err)
		}
		if plain, ok := transcript.UTF8(data); ok { // as a spreadsheet saves "Unicode text"
			data = plain
		}
		in = bytes.NewReader(data)
	}
	data, err := document.Read(in, a.name, MaxList)
	if err != nil {
		return savedOtherwise(err)
	}
	return a.takeSheet(string(data))
}

// savedOtherwise says how a sheet becomes UTF-8, which is not what spreadsheets
// write unless they are told.
func savedOtherwise(err error) error {
	var f *fault.Error
	if !errors.As(err, &f) || !strings.HasSuffix(f.Message, "in UTF-8") {
		return err
	}
	other := *f
	other.Message += "; save it in the spreadsheet as CSV UTF-8, or as XLSX"
	return &other
}

// takeSheet makes answers of the rows of a text that is a table.
func (a *Reader) takeSheet(all string) error {
	if a.opts.Sheet != "" {
		return a.fail(0, "", "is one table and has no sheets; leave --sheet out")
	}
	g := newCSV(a.name, all)
	s, err := a.headings(g, "")
	switch {
	case err != nil:
		return a.noTable(err)
	case s == nil:
		return a.none("")
	case s.answers == nil:
		return a.noColumn(s)
	}
	a.stream, a.list = true, []item{}
	if err := a.take(g, s); err != nil {
		return a.noTable(err)
	}
	return a.once()
}

// none says that a table holds nothing below its headings.
func (a *Reader) none(field string) error {
	return a.fail(0, field, "holds no answers: the first row names the columns, each row below is an answer")
}

// noTable says that what is read as CSV is none; faults stay as they are.
func (a *Reader) noTable(err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	return a.fail(0, "", "is no table: %v", err)
}

// take adds the answers of the rows below the headings.
func (a *Reader) take(g grid, s *sheet) error {
	size, some := 0, false
	for first := true; ; first = false {
		row, err := g.next()
		switch {
		case errors.Is(err, io.EOF) && !some:
			return a.none(s.field())
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case g.row() > maxRows:
			return a.fail(0, s.field(), "has more than %d rows", maxRows)
		case first && s.explains(row):
			continue
		}
		some = true
		list := a.rowOf(g, s, row)
		for i := range list {
			size += len(list[i].Text)
		}
		if size > MaxList {
			return a.fail(g.row(), s.field(), "holds more than %d MiB of answers, the most that is read", MaxList>>20)
		}
		a.list = append(a.list, list...)
	}
}

// separator is what stands between the cells of the first row most often.
func separator(name, all string) rune {
	head, _, _ := strings.Cut(strings.TrimLeft(all, "\ufeff\r\n"), "\n")
	if named(name, ".tsv") {
		return '\t'
	}
	best, most := ',', 0
	for _, r := range []rune{',', ';', '\t'} {
		if n := strings.Count(head, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// isSheet reports whether a text without an ending that says so is a table: its
// first row names a column of answers, or a question, among others.
func (a *Reader) isSheet(all string) bool {
	head, rest, _ := strings.Cut(strings.TrimLeft(all, "\ufeff\r\n"), "\n")
	if strings.TrimSpace(rest) == "" || len(head) > MaxLine {
		return false
	}
	cells, err := newCSV("", head).next()
	if err != nil || len(cells) < 2 {
		return false
	}
	return a.columns(cells).answers != nil
}

package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"yardstick/internal/fault"
)

// Sheet reads the rows of a sheet one by one.
type Sheet struct {
	Name  string
	file  string
	most  int // columns
	texts []string
	xml   *xml.Decoder
	at    int // number of the row
	cells []string
	wrong []wrong
	done  bool
}

// wrong is a cell that holds nothing that can be read, and why.
type wrong struct {
	column int
	why    string
}

// cell is a cell as it is stored: kind says of which kind its value is.
type cell struct {
	place, kind        string
	value, inline      string
	hasValue, hasInput bool // hasInput: it holds a formula
}

// cell reads a cell that has begun, to its end.
func (s *Sheet) cell(start xml.StartElement) (c cell, err error) {
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			c.place = a.Value
		case "t":
			c.kind = a.Value
		}
	}
	for {
		token, err := s.xml.Token()
		if err != nil {
			return c, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return c, nil
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				c.hasValue = true
				c.value, err = s.characters()
			case "is":
				c.inline, err = textOf(s.xml)
			case "f":
				c.hasInput = true
				err = s.xml.Skip()
			default:
				err = s.xml.Skip()
			}
			if err != nil {
				return c, err
			}
		}
	}
}

// characters reads the characters of an element that has begun, to its end.
func (s *Sheet) characters() (string, error) {
	var text []byte
	for {
		token, err := s.xml.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return string(text), nil
		case xml.CharData:
			if text = append(text, t...); len(text) > MaxStretch {
				return "", fmt.Errorf("a cell holds more than %d KiB", MaxStretch>>10)
			}
		case xml.StartElement:
			if err := s.xml.Skip(); err != nil {
				return "", err
			}
		}
	}
}

// Row is the number of the row that was read last, as the spreadsheet shows it.
func (s *Sheet) Row() int { return s.at }

// Cell names a cell of that row for people, such as "cell C5"; columns count from 0.
func (s *Sheet) Cell(column int) string { return CellName(column, s.at) }

// Wrong gives the first cell of the row that holds nothing that can be read, from
// the column on, and why; an empty reason where there is none. Such a cell reads
// as blank.
func (s *Sheet) Wrong(from int) (column int, why string) {
	for _, w := range s.wrong {
		if w.column >= from {
			return w.column, w.why
		}
	}
	return 0, ""
}

// Next gives the cells of the next row, which the caller must not keep, or io.EOF
// after the last. Blank cells at its end are left out. A row or cell without a
// number is the one after the last.
func (s *Sheet) Next() ([]string, error) {
	for !s.done {
		token, err := s.xml.Token()
		if errors.Is(err, io.EOF) {
			return nil, s.broken(io.ErrUnexpectedEOF)
		}
		if err != nil {
			return nil, s.broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "row" {
				return s.row(t)
			}
		case xml.EndElement:
			s.done = t.Name.Local == "sheetData" || t.Name.Local == "worksheet"
		}
	}
	return nil, io.EOF
}

func (s *Sheet) broken(err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return known
	}
	f := invalid(s.file, s.at, "the sheet %q cannot be read further: %v", shown(s.Name), err)
	f.Cause = err
	return f
}

// row reads the cells of a row.
func (s *Sheet) row(start xml.StartElement) ([]string, error) {
	at := s.at + 1
	for _, a := range start.Attr {
		if a.Name.Local == "r" {
			n, err := strconv.Atoi(a.Value)
			if err != nil || n < at || n > 1<<20 {
				return nil, s.broken(errors.New("row " + strconv.Quote(shown(a.Value)) + " follows row " + strconv.Itoa(s.at)))
			}
			at = n
		}
	}
	s.at, s.cells, s.wrong = at, s.cells[:0], s.wrong[:0]
	for {
		token, err := s.xml.Token()
		if err != nil {
			return nil, s.broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local != "c" {
				if err := s.xml.Skip(); err != nil {
					return nil, s.broken(err)
				}
				continue
			}
			if err := s.take(t); err != nil {
				return nil, err
			}
		case xml.EndElement:
			return s.cells, nil
		}
	}
}

// take reads one cell into its column.
func (s *Sheet) take(start xml.StartElement) error {
	c, err := s.cell(start)
	if err != nil {
		return s.broken(err)
	}
	i := len(s.cells)
	if c.place != "" {
		if i = columnOf(c.place); i < len(s.cells) {
			return s.broken(errors.New("cell " + strconv.Quote(shown(c.place)) + " stands twice or out of order in row " + strconv.Itoa(s.at)))
		}
	}
	text, why := s.text(c)
	switch {
	case text == "" && why == "":
		return nil
	case i >= s.most:
		return invalid(s.file, s.at, "has more than %d columns", s.most)
	case why != "":
		s.wrong = append(s.wrong, wrong{i, why})
		return nil
	}
	for len(s.cells) < i {
		s.cells = append(s.cells, "")
	}
	s.cells = append(s.cells, text)
	return nil
}

// text gives what a cell holds, or why it holds nothing that can be read.
func (s *Sheet) text(c cell) (text, wrong string) {
	switch {
	case c.kind == "e":
		return "", "holds the error " + shown(c.value) + ": mend it, or leave the cell empty"
	case c.hasInput && !c.hasValue:
		return "", "holds a formula whose value was never computed: open the file in a spreadsheet program and save it"
	case c.kind == "s":
		n, err := strconv.Atoi(c.value)
		if err != nil || n < 0 || n >= len(s.texts) {
			return "", "refers to text " + strconv.Quote(shown(c.value)) + ", which the workbook does not hold"
		}
		return s.texts[n], ""
	case c.kind == "inlineStr":
		return c.inline, ""
	case c.kind == "b":
		return map[string]string{"0": "FALSE", "1": "TRUE"}[c.value], ""
	case c.kind == "" || c.kind == "n":
		return decimal(c.value), ""
	}
	return c.value, ""
}

// decimal writes a stored number as people write it, with the fifteen digits that
// a spreadsheet keeps: 3.7000000000000002 is 3.7.
func decimal(stored string) string {
	x, err := strconv.ParseFloat(strings.TrimSpace(stored), 64)
	if err != nil {
		return stored
	}
	x, err = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		return stored
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// columnOf gives the column of a cell's place such as C5, from 0; one that is no
// place stands beyond all columns.
func columnOf(place string) int {
	n := 0
	for i := 0; i < len(place) && i < 4; i++ {
		c := place[i]
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return math.MaxInt
	}
	return n - 1
}

// CellName names a cell for people; columns count from 0, rows from 1.
func CellName(column, row int) string { return "cell " + Letters(column) + strconv.Itoa(row) }

// Letters writes a column, from 0, as a spreadsheet does.
func Letters(i int) string {
	text := ""
	for n := i + 1; n > 0; n = (n - 1) / 26 {
		text = string(rune('A'+(n-1)%26)) + text
	}
	return text
}

package table

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"yardstick/internal/fault"
)

// worksheet reads the rows of a sheet one by one.
type worksheet struct {
	file, name string
	texts      []string
	xml        *xml.Decoder
	at         int // number of the row
	cells      []string
	done       bool
}

// cell is a cell as it is stored: kind says of which kind its value is.
type cell struct {
	place, kind        string
	value, inline      string
	hasValue, hasInput bool // hasInput: it holds a formula
}

// cell reads a cell that has begun, to its end.
func (w *worksheet) cell(start xml.StartElement) (c cell, err error) {
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			c.place = a.Value
		case "t":
			c.kind = a.Value
		}
	}
	for {
		token, err := w.xml.Token()
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
				c.value, err = w.characters()
			case "is":
				c.inline, err = textOf(w.xml)
			case "f":
				c.hasInput = true
				err = w.xml.Skip()
			default:
				err = w.xml.Skip()
			}
			if err != nil {
				return c, err
			}
		}
	}
}

// characters reads the characters of an element that has begun, to its end.
func (w *worksheet) characters() (string, error) {
	var text []byte
	for {
		token, err := w.xml.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return string(text), nil
		case xml.CharData:
			if text = append(text, t...); len(text) > maxStretch {
				return "", fmt.Errorf("a cell holds more than %d KiB", maxStretch>>10)
			}
		case xml.StartElement:
			if err := w.xml.Skip(); err != nil {
				return "", err
			}
		}
	}
}

func (w *worksheet) line() int { return w.at }

func (w *worksheet) column(i int) string { return w.cellName(i, w.at) }

func (w *worksheet) cellName(i, row int) string { return "cell " + letters(i) + number(row) }

// next reads up to the next row. A row or cell without a number is the one
// after the last.
func (w *worksheet) next() ([]string, error) {
	for !w.done {
		token, err := w.xml.Token()
		if errors.Is(err, io.EOF) {
			return nil, w.broken(io.ErrUnexpectedEOF)
		}
		if err != nil {
			return nil, w.broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "row" {
				return w.row(t)
			}
		case xml.EndElement:
			w.done = t.Name.Local == "sheetData" || t.Name.Local == "worksheet"
		}
	}
	return nil, io.EOF
}

func (w *worksheet) broken(err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return known
	}
	f := invalid(w.file, w.at, "", "the sheet %q cannot be read further: %v", shown(w.name), err)
	f.Cause = err
	return f
}

// row reads the cells of a row.
func (w *worksheet) row(start xml.StartElement) ([]string, error) {
	at := w.at + 1
	for _, a := range start.Attr {
		if a.Name.Local == "r" {
			n, err := strconv.Atoi(a.Value)
			if err != nil || n < at || n > 1<<20 {
				return nil, w.broken(errors.New("row " + strconv.Quote(shown(a.Value)) + " follows row " + number(w.at)))
			}
			at = n
		}
	}
	w.at, w.cells = at, w.cells[:0]
	for {
		token, err := w.xml.Token()
		if err != nil {
			return nil, w.broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local != "c" {
				if err := w.xml.Skip(); err != nil {
					return nil, w.broken(err)
				}
				continue
			}
			if err := w.take(t); err != nil {
				return nil, err
			}
		case xml.EndElement:
			return w.cells, nil
		}
	}
}

// take reads one cell into its column.
func (w *worksheet) take(start xml.StartElement) error {
	c, err := w.cell(start)
	if err != nil {
		return w.broken(err)
	}
	i := len(w.cells)
	if c.place != "" {
		if i = columnOf(c.place); i < len(w.cells) {
			return w.broken(errors.New("cell " + strconv.Quote(shown(c.place)) + " stands twice or out of order in row " + number(w.at)))
		}
	}
	text, wrong := w.text(c)
	if wrong != "" {
		return invalid(w.file, w.at, w.column(min(i, MaxColumns)), "%s", wrong)
	}
	if text == "" {
		return nil
	}
	if i >= MaxColumns {
		return invalid(w.file, w.at, "", "has more than %d columns", MaxColumns)
	}
	for len(w.cells) < i {
		w.cells = append(w.cells, "")
	}
	w.cells = append(w.cells, text)
	return nil
}

// text gives what a cell holds, or why it holds nothing that can be read.
func (w *worksheet) text(c cell) (text, wrong string) {
	switch {
	case c.kind == "e":
		return "", "holds the error " + shown(c.value) + ": mend it, or leave the cell empty"
	case c.hasInput && !c.hasValue:
		return "", "holds a formula whose value was never computed: open the file in a spreadsheet program and save it"
	case c.kind == "s":
		n, err := strconv.Atoi(c.value)
		if err != nil || n < 0 || n >= len(w.texts) {
			return "", "refers to text " + strconv.Quote(shown(c.value)) + ", which the workbook does not hold"
		}
		return w.texts[n], ""
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
		return MaxColumns
	}
	return n - 1
}

// letters writes a column as a spreadsheet does.
func letters(i int) string {
	text := ""
	for n := i + 1; n > 0; n = (n - 1) / 26 {
		text = string(rune('A'+(n-1)%26)) + text
	}
	return text
}

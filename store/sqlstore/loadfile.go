package sqlstore

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"yardstick/internal/fault"
)

// maxLine bounds a line of the file: a document of a packet, in base64.
const maxLine = 256 << 20

// file is an installation's file that is read.
type file struct {
	lines *bufio.Scanner
	line  int
	end   Contents // as the last line says

	left []table // that may still come
	had  []table // as the file has them, of an older schema with fewer columns
	now  *table
	rows [][]any // of it, not given yet
	sums *sums
	give func(t *table, rows [][]any) error
}

func newFile(r io.Reader) *file {
	f := &file{lines: bufio.NewScanner(r), left: tables(), sums: newSums()}
	f.lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	return f
}

// read reads the file to its end and gives the rows of each table in groups.
func (f *file) read(schema int64, give func(t *table, rows [][]any) error) error {
	f.give = give
	var h head
	if err := f.first(&h); err != nil || h.Yardstick != Format {
		return f.wrong("is no file of a whole installation: its first line does not say so")
	}
	if h.Schema > schema {
		return Newer(h.Schema, schema)
	}
	for f.lines.Scan() {
		f.line++
		line := f.lines.Bytes()
		if bytes.HasPrefix(line, []byte("[")) {
			if err := f.row(line); err != nil {
				return err
			}
			continue
		}
		over, err := f.mark(line)
		if over || err != nil {
			return err
		}
	}
	if err := f.lines.Err(); err != nil {
		return f.wrong(err.Error())
	}
	return f.wrong("the file ends in its midst")
}

// first reads the first line.
func (f *file) first(h *head) error {
	if !f.lines.Scan() {
		return errors.Join(io.ErrUnexpectedEOF, f.lines.Err())
	}
	f.line++
	return strict(f.lines.Bytes(), h)
}

// row reads a row of the present table.
func (f *file) row(line []byte) error {
	if f.now == nil {
		return f.wrong("a row stands before the name of its table")
	}
	row, err := f.now.row(line)
	if err != nil {
		return f.wrong(err.Error())
	}
	f.sums.add(f.now.name, append(slices.Clone(line), '\n'))
	if f.rows = append(f.rows, row); len(f.rows) < atOnce {
		return nil
	}
	return f.flush()
}

// flush gives the rows that were read.
func (f *file) flush() error {
	rows := f.rows
	f.rows = nil
	if len(rows) == 0 {
		return nil
	}
	return f.give(f.now, rows)
}

// mark reads a line that begins a table or ends the file.
func (f *file) mark(line []byte) (over bool, err error) {
	if err := f.flush(); err != nil {
		return false, err
	}
	var next struct {
		begin
		End *Contents `json:"end"`
	}
	if err := strict(line, &next); err != nil {
		return false, f.wrong("is neither a row nor the name of a table")
	}
	if next.End != nil {
		f.end = *next.End
		return true, f.over()
	}
	i := slices.IndexFunc(f.left, func(t table) bool { return t.name == next.Table })
	if i < 0 || !f.left[i].only(next.Columns) {
		return false, f.wrong(fmt.Sprintf("names a table %.40q out of order, or with columns that this program does not know", next.Table))
	}
	f.had = append(f.had, f.left[i])
	f.now, f.left = &f.left[i], f.left[i+1:]
	return false, nil
}

// over wants the last line to be right, and nothing after it.
func (f *file) over() error {
	if f.end != f.sums.contents() {
		return f.wrong("the file was changed or is incomplete: its rows have another hash than its last line says")
	}
	if f.lines.Scan() {
		return f.wrong("something stands after the end")
	}
	if err := f.lines.Err(); err != nil {
		return f.wrong(err.Error())
	}
	return nil
}

func (f *file) wrong(message string) error {
	return &fault.Error{Kind: fault.Invalid, Line: max(f.line, 1), Message: message}
}

func strict(line []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

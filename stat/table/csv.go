package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// csvRows reads CSV (RFC 4180) row by row.
type csvRows struct {
	file   string
	reader *csv.Reader
	limit  *limited
	at     int
}

// openCSV begins to read; a byte order mark is skipped.
func openCSV(file string, r io.Reader) *csvRows {
	l := &limited{file: file, r: r, lines: 1}
	c := &csvRows{file: file, reader: csv.NewReader(l), limit: l}
	c.reader.FieldsPerRecord = -1 // lengths are checked with a clearer message
	c.reader.ReuseRecord = true
	return c
}

func (c *csvRows) next() ([]string, error) {
	cells, err := c.reader.Read()
	if err != nil {
		return nil, c.fault(err)
	}
	c.at, _ = c.reader.FieldPos(0)
	for i, cell := range cells {
		if !utf8.ValidString(cell) {
			return nil, invalid(c.file, c.at, c.column(i), "is not text in UTF-8")
		}
		if strings.IndexByte(cell, 0) >= 0 {
			return nil, invalid(c.file, c.at, c.column(i), "holds a NUL byte: this is no CSV file")
		}
	}
	return cells, nil
}

func (c *csvRows) line() int { return c.at }

func (c *csvRows) column(i int) string { return "column " + number(i+1) }

// fault says where a CSV file cannot be read.
func (c *csvRows) fault(err error) error {
	var known *fault.Error
	var parse *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case errors.As(err, &known):
		return known
	case errors.As(err, &parse):
		f := invalid(c.file, parse.Line, "character "+number(parse.Column), "is not CSV: %v", parse.Err)
		f.Cause = err
		return f
	}
	return invalid(c.file, 0, "", "cannot be read: %v", err)
}

// limited bounds what is read, as a whole and without a line break, and skips a
// byte order mark.
type limited struct {
	file        string
	r           io.Reader
	read, since int
	lines       int
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	chunk := p[:n]
	if mark := []byte("\xef\xbb\xbf"); l.read == 0 && bytes.HasPrefix(chunk, mark) {
		l.read = len(mark)
		n = copy(p, chunk[len(mark):])
		chunk = p[:n]
	}
	l.read += n
	for rest := chunk; len(rest) > 0; {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 {
			l.since += len(rest)
			break
		}
		if l.since+i > MaxLine {
			l.since += i
			break
		}
		l.lines, l.since, rest = l.lines+1, 0, rest[i+1:]
	}
	switch {
	case l.since > MaxLine:
		return 0, invalid(l.file, l.lines, "", "is longer than %d KiB, the most that is read of one line", MaxLine>>10)
	case l.read > MaxBytes:
		return 0, invalid(l.file, 0, "", "is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	return n, err
}

package exchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"yardstick/internal/fault"
	"yardstick/judge"
)

// place is where a line stands in a record.
type place struct{ offset, length int64 }

// Replay is a judge.Model that answers from a record. It is safe for concurrent
// use; it keeps the places of the exchanges, not the exchanges.
type Replay struct {
	Head   Head
	name   string
	source io.ReaderAt
	places map[judge.Key]place
}

// Open reads the head of a record and finds its exchanges. name is the file's
// name for faults.
func Open(name string, source io.ReaderAt, size int64) (*Replay, error) {
	r := &Replay{name: name, source: source, places: map[judge.Key]place{}}
	lines := bufio.NewReaderSize(io.NewSectionReader(source, 0, size), 256<<10)
	var at int64
	for n := 1; ; n++ {
		data, err := readLine(lines)
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = r.line(n, at, data)
		}
		if err != nil {
			return nil, at1(err, name, n)
		}
		at += int64(len(data)) + 1
	}
	if r.Head.Format == "" {
		return nil, &fault.Error{Kind: fault.Invalid, File: name, Message: "is empty: no record of exchanges"}
	}
	return r, nil
}

// line takes the head or the place of an exchange.
func (r *Replay) line(n int, at int64, data []byte) error {
	if n == 1 {
		if err := json.Unmarshal(data, &r.Head); err != nil {
			return fault.Invalidf("is no record of exchanges: %v", err)
		}
		return r.Head.Check(r.name)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	key, err := keyIn(data)
	if err != nil {
		return err
	}
	if len(r.places) == maxExchanges {
		return fault.Invalidf("holds more than %d exchanges, the most that are replayed", maxExchanges)
	}
	r.places[key] = place{at, int64(len(data))}
	return nil
}

// readLine reads a line without its end, within maxLine.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > maxLine:
			return nil, fault.Invalidf("the line is longer than %d MiB", maxLine>>20)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) > 0:
			return nil, fault.Invalidf("the last line is cut off: the run was ended while it wrote; take the line out to replay what is whole")
		case err != nil:
			return nil, err
		}
		return line[:len(line)-1], nil
	}
}

// at1 puts file and line to a fault that has none.
func at1(err error, name string, n int) error {
	var f *fault.Error
	if errors.As(err, &f) {
		if f.File == "" {
			f.File, f.Line = name, n
		}
		return f
	}
	return &fault.Error{Kind: fault.Invalid, File: name, Line: n, Message: "cannot be read: " + err.Error(), Cause: err}
}

// Len is the number of exchanges.
func (r *Replay) Len() int { return len(r.places) }

// Ask gives what the model replied to this very request when it was recorded.
func (r *Replay) Ask(ctx context.Context, q judge.Request) (judge.Reply, error) {
	if err := ctx.Err(); err != nil {
		return judge.Reply{}, err
	}
	p, ok := r.places[q.Key()]
	if !ok {
		return judge.Reply{}, &fault.Error{Kind: fault.Invalid, File: r.name, Message: fmt.Sprintf(
			"holds no reply to one of the requests (%d exchanges are in it): it was made of another guide, other answers or other parameters",
			len(r.places),
		)}
	}
	return read(r.source, p)
}

// read reads one exchange.
func read(source io.ReaderAt, p place) (judge.Reply, error) {
	data := make([]byte, p.length)
	if _, err := source.ReadAt(data, p.offset); err != nil && !errors.Is(err, io.EOF) {
		return judge.Reply{}, err
	}
	l, err := decodeLine(data)
	if err != nil {
		return judge.Reply{}, err
	}
	return l.outcome()
}

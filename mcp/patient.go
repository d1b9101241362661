package mcp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// patient stands between the SDK and both ends. It keeps the end of the input back
// until everything that was asked before it has been answered: whoever pipes requests
// in gets all answers, where the SDK would drop what is still being worked on. And it
// answers itself what is no message, which would end the SDK's session.
type patient struct {
	in   *bufio.Reader
	out  io.Writer
	ctx  context.Context //nolint:containedctx // of Run, which the pair lives for
	rest []byte          // of a line that the SDK has begun to read
	end  error           // of the input, once it was met

	mu   sync.Mutex // of what is open, and of the output
	open int
	free chan struct{}
}

func newPatient(ctx context.Context, in io.Reader, out io.Writer) *patient {
	return &patient{in: bufio.NewReader(in), out: out, ctx: ctx, free: make(chan struct{}, 1)}
}

// message is what tells a request, which has an answer, from everything else.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
}

// read reads a line of JSON, and reports whether it is a message as the SDK takes it:
// a request, a notification, or an answer, whose names are spelt exactly.
func (m *message) read(line []byte) bool {
	var all map[string]json.RawMessage
	var version string
	if json.Unmarshal(line, &all) != nil || json.Unmarshal(all["jsonrpc"], &version) != nil || version != "2.0" {
		return false
	}
	m.ID = all["id"]
	if m.ID != nil && m.ID[0] != '"' && !whole(m.ID) {
		return false
	}
	if method, there := all["method"]; there {
		return json.Unmarshal(method, &m.Method) == nil && m.Method != ""
	}
	return m.ID != nil && (all["result"] != nil || all["error"] != nil)
}

// whole reports whether an id is a whole number.
func whole(id json.RawMessage) bool {
	var n int64
	return id[0] != 'n' && json.Unmarshal(id, &n) == nil
}

// The errors of JSON-RPC 2.0 for what is no message.
const (
	parseError     = -32700
	invalidRequest = -32600
)

// Read gives the SDK line after line of what is a message, and counts the requests.
func (p *patient) Read(into []byte) (int, error) {
	for len(p.rest) == 0 {
		if p.end != nil {
			p.wait()
			return 0, p.end
		}
		line, err := p.line()
		p.end = err
		if err := p.take(line); err != nil {
			return 0, err
		}
	}
	n := copy(into, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

// take hands a line on where it is a message, and answers it where it is none.
func (p *patient) take(line []byte) error {
	if line = bytes.TrimSpace(line); len(line) == 0 {
		return nil
	}
	var m message
	switch {
	case len(line) > MaxMessage:
		return p.refuse(invalidRequest, fmt.Sprintf("a message is at most %d MiB", MaxMessage>>20))
	case !json.Valid(line):
		return p.refuse(parseError, "this line is no JSON; a message is one line of JSON")
	case !m.read(line):
		return p.refuse(invalidRequest, "this is no message of JSON-RPC 2.0: an object with jsonrpc, method and id")
	}
	if m.Method != "" && m.ID != nil {
		p.mu.Lock()
		p.open++
		p.mu.Unlock()
	}
	p.rest = append(p.rest, line...)
	p.rest = append(p.rest, '\n')
	return nil
}

// line reads a line; of one that is too long only so much as tells that it is.
func (p *patient) line() ([]byte, error) {
	var line []byte
	for {
		part, err := p.in.ReadSlice('\n')
		if len(line) <= MaxMessage {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// refuse answers what is no message, whose id nobody knows.
func (p *patient) refuse(code int, why string) error {
	data, err := json.Marshal(map[string]any{
		"jsonrpc": "2.0", "id": nil, "error": map[string]any{"code": code, "message": why},
	})
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	_, err = p.out.Write(append(data, '\n'))
	return err
}

// longest is how long the end is kept back: a request that its client has given up
// is never answered.
const longest = 2 * time.Minute

// wait waits until nothing is open, or the program ends.
func (p *patient) wait() {
	ctx, cancel := context.WithTimeout(p.ctx, longest)
	defer cancel()
	for {
		p.mu.Lock()
		open := p.open
		p.mu.Unlock()
		if open <= 0 {
			return
		}
		select {
		case <-p.free:
		case <-ctx.Done():
			return
		}
	}
}

// Write writes messages whole, and counts the answers.
func (p *patient) Write(data []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	n, err := p.out.Write(data)
	for line := range bytes.Lines(data) {
		var m message
		if json.Unmarshal(line, &m) == nil && m.Method == "" && len(m.ID) > 0 {
			p.open--
		}
	}
	select {
	case p.free <- struct{}{}:
	default:
	}
	return n, err
}

// Close closes nothing: both ends are the program's.
func (p *patient) Close() error { return nil }

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

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
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

	mu   sync.Mutex          // of what is open, and of the output
	open map[jsonrpc.ID]bool // the requests that were asked and are not answered
	free chan struct{}
}

func newPatient(ctx context.Context, in io.Reader, out io.Writer) *patient {
	return &patient{in: bufio.NewReader(in), out: out, ctx: ctx, open: map[jsonrpc.ID]bool{}, free: make(chan struct{}, 1)}
}

// known reads a line of JSON as the SDK does, and reports whether it is a message that the
// SDK goes on after, and the id where an answer is asked for.
func known(line []byte) (id jsonrpc.ID, ok bool) {
	m, err := jsonrpc.DecodeMessage(line)
	if err != nil {
		return id, false
	}
	switch m := m.(type) {
	case *jsonrpc.Request:
		return m.ID, m.Method != "" && kept(m.ID, line)
	case *jsonrpc.Response:
		return id, m.Result != nil || m.Error != nil
	}
	return id, false
}

// kept reports whether the SDK answers under the id that was sent: it cuts a number to
// a whole one.
func kept(id jsonrpc.ID, line []byte) bool {
	if _, number := id.Raw().(int64); !number {
		return true
	}
	var sent struct {
		ID int64 `json:"id"`
	}
	return json.Unmarshal(line, &sent) == nil && sent.ID == id.Raw()
}

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
	id, ok := known(line)
	switch {
	case len(line) > MaxMessage:
		return p.refuse(jsonrpc.CodeInvalidRequest, fmt.Sprintf("a message is at most %d MiB", MaxMessage>>20))
	case !json.Valid(line):
		return p.refuse(jsonrpc.CodeParseError, "this line is no JSON; a message is one line of JSON")
	case !ok:
		return p.refuse(jsonrpc.CodeInvalidRequest, "this is no message of JSON-RPC 2.0: an object with jsonrpc, method and id")
	}
	if id.IsValid() && !p.ask(id) {
		return p.refuse(jsonrpc.CodeInvalidRequest, fmt.Sprintf("the request %v is not answered yet: give this one another id", id.Raw()))
	}
	p.rest = append(p.rest, line...)
	p.rest = append(p.rest, '\n')
	return nil
}

// ask notes a request. The SDK drops a second one of an id without an answer.
func (p *patient) ask(id jsonrpc.ID) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	asked := p.open[id]
	p.open[id] = true
	return !asked
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
		open := len(p.open)
		p.mu.Unlock()
		if open == 0 {
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
		if m, err := jsonrpc.DecodeMessage(line); err == nil {
			if answer, ok := m.(*jsonrpc.Response); ok {
				delete(p.open, answer.ID)
			}
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

package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"sync"
	"time"
)

// patient keeps the end of the input back until everything that was asked before it
// has been answered: whoever pipes requests in gets all answers. The SDK would drop
// what is still being worked on.
type patient struct {
	in   io.Reader
	out  io.Writer
	ctx  context.Context //nolint:containedctx // of Run, which the pair lives for
	mu   sync.Mutex
	open int
	line bytes.Buffer // of the input, so far
	free chan struct{}
}

func newPatient(ctx context.Context, in io.Reader, out io.Writer) *patient {
	return &patient{in: in, out: out, ctx: ctx, free: make(chan struct{}, 1)}
}

// message is what tells a request, which has an answer, from everything else.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
}

// Read reads, and counts the requests that it has read to their end.
func (p *patient) Read(into []byte) (int, error) {
	n, err := p.in.Read(into)
	p.mu.Lock()
	for _, b := range into[:n] {
		if b != '\n' {
			if p.line.Len() <= MaxMessage {
				p.line.WriteByte(b)
			}
			continue
		}
		var m message
		if json.Unmarshal(p.line.Bytes(), &m) == nil && m.Method != "" && len(m.ID) > 0 {
			p.open++
		}
		p.line.Reset()
	}
	p.mu.Unlock()
	if err != nil {
		p.wait()
	}
	return n, err
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
	n, err := p.out.Write(data)
	p.mu.Lock()
	defer p.mu.Unlock()
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

package exchange

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"io"
	"sync"

	"yardstick/internal/fault"
	"yardstick/judge"
)

// File is where a record is written and read back.
type File interface {
	io.Writer
	io.ReaderAt
}

// Record is a judge.Model that writes down what another is asked and replies. The
// same request is asked once and afterwards answered from the record, so that the
// run is what its replay will be. It is safe for concurrent use.
type Record struct {
	model judge.Model
	file  File

	mu     sync.Mutex
	size   int64
	places map[judge.Key]place
	asking map[judge.Key]chan struct{}
}

// NewRecord begins a record in an empty file.
func NewRecord(m judge.Model, f File, h Head) (*Record, error) {
	h.Format = Format
	r := &Record{model: m, file: f, places: map[judge.Key]place{}, asking: map[judge.Key]chan struct{}{}}
	_, err := r.write(&h)
	return r, err
}

// Ask asks and records. It fails where the record cannot be written.
func (r *Record) Ask(ctx context.Context, q judge.Request) (judge.Reply, error) {
	key := judge.Key(q.Key())
	for {
		p, known, wait := r.enter(key)
		switch {
		case known:
			return read(r.file, p)
		case wait == nil:
			return r.ask(ctx, key, q)
		}
		select {
		case <-wait:
		case <-ctx.Done():
			return judge.Reply{}, ctx.Err()
		}
	}
}

// enter gives the place of a request that is recorded, or what to wait for while
// another asks it; neither where the caller is to ask.
func (r *Record) enter(key judge.Key) (p place, known bool, wait chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p, known = r.places[key]; known {
		return p, true, nil
	}
	if wait = r.asking[key]; wait == nil {
		r.asking[key] = make(chan struct{})
	}
	return place{}, false, wait
}

func (r *Record) ask(ctx context.Context, key judge.Key, q judge.Request) (judge.Reply, error) {
	reply, err := r.model.Ask(ctx, q)
	l := line{Key: hex.EncodeToString(key[:]), Request: q, Reply: &reply}
	if err != nil {
		l.Reply, l.Fault = nil, failureOf(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.asking[key])
	delete(r.asking, key)
	if err != nil && l.Fault == nil {
		return reply, err
	}
	if len(r.places) == maxExchanges {
		return reply, fault.Invalidf("the record is full: %d exchanges", maxExchanges)
	}
	p, e := r.write(&l)
	if e != nil {
		return reply, e
	}
	r.places[key] = p
	return l.outcome()
}

// write appends one line.
func (r *Record) write(v any) (place, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return place{}, err
	}
	p := place{r.size, int64(b.Len()) - 1}
	if _, err := r.file.Write(b.Bytes()); err != nil {
		return place{}, &fault.Error{Kind: fault.Unavailable, Message: "the record cannot be written: " + err.Error(), Cause: err}
	}
	r.size += int64(b.Len())
	return p, nil
}

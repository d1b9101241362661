// Package chat asks a language model over the OpenAI chat-completions protocol,
// which llama.cpp, Ollama, vLLM and hosted services speak. It is the only part of
// the judge that knows a network.
//
// An address that is not this machine's own is refused without TLS, no redirect is
// followed, and the key leaves this package in one header and nowhere else: not in
// an error, a log or a record.
package chat

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"yardstick/internal/fault"
	"yardstick/judge"
)

// Options say where to ask and how.
type Options struct {
	URL     string
	Key     Secret
	Timeout time.Duration // of one try, 0: DefaultTimeout
	Tries   int           // at most, 1..10; 0: DefaultTries
	Stream  bool          // let the reply come in parts
	Now     func() time.Time
	// Sleep waits before the next try, or returns ctx's error; nil: real time.
	Sleep func(ctx context.Context, d time.Duration) error
}

// Defaults and bounds.
const (
	DefaultTimeout = 2 * time.Minute // a small machine reads long
	DefaultTries   = 4
	maxBody        = 4 << 20 // bytes of a response
)

// Client is a judge.Model behind an address. It is safe for concurrent use.
type Client struct {
	options Options
	address *Address
	http    *http.Client
	quirks  atomic.Uint32 // what the server was found not to know
}

// New makes a client; nothing is asked yet. It fails, Invalid, on an address that
// may not be asked.
func New(o Options) (*Client, error) {
	a, err := ParseAddress(o.URL)
	if err != nil {
		return nil, err
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Tries <= 0 {
		o.Tries = DefaultTries
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	return &Client{options: o, address: a, http: &http.Client{
		Transport:     a.transport(),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// Endpoint is the address that is asked, for people.
func (c *Client) Endpoint() string { return c.address.String() }

// Ask asks, and asks again what failed in passing: with growing pauses, or as long
// after as the server says.
func (c *Client) Ask(ctx context.Context, r judge.Request) (judge.Reply, error) {
	var last error
	for try := range c.options.Tries {
		reply, err := c.adapted(ctx, &r)
		if err == nil {
			return reply, nil
		}
		var passing *passingError
		if !errors.As(err, &passing) || ctx.Err() != nil {
			return judge.Reply{}, c.plain(ctx, err)
		}
		last = err
		wait, ok := passing.wait(try)
		if !ok || try == c.options.Tries-1 {
			break
		}
		if err := c.options.Sleep(ctx, wait); err != nil {
			return judge.Reply{}, err
		}
	}
	return judge.Reply{}, c.plain(ctx, last)
}

// adapted asks once, leaving out what the server turns out not to know.
func (c *Client) adapted(ctx context.Context, r *judge.Request) (judge.Reply, error) {
	for {
		had := quirk(c.quirks.Load())
		reply, err := c.once(ctx, r, had)
		var refused *refusedError
		if !errors.As(err, &refused) {
			return reply, err
		}
		next, ok := had.learn(refused)
		if !ok {
			return reply, err
		}
		c.quirks.Store(uint32(next))
	}
}

// once makes one try.
func (c *Client) once(ctx context.Context, r *judge.Request, q quirk) (judge.Reply, error) {
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	began := c.options.Now()
	body, err := encode(r, q, c.options.Stream)
	if err != nil {
		return judge.Reply{}, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.address.full, bytes.NewReader(body))
	if err != nil {
		return judge.Reply{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	c.options.Key.authorise(request.Header)
	response, err := c.http.Do(request)
	if err != nil {
		return judge.Reply{}, &passingError{message: "cannot be reached: " + reason(err), cause: err}
	}
	defer response.Body.Close()
	reply, err := c.read(response)
	now := c.options.Now()
	reply.At, reply.Milliseconds = now.UTC().Truncate(time.Millisecond), now.Sub(began).Milliseconds()
	return reply, err
}

// read takes the reply out of a response.
func (c *Client) read(response *http.Response) (judge.Reply, error) {
	limited := &io.LimitedReader{R: response.Body, N: maxBody + 1}
	if response.StatusCode == http.StatusOK && streamed(response.Header) {
		reply, err := readStream(limited)
		if limited.N == 0 {
			return reply, tooMuch()
		}
		return reply, err
	}
	data, err := io.ReadAll(limited)
	if err == nil && response.StatusCode != http.StatusOK {
		return judge.Reply{}, c.status(response, data)
	}
	switch {
	case err != nil:
		return judge.Reply{}, &passingError{message: "broke off its reply: " + reason(err), cause: err}
	case len(data) > maxBody:
		return judge.Reply{}, tooMuch()
	}
	return decode(data)
}

func tooMuch() error {
	return fault.Invalidf("the judge's server sends more than %d MiB for one reply", maxBody>>20)
}

// plain turns an error into one for people, without the key.
func (c *Client) plain(ctx context.Context, err error) error {
	var passing *passingError
	var refused *refusedError
	var f *fault.Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &passing):
		kind := fault.Unavailable
		return &fault.Error{
			Kind:    kind,
			Message: c.redact(fmt.Sprintf("the judge at %s %s", c.Endpoint(), passing.message)),
			Cause:   passing.deadline(),
		}
	case errors.As(err, &refused):
		return &fault.Error{
			Kind:    fault.Invalid,
			Message: c.redact(fmt.Sprintf("the judge at %s refuses the request: %s", c.Endpoint(), refused.message)),
		}
	case errors.As(err, &f):
		f.Message = c.redact(f.Message)
		return f
	}
	return &fault.Error{Kind: fault.Internal, Message: c.redact(err.Error())}
}

func (c *Client) redact(s string) string { return c.options.Key.redact(s) }

// sleep waits for d or for the end of ctx.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

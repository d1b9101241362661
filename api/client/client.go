package client

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// root is where version 1 is.
const root = "/api/v1"

// MaxAnswer is how large an answer may be that is read as JSON, bytes.
const MaxAnswer = 128 << 20

// How often a request is sent at most, and how long is waited between: 0.2, 0.4 and 0.8
// seconds, or as long as the server asks for, but never longer than ten.
const (
	Tries     = 4
	firstWait = 200 * time.Millisecond
	MostWait  = 10 * time.Second
)

// Client asks one server with one token. It is safe for concurrent use.
type Client struct {
	base  string
	token string
	// HTTP sends requests; nil is http.DefaultClient.
	HTTP *http.Client
	// Wait waits between two tries, or gives up with ctx; nil does so by the clock.
	Wait func(ctx context.Context, d time.Duration) error
}

// New makes a client of a server's address, such as http://127.0.0.1:8080, and a
// token (yardstick token make).
func New(server, token string) (*Client, error) {
	u, err := url.Parse(server)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, errors.New("the server's address is like http://127.0.0.1:8080")
	}
	if token == "" {
		return nil, errors.New("a token is missing; yardstick token make gives one")
	}
	return &Client{base: u.Scheme + "://" + u.Host + strings.TrimSuffix(u.Path, "/") + root, token: token}, nil
}

// As is a client of the same server with another token: of another person, or the end of
// a candidate's link.
func (c *Client) As(token string) *Client {
	other := *c
	other.token = token
	return &other
}

// Problem is what a server says of a request that it did not carry out (RFC 9457).
type Problem struct { //nolint:errname // the word of the standard
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Field  string `json:"field"`
	Errors []struct {
		Location string `json:"location"`
		Message  string `json:"message"`
	} `json:"errors"`
}

// Error says what went wrong in one line.
func (p *Problem) Error() string {
	s := fmt.Sprintf("%s (status %d)", p.Title, p.Status)
	if p.Detail != "" {
		s += ": " + p.Detail
	}
	for _, e := range p.Errors {
		s += "; " + e.Location + ": " + e.Message
	}
	return s
}

// Is reports whether an error is a problem of a status, such as http.StatusNotFound.
func Is(err error, status int) bool {
	var p *Problem
	return errors.As(err, &p) && p.Status == status
}

// Request is one that [Client.Do] sends.
type Request struct {
	Method string // GET, POST, PUT or DELETE
	Path   string // behind /api/v1, escaped; [Path] makes one
	Query  url.Values
	Body   any       // sent as JSON; nil for none
	File   io.Reader // sent as it is in place of Body, in memory
	// IfMatch is the ETag of what a change is based on.
	IfMatch string
	// Key is the idempotency key; empty draws one for whatever changes something.
	Key string

	wrong error // of how it was made
}

// Path makes a path of steps, each escaped.
func Path(steps ...string) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteString("/" + url.PathEscape(s))
	}
	return b.String()
}

// Do sends a request and reads what is answered into out, which may be nil, or an
// io.Writer for a file. It gives the ETag of the answer. A server that cannot be
// reached, or asks to wait, is asked again.
func (c *Client) Do(ctx context.Context, r Request, out any) (etag string, err error) {
	if r.wrong != nil {
		return "", r.wrong
	}
	body, kind, err := r.body()
	if err != nil {
		return "", err
	}
	if r.Method != http.MethodGet && r.Key == "" {
		r.Key = rand.Text()
	}
	for n := range Tries {
		var again time.Duration
		etag, again, err = c.once(ctx, &r, body, kind, out)
		if again < 0 || n == Tries-1 {
			break
		}
		if err := c.wait(ctx, max(again, firstWait<<n)); err != nil {
			return "", err
		}
	}
	return etag, err
}

func (r *Request) body() (data []byte, kind string, err error) {
	switch {
	case r.File != nil:
		data, err = io.ReadAll(r.File)
		return data, "application/octet-stream", err
	case r.Body != nil:
		data, err = json.Marshal(r.Body)
		return data, "application/json", err
	}
	return nil, "", nil
}

func (c *Client) wait(ctx context.Context, d time.Duration) error {
	d = min(d, MostWait)
	if c.Wait != nil {
		return c.Wait(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// never says that a request is not sent again.
const never = -1

// once sends a request one time. Again says after how long it may be sent again.
func (c *Client) once(ctx context.Context, r *Request, body []byte, kind string, out any) (etag string, again time.Duration, err error) {
	to := c.base + r.Path
	if len(r.Query) > 0 {
		to += "?" + r.Query.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, r.Method, to, bytes.NewReader(body))
	if err != nil {
		return "", never, err
	}
	for name, v := range map[string]string{
		"Authorization": "Bearer " + c.token, "Content-Type": kind, "If-Match": r.IfMatch, "Idempotency-Key": r.Key,
	} {
		if v != "" {
			req.Header.Set(name, v)
		}
	}
	hc := c.HTTP
	if hc == nil {
		hc = http.DefaultClient
	}
	got, err := hc.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return "", never, ctx.Err()
		}
		return "", 0, err
	}
	defer got.Body.Close()
	if got.StatusCode >= http.StatusBadRequest {
		return c.refused(got)
	}
	return got.Header.Get("ETag"), never, read(got.Body, out)
}

// refused reads a problem.
func (c *Client) refused(got *http.Response) (string, time.Duration, error) {
	p := &Problem{}
	if json.NewDecoder(io.LimitReader(got.Body, 1<<20)).Decode(p) != nil || p.Status == 0 {
		p = &Problem{Title: http.StatusText(got.StatusCode), Status: got.StatusCode} // a proxy has answered
	}
	if got.StatusCode != http.StatusTooManyRequests && got.StatusCode != http.StatusServiceUnavailable {
		return "", never, p
	}
	seconds, err := strconv.Atoi(got.Header.Get("Retry-After"))
	if err != nil {
		seconds = 0
	}
	return "", time.Duration(seconds) * time.Second, p
}

// read reads an answer.
func read(body io.Reader, out any) error {
	switch out := out.(type) {
	case nil:
		return nil
	case io.Writer:
		_, err := io.Copy(out, body)
		return err
	}
	err := json.NewDecoder(io.LimitReader(body, MaxAnswer)).Decode(out)
	if errors.Is(err, io.EOF) { // nothing was answered
		return nil
	}
	return err
}

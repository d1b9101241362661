package chat

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/fault"
)

// passingError is a failure that another try may mend. after is how long the
// server wants to be left alone; 0: it does not say.
type passingError struct {
	message string
	after   time.Duration
	cause   error
}

func (e *passingError) Error() string { return e.message }

func (e *passingError) Unwrap() error { return e.cause }

// deadline is the cause where time ran out: what was asked may have cost.
func (e *passingError) deadline() error {
	if errors.Is(e.cause, context.DeadlineExceeded) {
		return context.DeadlineExceeded
	}
	return nil
}

// Pauses before another try.
const (
	firstPause = 500 * time.Millisecond // doubles each time
	mostPause  = 20 * time.Second
	mostAfter  = 90 * time.Second // a server that wants more is not waited for
)

// wait is the pause after a try, counted from 0; false where the server wants to
// be left alone for longer than anybody waits.
func (e *passingError) wait(try int) (time.Duration, bool) {
	if e.after > 0 {
		return e.after, e.after <= mostAfter
	}
	return min(firstPause<<try, mostPause), true
}

// refusedError is a request that the server does not take as it is.
type refusedError struct{ message string }

func (e *refusedError) Error() string { return e.message }

// passingStatus are statuses, besides those of a broken server, that another try
// may mend.
var passingStatus = []int{http.StatusRequestTimeout, http.StatusConflict, http.StatusTooEarly, http.StatusTooManyRequests}

// status turns a status that is no success into an error.
func (c *Client) status(response *http.Response, body []byte) error {
	message := messageOf(body)
	switch code := response.StatusCode; {
	case code == http.StatusUnauthorized || code == http.StatusForbidden || code == http.StatusPaymentRequired:
		return &fault.Error{
			Kind:    fault.Forbidden,
			Message: fmt.Sprintf("the judge at %s refuses the key, or there is none (status %d)", c.Endpoint(), code),
		}
	case code == http.StatusBadRequest || code == http.StatusUnprocessableEntity || code == http.StatusRequestEntityTooLarge:
		return &refusedError{message}
	case code == http.StatusNotFound || code == http.StatusMethodNotAllowed:
		return &fault.Error{
			Kind:    fault.Invalid,
			Message: fmt.Sprintf("there is no such model, or no chat at %s (status %d): %s", c.Endpoint(), code, message),
		}
	case code == http.StatusTooManyRequests && strings.Contains(string(body), "insufficient_quota"):
		return &fault.Error{Kind: fault.Forbidden, Message: fmt.Sprintf("the account at %s has nothing left to spend", c.Endpoint())}
	case code >= 300 && code < 400:
		return &fault.Error{
			Kind: fault.Invalid,
			Message: fmt.Sprintf(
				"the judge at %s sends on to another address, which is not followed (status %d); name the right one",
				c.Endpoint(),
				code,
			),
		}
	case slices.Contains(passingStatus, code) || code >= 500:
		return &passingError{message: fmt.Sprintf("failed with status %d: %s", code, message), after: c.retryAfter(response.Header)}
	default:
		return &fault.Error{
			Kind:    fault.Invalid,
			Message: fmt.Sprintf("the judge at %s replied with status %d: %s", c.Endpoint(), code, message),
		}
	}
}

// retryAfter reads the header Retry-After: seconds, or a date.
func (c *Client) retryAfter(h http.Header) time.Duration {
	s := h.Get("Retry-After")
	if seconds, err := strconv.ParseFloat(s, 64); err == nil && seconds >= 0 && seconds < 1e6 {
		return time.Duration(seconds * float64(time.Second))
	}
	if at, err := http.ParseTime(s); err == nil {
		return max(at.Sub(c.options.Now()), 0)
	}
	return 0
}

// reason is the heart of a network's error, without the address, which may lead
// on to what nobody should read.
func reason(err error) string {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var n net.Error
	if errors.Is(err, context.DeadlineExceeded) || errors.As(err, &n) && n.Timeout() {
		return "no reply in time"
	}
	var op *net.OpError
	if errors.As(err, &op) && op.Err != nil {
		err = op.Err
	}
	return shorten(err.Error())
}

// quirk is what a server was found not to know.
type quirk uint32

const (
	noSchema         quirk = 1 << iota // json_schema: asked for a JSON object of the schema, as llama.cpp takes it
	noGrammar                          // a schema beside json_object: asked for any JSON object
	noFormat                           // response_format at all
	noSeed                             // seed
	completionTokens                   // max_tokens: it wants max_completion_tokens
	noStreamOptions                    // stream_options
)

// learn finds out what a refused request had too much; false where nothing that
// could be left out is named.
func (q quirk) learn(e *refusedError) (quirk, bool) {
	m := strings.ToLower(e.message)
	names := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(m, w) {
				return true
			}
		}
		return false
	}
	switch {
	case q&completionTokens == 0 && names("max_completion_tokens"):
		return q | completionTokens, true
	case q&noStreamOptions == 0 && names("stream_options", "include_usage"):
		return q | noStreamOptions, true
	case q&noSchema == 0 && names("json_schema", "response_format", "schema", "grammar", "guided", "structured"):
		return q | noSchema, true
	case q&noGrammar == 0 && names("schema", "response_format", "grammar"):
		return q | noGrammar, true
	case q&noFormat == 0 && names("json_object", "response_format", "schema", "grammar", "json mode"):
		return q | noFormat, true
	case q&noSeed == 0 && names("seed"):
		return q | noSeed, true
	}
	return q, false
}

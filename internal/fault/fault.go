// Package fault holds the one error type of Yardstick: what kind of thing
// went wrong, where (file, line, field), and a message that a person can act on.
//
// Commands turn the kind into an exit status and pages turn it into an HTTP
// status; nobody else does. A message says what was wrong and what would be
// right, in lower case and without a full stop; the cause, if any, is for the log.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Kind says what sort of thing went wrong.
type Kind int

// The kinds of fault. Invalid is bad usage or bad input: the caller can mend it.
const (
	Internal Kind = iota
	Invalid
	NotFound
	Forbidden
	Conflict
	Unavailable
)

// Error is a fault with its place. File, Line (from 1) and Field are left zero
// where they do not apply; Field is a path such as functions[1].measures[0].better.
type Error struct {
	Kind    Kind
	File    string
	Line    int
	Field   string
	Message string
	Cause   error
}

// Error gives the place and the message in one line: file:line: field: message.
func (e *Error) Error() string {
	var b strings.Builder
	if e.File != "" {
		b.WriteString(e.File)
		if e.Line > 0 {
			fmt.Fprintf(&b, ":%d", e.Line)
		}
		b.WriteString(": ")
	}
	if e.Field != "" {
		b.WriteString(e.Field + ": ")
	}
	b.WriteString(e.Message)
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Invalidf makes an Invalid fault without a place.
func Invalidf(format string, args ...any) *Error {
	return &Error{Kind: Invalid, Message: fmt.Sprintf(format, args...)}
}

// NotFoundf makes a NotFound fault without a place.
func NotFoundf(format string, args ...any) *Error {
	return &Error{Kind: NotFound, Message: fmt.Sprintf(format, args...)}
}

// Conflictf makes a Conflict fault without a place: what is asked for does not fit how
// things stand, and comes too late or twice.
func Conflictf(format string, args ...any) *Error {
	return &Error{Kind: Conflict, Message: fmt.Sprintf(format, args...)}
}

// Is reports whether err is, or wraps, a fault of the given kind.
func Is(err error, kind Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == kind
}

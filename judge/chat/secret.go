package chat

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode"

	"yardstick/internal/fault"
)

// Secret is a key. However it is printed, logged or written, it says nothing.
type Secret struct{ value string }

// hiddenKey stands for a key.
const hiddenKey = "(key)"

// maxKey is the most that a key may have, bytes.
const maxKey = 8 << 10

// NewSecret takes a key from a variable; empty is no key.
func NewSecret(s string) (Secret, error) {
	s = strings.TrimSpace(s)
	if len(s) > maxKey || strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII || r <= ' ' || r == 0x7f }) {
		return Secret{}, fault.Invalidf("the judge's key is no key: want one word of letters, digits and signs")
	}
	return Secret{s}, nil
}

// ReadSecret reads a key from a file, whose name is told in faults.
func ReadSecret(name string, r io.Reader) (Secret, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxKey+1))
	if err != nil {
		return Secret{}, &fault.Error{Kind: fault.Invalid, File: name, Message: "cannot be read", Cause: err}
	}
	s, err := NewSecret(string(bytes.TrimSpace(data)))
	if err != nil || s.value == "" {
		return Secret{}, &fault.Error{Kind: fault.Invalid, File: name, Message: "holds no key: want one word of letters, digits and signs"}
	}
	return s, nil
}

// Empty reports whether there is no key.
func (s Secret) Empty() bool { return s.value == "" }

func (s Secret) authorise(h http.Header) {
	if s.value != "" {
		h.Set("Authorization", "Bearer "+s.value)
	}
}

// leastShown is how much of a key a server may repeat before it is taken out.
const leastShown = 8

// redact takes the key out of a text, and the beginnings of it that servers show.
func (s Secret) redact(text string) string {
	if s.value == "" {
		return text
	}
	text = strings.ReplaceAll(text, s.value, hiddenKey)
	for n := len(s.value) - 1; n >= leastShown; n-- {
		text = strings.ReplaceAll(text, s.value[:n], hiddenKey)
	}
	return text
}

// String hides the key.
func (s Secret) String() string { return hiddenKey }

// GoString hides the key.
func (s Secret) GoString() string { return hiddenKey }

// Format hides the key, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hiddenKey) }

// MarshalText hides the key.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hiddenKey), nil }

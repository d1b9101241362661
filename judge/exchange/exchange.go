// Package exchange records what was asked of a language model and what it
// replied, and replays it: the same run again, byte for byte, without a network.
//
// A record is JSON lines: one that says who was asked with which prompt, then one
// for each exchange, whole: request, and reply or fault. Nothing in it is secret
// but the answers; a key never comes here. docs/judge.md describes the format.
package exchange

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"yardstick/internal/fault"
	"yardstick/judge"
)

// Format is the value of the field yardstick in a record's first line.
const Format = "exchange/v1"

// Bounds on a record.
const (
	maxLine      = 8 << 20   // bytes of one exchange
	maxExchanges = 5_000_000 // some 60 bytes of memory each while it is open
)

// Head says who was asked and how.
type Head struct {
	Format       string           `json:"yardstick"`
	Endpoint     string           `json:"endpoint"`
	PromptSHA256 string           `json:"prompt_sha256"`
	Parameters   judge.Parameters `json:"parameters"`
	At           time.Time        `json:"at"`
}

// line is one exchange. Key comes first, so that a record can be indexed without
// reading all of it.
type line struct {
	Key     string        `json:"key"` // SHA-256 of the request, in hex
	Request judge.Request `json:"request"`
	Reply   *judge.Reply  `json:"reply,omitempty"`
	Fault   *failure      `json:"fault,omitempty"`
}

// failure is a fault as it is recorded.
type failure struct {
	Kind    string `json:"kind"`
	Message string `json:"message"`
}

// kinds are the faults that are recorded, by name.
var kinds = map[string]fault.Kind{"invalid": fault.Invalid, "forbidden": fault.Forbidden, "unavailable": fault.Unavailable}

// failureOf gives the failure to record; nil for an error that says nothing of the
// model, such as that somebody gave up.
func failureOf(err error) *failure {
	for name, kind := range kinds {
		if fault.Is(err, kind) {
			return &failure{name, err.Error()}
		}
	}
	return nil
}

// outcome is what the exchange gave.
func (l *line) outcome() (judge.Reply, error) {
	switch {
	case l.Reply != nil:
		return *l.Reply, nil
	case l.Fault != nil:
		return judge.Reply{}, &fault.Error{Kind: kinds[l.Fault.Kind], Message: l.Fault.Message}
	}
	return judge.Reply{}, fault.Invalidf("an exchange in the record holds neither reply nor fault")
}

// decodeLine reads one exchange and holds it to its key.
func decodeLine(data []byte) (*line, error) {
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return nil, fault.Invalidf("an exchange in the record is no JSON: %v", err)
	}
	if key := l.Request.Key(); hex.EncodeToString(key[:]) != l.Key {
		return nil, fault.Invalidf("an exchange in the record was changed: its request is not that of its key %.16s…", l.Key)
	}
	return &l, nil
}

// keyIn is the key at the beginning of a line.
func keyIn(data []byte) (judge.Key, error) {
	const lead = `{"key":"`
	var key judge.Key
	if len(data) < len(lead)+2*len(key) || string(data[:len(lead)]) != lead {
		return key, fault.Invalidf("the line begins with no key")
	}
	if _, err := hex.Decode(key[:], data[len(lead):len(lead)+2*len(key)]); err != nil {
		return key, fault.Invalidf("the line begins with no key: %v", err)
	}
	return key, nil
}

// Check holds a record to the prompt of this program.
func (h *Head) Check(name string) error {
	if h.Format != Format {
		return &fault.Error{
			Kind:    fault.Invalid,
			File:    name,
			Line:    1,
			Field:   "yardstick",
			Message: fmt.Sprintf("%q is no record of exchanges: want %q", h.Format, Format),
		}
	}
	if has := judge.PromptSHA256(); h.PromptSHA256 != has {
		return &fault.Error{Kind: fault.Conflict, File: name, Line: 1, Field: "prompt_sha256", Message: fmt.Sprintf(
			"was made with the prompt %.12s…, and this program asks with %.12s…: replay it with the program that made it", h.PromptSHA256, has)}
	}
	return nil
}

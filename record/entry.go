package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
)

// TimeLayout is the one form of a time in a log: UTC, milliseconds, so that times
// compare as text.
const TimeLayout = "2006-01-02T15:04:05.000Z"

// Kind says what happened in an entry: lower-case words joined by '.' and '-',
// such as rating.committed. The kinds of this package begin with log, document,
// round, rating or part; other packages choose other first words.
type Kind string

// isKind reports whether s has the form of a kind: a letter before and after each
// '.' and '-'.
func isKind(s Kind) bool {
	letter := false // the byte before was one
	for i := range len(s) {
		is := s[i] >= 'a' && s[i] <= 'z'
		if !is && (!letter || s[i] != '.' && s[i] != '-') {
			return false
		}
		letter = is
	}
	return letter && len(s) <= MaxCode
}

// Payload is what an entry of one kind says. It is written with encoding/json as
// an object.
type Payload interface{ Kind() Kind }

// Entry is one entry of a log.
type Entry struct {
	Sequence int64 // its place, from 0: also its index in the Merkle tree
	Time     time.Time
	Actor    string // the code of who did it
	Kind     Kind
	Payload  json.RawMessage // an object in canonical form
}

// NewEntry makes the entry at a place of the log.
func NewEntry(sequence int64, at time.Time, actor string, p Payload) (Entry, error) {
	payload, err := canonical.Marshal(p)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{Sequence: sequence, Time: at.UTC().Truncate(time.Millisecond), Actor: actor, Kind: p.Kind(), Payload: payload}
	return e, e.check()
}

// check holds what every entry has to be, whatever its kind.
func (e *Entry) check() error {
	if err := checkCode("actor", e.Actor); err != nil {
		return err
	}
	switch {
	case !isKind(e.Kind):
		return invalid("kind", "is %s; a kind is lower-case words joined by '.' and '-'", quoted(string(e.Kind)))
	case e.Sequence < 0 || e.Sequence >= MaxSize:
		return invalid("sequence", "is %d; it counts from 0", e.Sequence)
	case e.Time.Year() < 1970 || e.Time.Year() > 9999:
		return invalid("time", "is outside the years 1970 to 9999")
	case len(e.Payload) == 0 || e.Payload[0] != '{':
		return invalid("payload", "is not an object")
	}
	return nil
}

// Line is the entry in canonical JSON, without a newline: the leaf of the Merkle
// tree, and a line of the log.
func (e *Entry) Line() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	line, err := canonical.Marshal(map[string]any{
		"actor": e.Actor, "kind": e.Kind, "payload": e.Payload, "sequence": e.Sequence, "time": e.Time.UTC().Format(TimeLayout),
	})
	if err != nil {
		return nil, err
	}
	if _, err := ParseLine(line); err != nil { // too long, or a key that may not stand in a log
		return nil, fmt.Errorf("entry %d: %w", e.Sequence, err)
	}
	return line, nil
}

// ParseLine reads one line of a log, which must be in canonical form to the last
// byte; keys are made of a-z, 0-9 and '_' at every depth. The payload is a part of line, not a copy. Errors are Invalid.
func ParseLine(line []byte) (Entry, error) {
	if len(line) > MaxLine {
		return Entry{}, fault.Invalidf("has %d bytes; the most is %d", len(line), MaxLine)
	}
	p := lineParser{s: canonical.NewScanner(line), data: line}
	p.s.Names = true
	var e Entry
	e.Actor = p.text(`{"actor":`)
	e.Kind = Kind(p.text(`,"kind":`))
	e.Payload = p.value(`,"payload":`)
	e.Sequence = p.integer(`,"sequence":`)
	at := p.text(`,"time":`)
	if err := p.end(); err != nil {
		return Entry{}, err
	}
	var err error
	if e.Time, err = ParseTime(at); err != nil {
		return Entry{}, err
	}
	return e, e.check()
}

// ParseTime reads a time in [TimeLayout] and in no other form.
func ParseTime(s string) (time.Time, error) {
	t, err := time.Parse(TimeLayout, s)
	if err != nil || len(s) != len(TimeLayout) || s[19] != '.' { // Go reads a comma, too
		return time.Time{}, invalid("time", "is %s; it is written like %s", quoted(s), TimeLayout)
	}
	return t, nil
}

// Decode reads the payload of an entry as T, whose kind must be the entry's own.
// The payload must be what T writes: no other field, and none left out that T has.
func Decode[T Payload](e *Entry) (T, error) {
	var p T
	err := e.decode(p.Kind(), &p)
	return p, err
}

// decode is Decode, in the program once for all kinds; p points to a payload of that kind.
func (e *Entry) decode(kind Kind, p any) error {
	if e.Kind != kind {
		return fault.Invalidf("entry %d is of kind %s, not %s", e.Sequence, e.Kind, kind)
	}
	if s, ok := p.(scanned); ok {
		return s.scan(&lineParser{s: canonical.NewScanner(e.Payload), data: e.Payload})
	}
	if err := decodeStrict(e.Payload, p); err != nil {
		return err
	}
	again, err := canonical.Marshal(reflect.ValueOf(p).Elem().Interface())
	if err == nil && !bytes.Equal(again, e.Payload) {
		err = fault.Invalidf("written again it is %.200s", again)
	}
	return fieldsFault(err)
}

// decodeStrict reads canonical JSON with lower-case keys, so that encoding/json,
// which ignores case, cannot take one key for another.
func decodeStrict(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return fieldsFault(d.Decode(v))
}

func quoted(s string) string {
	if len(s) > 60 {
		s = s[:60] + "…"
	}
	return strconv.Quote(s)
}

func itoa(n int) string { return strconv.Itoa(n) }

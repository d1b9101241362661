package record

import (
	"bytes"
	"time"

	"golang.org/x/mod/sumdb/note"

	"yardstick/internal/fault"
)

// Log is a log in memory, while it is written or after it was read. The zero value
// is an empty one.
type Log struct {
	Hashes
	lines bytes.Buffer
	last  time.Time
}

// Append adds an entry and gives it. Time does not go back: a time before that of
// the last entry is a Conflict.
func (l *Log) Append(at time.Time, actor string, p Payload) (Entry, error) {
	e, err := NewEntry(l.Size(), at, actor, p)
	if err != nil {
		return Entry{}, err
	}
	line, err := e.Line()
	if err != nil {
		return Entry{}, err
	}
	return e, l.add(line, &e)
}

// AppendLine adds a line that was written before, such as one from a store.
func (l *Log) AppendLine(line []byte) error {
	e, err := ParseLine(line)
	if err != nil {
		return err
	}
	return l.add(line, &e)
}

func (l *Log) add(line []byte, e *Entry) error {
	if e.Sequence != l.Size() {
		return conflictf("the entry says that it is number %d, the log has %d", e.Sequence, l.Size())
	}
	if e.Time.Before(l.last) {
		return conflictf("the time %s is before that of the last entry, %s", e.Time.Format(TimeLayout), l.last.Format(TimeLayout))
	}
	if err := l.Hashes.Append(LeafHash(line)); err != nil {
		return err
	}
	l.lines.Write(line)
	l.lines.WriteByte('\n')
	l.last = e.Time
	return nil
}

// Bytes are the lines, each with its newline. They are good until the next Append.
func (l *Log) Bytes() []byte { return l.lines.Bytes() }

// Checkpoint signs the head of the log as it is.
func (l *Log) Checkpoint(signer note.Signer) ([]byte, error) {
	if l.Size() == 0 {
		return nil, fault.Invalidf("an empty log has nothing to sign")
	}
	head, err := l.Head(l.Size())
	if err != nil {
		return nil, err
	}
	return Checkpoint{Origin: signer.Name(), Size: head.N, Root: head.Hash}.Sign(signer)
}

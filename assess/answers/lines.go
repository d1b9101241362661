package answers

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"strings"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// LineError is what is wrong with one line of a stream, or with its answer. The
// lines after it can be read all the same.
type LineError struct{ Fault *fault.Error }

// Error gives the place and what is wrong.
func (e *LineError) Error() string { return e.Fault.Error() }

// Unwrap gives the fault.
func (e *LineError) Unwrap() error { return e.Fault }

// OneLine makes a LineError of what is wrong with the answer of one line of a
// stream; other errors stay as they are.
func OneLine(err error) error {
	var f *fault.Error
	if errors.As(err, &f) && f.Kind == fault.Invalid && f.Line > 0 {
		return &LineError{f}
	}
	return err
}

// fields are the names that a line may use; others are passed over.
var fields = []string{"id", "guide", "question", "candidate", "answer", "seconds"}

// maxIDs is how many ids are remembered: some 30 MB. A later answer may have the
// id of an earlier one beyond them.
const maxIDs = 500_000

// ids remembers which line an id stands in.
type ids map[[16]byte]int

// checked reads one line. A field whose name is nearly that of one that is
// missing, a field that stands there twice, and an id of an earlier line are
// errors: the answer would be taken for another one than it is.
func (a *Reader) checked(row []byte) (Answer, error) {
	names := namesOf(row)
	if err := a.checkNames(names); err != nil {
		return Answer{}, OneLine(err)
	}
	got, err := a.decode(row)
	if err != nil {
		return Answer{}, OneLine(err)
	}
	sum := sha256.Sum256([]byte(got.ID))
	key := [16]byte(sum[:16])
	if first, ok := a.seen[key]; ok {
		return Answer{}, OneLine(a.fail(a.line, "id", "%q is the id of the answer in line %d; every answer has its own", got.ID, first))
	}
	if a.seen == nil {
		a.seen = make(ids)
	}
	if len(a.seen) < maxIDs {
		a.seen[key] = a.line
	}
	return got, nil
}

// namesOf lists the names of the fields of an object; nothing where it is none.
func namesOf(row []byte) []string {
	d := json.NewDecoder(bytes.NewReader(row))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil
	}
	var names []string
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil
		}
		name, _ := t.(string)
		names = append(names, name)
	}
	return names
}

// checkNames checks the names of a line's fields.
func (a *Reader) checkNames(names []string) error {
	there := make(map[string]bool, len(names))
	for _, name := range names {
		if there[strings.ToLower(name)] {
			return a.fail(a.line, name, "stands there twice; keep one")
		}
		there[strings.ToLower(name)] = true
	}
	var missing []string
	for _, name := range fields {
		if !there[name] {
			missing = append(missing, name)
		}
	}
	for _, name := range names {
		if near := document.Nearest(name, missing); near != "" && document.Nearest(name, fields) == near {
			return a.fail(a.line, name, "there is no such field; did you mean %s?", near)
		}
	}
	return nil
}

// skipLine passes over the rest of a line that is too long.
func (a *Reader) skipLine() {
	for {
		if _, err := a.in.ReadSlice('\n'); !errors.Is(err, bufio.ErrBufferFull) {
			return
		}
	}
}

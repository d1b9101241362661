// Package archive writes everything that a person practised into one JSON file
// (practice/v1) and reads it back. What is read is checked as strictly as what
// the program makes itself: seals, questions, quotes, and what refers to what.
package archive

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"yardstick/internal/document"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// Format is the value of the field yardstick in an archive.
const Format = "practice/v1"

// MaxBytes is the size of the largest archive that is read: a thousand long
// attempts with their assessments have about 20 MB.
const MaxBytes = 128 << 20

// file is an archive as it is written.
type file struct {
	Format   string    `json:"yardstick"`
	Exported time.Time `json:"exported"`
	practice.Everything
}

// Write writes everything, with the time at which it was exported.
func Write(w io.Writer, all practice.Everything, at time.Time) error {
	f := file{Format: Format, Exported: at.UTC().Truncate(time.Second), Everything: all}
	f.Jobs, f.Interviews, f.Attempts, f.Drills = listed(f.Jobs), listed(f.Interviews), listed(f.Attempts), listed(f.Drills)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(&f)
}

// listed is an empty list rather than null.
func listed[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// Read is [ReadFor] for whoever waits for it to the end.
func Read(name string, r io.Reader) (practice.Everything, error) {
	return ReadFor(context.Background(), name, r)
}

// ReadFor reads an archive. Errors are fault.Invalid and name the file and, as far
// as they are known, line and field; where ctx ends first, the error is its.
func ReadFor(ctx context.Context, name string, r io.Reader) (practice.Everything, error) {
	data, err := document.Read(r, name, MaxBytes)
	if err != nil {
		return practice.Everything{}, err
	}
	if err := checkFormat(name, data); err != nil {
		return practice.Everything{}, err
	}
	var f file
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return practice.Everything{}, placed(name, data, err)
	}
	c := checker{ctx: ctx, name: name, all: &f.Everything}
	return f.Everything, c.check()
}

// checkFormat says that a file is no archive before its fields are called
// unknown. It reads the file to its end, so that nothing can follow.
func checkFormat(name string, data []byte) error {
	var head struct {
		Format string `json:"yardstick"`
	}
	var wrongType *json.UnmarshalTypeError
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return &fault.Error{Kind: fault.Invalid, File: name, Message: "is no export; " + wanted}
	}
	if err := json.Unmarshal(data, &head); err != nil && !errors.As(err, &wrongType) {
		return placed(name, data, err)
	}
	if head.Format != Format {
		return &fault.Error{
			Kind: fault.Invalid, File: name, Field: "yardstick",
			Message: fmt.Sprintf("is %q; an export begins with yardstick: %q; %s", head.Format, Format, wanted),
		}
	}
	return nil
}

// wanted says which file is meant.
const wanted = "give the .json file that “Save everything to a file”, under Your data, or yardstick export has written"

// placed gives an error of reading JSON its line and field.
func placed(name string, data []byte, err error) error {
	f := &fault.Error{Kind: fault.Invalid, File: name, Message: "is not a valid export: " + strings.TrimPrefix(err.Error(), "json: ")}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		f.Line = lineAt(data, syntax.Offset)
	case errors.As(err, &kind):
		f.Line, f.Field, f.Message = lineAt(data, kind.Offset), kind.Field, "is a "+kind.Value+", which does not fit here"
	}
	return f
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
}

// Package document reads the files that users keep, YAML or JSON, strictly:
// an unknown field, a wrong type, a duplicate key, an anchor or alias, nesting
// deeper than MaxDepth or a file larger than MaxBytes is an error that names
// file, line and field.
//
// A reader parses once ([Parse]), decodes ([Document.Decode]), validates, and
// reports what validation finds through [Document.Errorf], which knows the
// line of every field.
package document

import (
	"fmt"

	"yardstick/internal/fault"
)

// Limits on what is read. A guide of 100 questions is about 200 kB.
const (
	MaxBytes = 4 << 20 // size of a file, bytes
	MaxDepth = 24      // nesting of lists and maps
)

// Document is one parsed file. It is immutable and safe for concurrent use.
type Document struct {
	name string
	root *node
}

// Has reports whether the file gives the field at path a value; null is none.
func (d *Document) Has(path string) bool {
	n, exact := d.root.find(path)
	return exact && n.kind != nullNode
}

// Line returns the line, from 1, of the field at path or, where the file does
// not hold that field, of its nearest existing ancestor.
func (d *Document) Line(path string) int {
	n, _ := d.root.find(path)
	return n.line
}

// Errorf makes an Invalid fault about the field at path, for instance
// functions[1].measures[0].better: with the file's name, the line as [Document.Line]
// gives it, and path as the field. An empty path means the file as a whole.
func (d *Document) Errorf(path, format string, args ...any) *fault.Error {
	return &fault.Error{
		Kind: fault.Invalid, File: d.name, Line: d.Line(path), Field: path,
		Message: fmt.Sprintf(format, args...),
	}
}

// invalid makes an Invalid fault about a line of a file; line 0 is unknown.
func invalid(name string, line int, format string, args ...any) *fault.Error {
	return &fault.Error{Kind: fault.Invalid, File: name, Line: line, Message: fmt.Sprintf(format, args...)}
}

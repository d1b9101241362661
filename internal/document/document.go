// Package document reads the files that users keep, YAML or JSON, strictly:
// an unknown field, a wrong type, a duplicate key, an anchor or alias, nesting
// deeper than MaxDepth or a file larger than MaxBytes is an error that names
// file, line and field. JSON is read as the YAML that it is.
//
// A reader parses once, decodes, validates, and reports what validation finds
// through [Document.Errorf], which knows the line of every field.
package document

// Limits on what is read. A guide of 100 questions is about 200 kB.
const (
	MaxBytes = 4 << 20 // size of a file, bytes
	MaxDepth = 24      // nesting of lists and maps
)

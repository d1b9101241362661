package job

import (
	"strings"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// Read reads a job from a job/v1 file, YAML or JSON, and checks that it is
// sound: what the format calls for is there, ids are unique, criteria refer to
// what exists. White space in texts is folded to single spaces. An error is an
// Invalid fault with file, line and field; name is the file's name in it.
func Read(name string, data []byte) (*Job, error) {
	j, doc, err := ReadDraft(name, data)
	if err != nil {
		return nil, err
	}
	var first *fault.Error
	check(j, func(field, format string, args ...any) {
		if first == nil {
			first = doc.Errorf(field, format, args...)
		}
	})
	if first != nil {
		return nil, first
	}
	return j, nil
}

// ReadDraft reads what has the form of a job/v1 file but need not be sound:
// only syntax, unknown fields, wrong types and the format field are errors.
// [Lint] finds the rest; the document knows the lines of the fields it names.
func ReadDraft(name string, data []byte) (*Job, *document.Document, error) {
	doc, err := document.Parse(name, data)
	if err != nil {
		return nil, nil, err
	}
	if err := checkFormat(doc); err != nil {
		return nil, nil, err
	}
	j := &Job{}
	if err := doc.Decode(j); err != nil {
		return nil, nil, err
	}
	if j.Format != Format {
		return nil, nil, doc.Errorf("yardstick", "is %q; a job file begins with yardstick: %s", j.Format, Format)
	}
	j.texts(func(_ string, s *string) { *s = strings.Join(strings.Fields(*s), " ") })
	return j, doc, nil
}

// checkFormat says that a file is no job before its fields are called unknown.
func checkFormat(doc *document.Document) error {
	if !doc.Has("yardstick") {
		return doc.Errorf("yardstick", "is missing; a job file begins with yardstick: %s", Format)
	}
	var head struct {
		Format string `yaml:"yardstick"`
	}
	if err := doc.DecodeKnown(&head); err != nil {
		return err
	}
	if head.Format != Format {
		return doc.Errorf("yardstick", "is %q; a job file begins with yardstick: %s", head.Format, Format)
	}
	return nil
}

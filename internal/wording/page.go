package wording

import (
	"fmt"
	"slices"
	"strings"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// Page is one file of texts while it is read. It keeps the first thing that is
// wrong, as an Invalid fault with file, line and field.
type Page struct {
	doc *document.Document
	err *fault.Error
}

// Open reads a file, strictly, into a struct with yaml field tags whose texts
// are strings; they are then parsed one by one with [Page.Text]. An unknown
// field is an error that names file and line.
func Open(name string, data []byte, into any) (*Page, error) {
	doc, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	if err := doc.Decode(into); err != nil {
		return nil, err
	}
	return &Page{doc: doc}, nil
}

// Fail keeps the first fault, about the field at path.
func (p *Page) Fail(path, format string, args ...any) {
	if p.err == nil {
		p.err = p.doc.Errorf(path, format, args...)
	}
}

// Err is the first fault, or nil.
func (p *Page) Err() error {
	if p.err == nil {
		return nil
	}
	return p.err
}

// Text parses the text of one field, which may have the slots that are known
// and no other.
func (p *Page) Text(path, source string, known []string) Text {
	t, err := Parse(strings.TrimSpace(source))
	if err != nil {
		p.Fail(path, "%v", err)
	}
	for _, name := range t.Names() {
		p.Slot(path, name, known)
	}
	return t
}

// Slot holds that there is a slot of this name.
func (p *Page) Slot(path, name string, known []string) {
	if slices.Contains(known, name) {
		return
	}
	switch near := document.Nearest(name, known); {
	case near != "":
		p.Fail(path, "has the unknown slot {%s}; did you mean {%s}?", name, near)
	default:
		p.Fail(path, "has the unknown slot {%s}; docs/templates.md lists the slots", name)
	}
}

// Texts parses a list of texts.
func (p *Page) Texts(path string, sources, known []string) []Text {
	var out []Text
	for i, s := range sources {
		out = append(out, p.Text(fmt.Sprintf("%s[%d]", path, i), s, known))
	}
	return out
}

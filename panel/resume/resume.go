// Package resume reads the header of a JSON Résumé (jsonresume.org, schema 1.x): the
// name of a candidate and how to reach them, and nothing else.
//
// The rest of a résumé is not read on purpose: a photograph, a place, schools, dates
// and interests say things about people that must not stand beside their answers.
package resume

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/internal/document"
)

// Limits of what is read.
const (
	MaxBytes   = 1 << 20 // of a file
	maxName    = 200     // code points
	maxContact = 200     // code points of an address or a number
)

// Header is who a candidate is.
type Header struct {
	Name  string
	Email string
	Phone string
}

// Contact is how to reach them: address and number, as far as they are there.
func (h Header) Contact() string {
	if h.Email != "" && h.Phone != "" {
		return h.Email + ", " + h.Phone
	}
	return h.Email + h.Phone
}

// file is what is read of a résumé.
type file struct {
	Basics struct {
		Name  string `yaml:"name"`
		Email string `yaml:"email"`
		Phone string `yaml:"phone"`
	} `yaml:"basics"`
}

// mail is a loose form of an address: one sign, and no space.
var mail = regexp.MustCompile(`^[^\s@,;]+@[^\s@,;]+$`)

// Read reads a résumé in JSON. An Invalid fault names file, line and field.
func Read(name string, data []byte) (Header, error) {
	doc, err := document.Parse(name, data)
	if err != nil {
		return Header{}, err
	}
	if !doc.Has("basics") {
		return Header{}, doc.Errorf("basics", "is missing; a JSON Résumé has basics with name, email and phone")
	}
	var f file
	if err := doc.DecodeKnown(&f); err != nil {
		return Header{}, err
	}
	h := Header{Name: clean(f.Basics.Name), Email: clean(f.Basics.Email), Phone: clean(f.Basics.Phone)}
	switch {
	case h.Name == "":
		return Header{}, doc.Errorf("basics.name", "is missing; a candidate has a name")
	case utf8.RuneCountInString(h.Name) > maxName:
		return Header{}, doc.Errorf("basics.name", "has more than %d characters", maxName)
	case h.Email != "" && (!mail.MatchString(h.Email) || utf8.RuneCountInString(h.Email) > maxContact):
		return Header{}, doc.Errorf("basics.email", "is no address; want such as paula@example.org")
	case utf8.RuneCountInString(h.Phone) > maxContact || strings.IndexFunc(h.Phone, unicode.IsDigit) < 0 && h.Phone != "":
		return Header{}, doc.Errorf("basics.phone", "is no number; want such as +44 113 496 0000")
	}
	return h, nil
}

// clean is a text on one line without what cannot be seen.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// Package people says who may do what while a position runs, and how a person
// shows who they are.
//
// Permissions are one table of values (role × action × stage) behind one question,
// [May]. Nothing else in the program decides who may do something. Credentials are
// values too: a password is kept as its Argon2id hash ([PasswordHash]), a session
// and an invitation as the hash of their token ([TokenHash]), a recovery code too, a
// passkey as its public key ([Passkey]). What is secret is given once and kept nowhere,
// but for the secret of a second factor ([Second]), which both sides have to share.
//
// The package has no I/O, no clock and no randomness of its own: they come in.
package people

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"yardstick/internal/fault"
)

// Limits of what is kept of a person.
const (
	MaxCode = 60  // characters of a code
	MaxName = 120 // characters of a name
)

// codeForm is what may stand for a person in a record: it holds codes, and no names.
var codeForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9._-]{0,59})$`)

// Person is somebody with an account. Roles are those in the whole organisation:
// administrator, coordinator, auditor. What a person is in one position stands in
// the record of that position.
type Person struct {
	Code      string       `json:"code"` // stands in records
	Name      string       `json:"name"`
	Roles     []Role       `json:"roles"`
	Password  PasswordHash `json:"password"` // "" where nobody enters by password
	Passkeys  []Passkey    `json:"passkeys,omitempty"`
	Handle    []byte       `json:"handle,omitempty"`  // by which devices with a passkey know the person
	Outside   []Outside    `json:"outside,omitempty"` // who they are at identity providers
	Second    Second       `json:"second,omitzero"`
	SignedOut time.Time    `json:"signed_out"` // sessions that began before it are over
	Failures  Failures     `json:"failures"`   // of signing in
	Left      bool         `json:"left"`       // may not enter any more
}

// Check holds what a person has to be. Errors are Invalid and name the field.
func (p *Person) Check() error {
	switch {
	case !IsCode(p.Code):
		return invalid("code", "is %.70q; a code has lower-case letters, digits, '.', '_', '-', begins with a letter or digit, and has up "+
			"to %d characters", p.Code, MaxCode)
	case p.Code == Program:
		return invalid("code", "is that of the program itself; choose another")
	case strings.TrimSpace(p.Name) == "":
		return invalid("name", "is empty; a person has a name")
	case len([]rune(p.Name)) > MaxName || strings.ContainsFunc(p.Name, unicode.IsControl):
		return invalid("name", "is longer than %d characters, or holds characters that cannot be shown", MaxName)
	}
	for _, r := range p.Roles {
		if !r.Organisational() {
			return invalid("roles", "holds %q; in an organisation one is administrator, coordinator or auditor", string(r))
		}
	}
	return nil
}

// Program is the code as which the program itself writes into records, where whoever
// runs it has said that it may. Nobody has it.
const Program = "yardstick"

// IsCode reports whether s may stand for a person or a candidate in a record.
func IsCode(s string) bool { return codeForm.MatchString(s) }

func invalid(field, format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.Field = field
	return e
}

func forbidden(message string) error { return &fault.Error{Kind: fault.Forbidden, Message: message} }

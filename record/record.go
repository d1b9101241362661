// Package record keeps the record of a position: an append-only log of entries
// that proves itself to somebody who has nothing but the file.
//
// An [Entry] is one line of canonical JSON with five fields: actor, kind, payload,
// sequence and time. The lines are the leaves of a Merkle tree (RFC 6962, by
// golang.org/x/mod/sumdb/tlog); the root at a size is written as a C2SP signed
// checkpoint ([Checkpoint]), which a second organisation may cosign ([Witness]).
// A candidate gets a C2SP tlog-proof of the own entries ([Proof]).
//
// A rating is committed before it is shown ([Commit]): the log holds its salted
// hash first and the rating with the salt later. What is personal never stands in
// the log: it lies in parts ([SealPart]), each encrypted with the key of the person
// that it is about, bound to the log by a salted hash. Whoever destroys the key
// erases the person; the log still verifies.
//
// The package knows the kinds of entry whose rules can be checked without knowing
// what a panel is (kinds.go). Other packages declare their own: a type with a
// method Kind is a [Payload].
//
// Randomness and clock come in from outside. docs/record.md has the format, so
// that somebody can write a second verifier from it.
package record

import (
	"encoding/hex"
	"io"

	"yardstick/internal/fault"
)

// Format is the value of the field yardstick in the first entry of a log.
const Format = "record/v1"

// Limits of what is written and read.
const (
	MaxLine   = 1 << 20   // bytes of an entry
	MaxSigned = 64 << 10  // bytes of a checkpoint with its signatures, or of another signed note
	MaxPart   = 16 << 20  // bytes of a personal part
	MaxCode   = 100       // characters of a code
	MaxSize   = 1<<53 - 1 // entries of a log: what a canonical whole number can count
)

// saltBytes is the length of every salt: as long as the hash, so that nobody can
// find the hidden text by trying.
const saltBytes = 32

// IsCode reports whether s may stand in a log for a person, a candidate or a
// part, for a log holds codes and no names of people: letters, digits, '.', '_',
// '-', beginning with a letter or digit, up to [MaxCode] characters.
func IsCode(s string) bool {
	if s == "" || len(s) > MaxCode || !alphanumeric(s[0]) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !alphanumeric(c) && c != '.' && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

func alphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// checkCode is the fault of a field that is no code, or nil.
func checkCode(field, value string) error {
	if IsCode(value) {
		return nil
	}
	return invalid(field, "is %s; a code has letters, digits, '.', '_', '-' and up to 100 characters", quoted(value))
}

// invalid is the fault of a field.
func invalid(field, format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.Field = field
	return e
}

// newSalt draws a salt.
func newSalt(random io.Reader) ([]byte, error) {
	salt := make([]byte, saltBytes)
	if _, err := io.ReadFull(random, salt); err != nil {
		return nil, &fault.Error{Kind: fault.Internal, Message: "no randomness for a salt", Cause: err}
	}
	return salt, nil
}

// hexBytes reads n bytes in lower-case hex.
func hexBytes(field, text string, n int) ([]byte, error) {
	data, err := hex.DecodeString(text)
	if err != nil || len(data) != n || hex.EncodeToString(data) != text {
		return nil, invalid(field, "is %s, not %d bytes in lower-case hex", quoted(text), n)
	}
	return data, nil
}

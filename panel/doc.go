// Package panel runs a position: from a sealed guide through independent ratings
// to a decision that can be defended.
//
// The log is the state. A position is a list of entries of package record; [Fold]
// makes the [State] of them, and nothing else does. What a person wants to do is a
// [Command]: it is checked against state and person and gives new entries, or a
// fault. Every entry passes the same rules that [Fold] holds, so that a log that was
// written can be read, and a verifier who brings [Rules] checks the same.
//
// A rating is sealed from the moment it is handed in: the log holds its salted hash
// and nothing else, what opens it lies in the [Vault]. It is revealed when all
// raters of its round have handed in, or when the coordinator closes the round with
// a reason. The mechanical totals follow from the ratings by exact arithmetic; they
// are frozen when every candidate was rated, before anything is discussed, so that no
// rating of a later candidate was made by somebody who had discussed an earlier one.
//
// What a person may see leaves the package through one function, [See].
//
// A [Desk] is where positions are run: it knows a [Store], a clock, a source of
// randomness and the key of the vault, and keeps nothing itself. The package has no
// I/O, no clock and no randomness of its own.
package panel

import (
	"strings"
	"unicode"

	"yardstick/internal/fault"
	"yardstick/people"
)

// Format is the value of the field yardstick in the entry that opens a position.
const Format = "position/v1"

// Limits of one position. What lies beyond is refused.
const (
	MaxCandidates = 1_000
	MaxMembers    = 100
	MaxCells      = 500       // questions or requirements that are rated
	MaxWeight     = 10_000    // of one of them, in the unit of the guide
	MaxReason     = 4_000     // bytes of a reason
	MaxTitle      = 200       // characters of a title
	MaxText       = 200_000   // bytes of an answer or of all notes of one rating
	MaxEntries    = 1_000_000 // of a log
)

// Files of the packet that a position fixes.
const (
	guideFile    = "guide.json"
	totalsFile   = "totals.json"
	decisionFile = "decision.json"
)

func invalid(field, format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.Field = field
	return e
}

func forbidden(format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.Kind = fault.Forbidden
	return e
}

// checkReason holds that a reason is there and within bounds.
func checkReason(field, reason string) error {
	switch {
	case strings.TrimSpace(reason) == "":
		return invalid(field, "is empty; say why, for somebody who reads the record later")
	case len(reason) > MaxReason:
		return invalid(field, "has %d bytes; the most is %d", len(reason), MaxReason)
	}
	return checkText(field, reason)
}

// checkTitle holds a short text of one line.
func checkTitle(field, text string) error {
	if n := len([]rune(text)); n == 0 || n > MaxTitle || strings.TrimSpace(text) == "" || strings.ContainsFunc(text, unicode.IsControl) {
		return invalid(field, "is %d characters long, or holds characters that cannot be shown; one line of 1 to %d", n, MaxTitle)
	}
	return nil
}

// checkText refuses characters that nobody sees.
func checkText(field, text string) error {
	hidden := func(r rune) bool {
		return r == unicode.ReplacementChar || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t'
	}
	if len(text) > MaxText {
		return invalid(field, "has %d bytes; the most is %d", len(text), MaxText)
	}
	if strings.ContainsFunc(text, hidden) {
		return invalid(field, "holds characters that cannot be shown")
	}
	return nil
}

func checkCode(field, code string) error {
	if people.IsCode(code) {
		return nil
	}
	return invalid(field, "is %.70q; a code has lower-case letters, digits, '.', '_', '-', begins with a letter or digit, and has up to "+
		"%d characters", code, people.MaxCode)
}

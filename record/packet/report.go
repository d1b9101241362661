package packet

import (
	"fmt"

	"yardstick/record"
)

// Status is how a check went.
type Status string

// The ways in which a check can go. NotChecked is never taken for Holds.
const (
	Holds      Status = "holds"
	Broken     Status = "broken"
	NotChecked Status = "not checked"
)

// Check is one thing that was looked at.
type Check struct {
	Name      string `json:"check"`
	Status    Status `json:"status"`
	Found     string `json:"found"`      // what was seen; where it is broken, the first thing that is wrong
	NotProved string `json:"not_proved"` // what may be otherwise although the check holds
}

// EntryFault names the first entry of the log that is not as it was signed.
type EntryFault struct {
	Entry int64  `json:"entry"`          // its number, from 0
	Last  int64  `json:"last,omitempty"` // where it is known only within a range: the last it can be
	What  string `json:"what"`           // altered, removed, added, reordered or malformed
	Found string `json:"found"`
}

// String says it in one line.
func (f *EntryFault) String() string {
	if f.Last > f.Entry {
		return fmt.Sprintf("the first entry that is not as it was signed is one of %d to %d (%s)", f.Entry, f.Last, f.Found)
	}
	return fmt.Sprintf("entry %d was %s (%s)", f.Entry, f.What, f.Found)
}

// Report is what verifying a packet has found.
type Report struct {
	Whole       bool        `json:"whole"`
	Origin      string      `json:"origin"`
	Position    string      `json:"position"`
	Key         string      `json:"key"`
	Fingerprint string      `json:"fingerprint"`
	Pinned      bool        `json:"pinned"` // the key was given by whoever verifies
	Entries     int64       `json:"entries"`
	Root        string      `json:"root"` // of the whole log, base64
	Witnesses   []Witnessed `json:"witnesses"`
	First       *EntryFault `json:"first_fault"` // null where no entry is at fault
	Checks      []Check     `json:"checks"`
}

// Witnessed is a head that a known witness has cosigned.
type Witnessed struct {
	Witness string `json:"witness"`
	At      string `json:"at"` // by the witness's clock
	Entries int64  `json:"entries"`
}

// Options are what whoever verifies knows beside the packet. All may be left out.
type Options struct {
	Key       string      // verifier key of the log, got from elsewhere
	Witnesses []string    // verifier keys of witnesses that are trusted
	Ring      record.Ring // keys of personal parts
	Rules     []Rule      // of the packages whose kinds of entry the log holds
}

// Rule follows a log and holds what entries of some kinds have to be.
type Rule interface {
	// Entry takes the next entry; entries come in order, and the payload is gone
	// after the call. An error says what breaks the rule; no more entries follow.
	Entry(e *record.Entry) error
	// Check says at the end of the log what was found. Its status is ignored where
	// Entry gave an error.
	Check() Check
}

// finding collects one check.
type finding struct {
	Check
}

// begin makes a check that holds until something breaks it.
func begin(name, notProved string) *finding {
	return &finding{Check{Name: name, Status: Holds, NotProved: notProved}}
}

// breaks notes what is wrong; the first stays.
func (f *finding) breaks(format string, args ...any) {
	if f.Status != Broken {
		f.Status, f.Found = Broken, fmt.Sprintf(format, args...)
	}
}

// found notes what was seen, unless something is wrong.
func (f *finding) found(format string, args ...any) {
	if f.Status != Broken {
		f.Found = fmt.Sprintf(format, args...)
	}
}

// skipped says why a check was not made.
func (f *finding) skipped(why string) {
	if f.Status != Broken {
		f.Status, f.Found = NotChecked, why
	}
}

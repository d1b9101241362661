package practice

import (
	"fmt"
	"time"

	"yardstick/assess/text"
	"yardstick/internal/fault"
)

// Version is what somebody has written so far, to be saved. Base is the revision
// of the attempt on which it is based: the one that its writer last saw.
type Version struct {
	Base    int       `json:"base"`
	Text    string    `json:"text"`
	Source  Source    `json:"source"`
	Seconds int       `json:"seconds,omitempty"`
	Writer  string    `json:"writer,omitempty"`
	At      time.Time `json:"at"`
}

// MaxSeconds is the longest time that an attempt may take: one day.
const MaxSeconds = 24 * 60 * 60

// Check refuses a draft that no answer can be.
func (d *Version) Check() error {
	switch {
	case len(d.Text) > text.MaxBytes:
		return field("text", "has %d bytes; an answer has at most %d", len(d.Text), text.MaxBytes)
	case d.Base < 0:
		return field("base", "is %d; a revision is 0 or more", d.Base)
	case d.Seconds < 0 || d.Seconds > MaxSeconds:
		return field("seconds", "is %d; want 0 to %d", d.Seconds, MaxSeconds)
	case d.Source != Typed && d.Source != Pasted && d.Source != Transcript:
		return field("source", "is %q; want typed, pasted or transcript", d.Source)
	case len(d.Writer) > 100:
		return field("writer", "is longer than 100 bytes")
	}
	return nil
}

// field makes an Invalid fault about one field.
func field(name, format string, args ...any) error {
	return &fault.Error{Kind: fault.Invalid, Field: name, Message: fmt.Sprintf(format, args...)}
}

// VersionConflict says that a draft was not saved as the draft because another
// one had been saved since. Nothing is lost: Current is the attempt as it
// stands, and Yours is kept in its Aside until somebody drops it.
type VersionConflict struct { //nolint:errname // a conflict carries both versions: more than an error
	Current Attempt
	Yours   Version
}

// Error says what happened in one line, without any text of an answer.
func (c *VersionConflict) Error() string {
	return fmt.Sprintf(
		"this answer was changed elsewhere: the draft is based on revision %d, the latest is %d; both versions are kept", c.Yours.Base,
		c.Current.Revision,
	)
}

// Unwrap makes it a fault of the kind Conflict.
func (c *VersionConflict) Unwrap() error {
	return &fault.Error{Kind: fault.Conflict, Message: c.Error()}
}

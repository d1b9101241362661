package practice

import (
	"time"

	"yardstick/assess"
)

// Mode says when an attempt shows what was found.
type Mode string

// The modes of an attempt.
const (
	Coach Mode = "coach" // requirements tick themselves off while the answer is written
	Exam  Mode = "exam"  // nothing is shown until the end
)

// Source says how the text of an answer came about.
type Source string

// The sources of an answer. Dictation by keyboard or browser counts as typed:
// it cannot be told apart.
const (
	Typed      Source = "typed"
	Pasted     Source = "pasted"
	Transcript Source = "transcript"
)

// Attempt is one answer to one question, from its first draft to its
// assessment. Revision counts the drafts that were saved; 0 is the empty one.
type Attempt struct {
	ID        string `json:"id"`
	Job       string `json:"job"`
	Guide     string `json:"guide_sha256"`
	Question  string `json:"question"`
	Interview string `json:"interview,omitempty"` // of which interview it is a part
	Mode      Mode   `json:"mode"`

	Text     string `json:"text"`
	Source   Source `json:"source"`
	Seconds  int    `json:"seconds,omitempty"` // spent on the answer; 0 where not known
	Revision int    `json:"revision"`
	Writer   string `json:"writer,omitempty"` // who saved the latest draft: one browser tab, one terminal

	Started  time.Time  `json:"started"`
	Saved    time.Time  `json:"saved"` // when the latest draft was
	Finished *time.Time `json:"finished,omitempty"`

	Assessment  *assess.Assessment `json:"assessment,omitempty"`  // once finished
	Aside       []Version          `json:"aside,omitempty"`       // versions that could not become the draft
	Corrections []Correction       `json:"corrections,omitempty"` // readings that a person says are wrong
	Comments    []Comment          `json:"comments,omitempty"`    // what coaches say, in order of time
	Sample      bool               `json:"sample,omitempty"`
}

// Done reports whether the attempt is finished.
func (a *Attempt) Done() bool { return a.Finished != nil }

// Filter chooses attempts; an empty field chooses all.
type Filter struct {
	Job       string
	Question  string
	Interview string
	Finished  bool // only those that are
	Open      bool // only those that are not finished
}

// Ending is what ends an attempt: the assessment of the text of this revision.
type Ending struct {
	Revision   int
	At         time.Time
	Assessment assess.Assessment
}

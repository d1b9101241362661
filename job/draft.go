package job

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Draft says that nobody has agreed to a job yet: it is a proposal, made of a
// text. It goes when a person agrees.
type Draft struct {
	// Source names what was read: a file, "pasted text".
	Source string `yaml:"source,omitempty" json:"source,omitempty"`
	// Notes say what a person should know of the reading: that the first of two
	// postings was taken.
	Notes []string `yaml:"notes,omitempty" json:"notes,omitempty"`
	// Lines are the text, in its order.
	Lines []DraftLine `yaml:"lines,omitempty" json:"lines,omitempty"`
}

// DraftLine is one line or sentence of the text, and what it was taken for.
type DraftLine struct {
	Text string `yaml:"text" json:"text"`
	Is   Mark   `yaml:"is" json:"is"`
	// Why says in a few words what the mark rests on.
	Why string `yaml:"why,omitempty" json:"why,omitempty"`
	// Function is the id of the function that a duty, figure or person belongs to.
	Function string `yaml:"function,omitempty" json:"function,omitempty"`
	// Duty is how the duty is worded, where that is not the line as it stands.
	Duty string `yaml:"duty,omitempty" json:"duty,omitempty"`
	// Also are further duties that the same line says: "take payments" and
	// "balance the till".
	Also []DraftDuty `yaml:"also,omitempty" json:"also,omitempty"`
}

// DraftDuty is one more duty of a line, and the id of its function.
type DraftDuty struct {
	Duty     string `yaml:"duty" json:"duty"`
	Function string `yaml:"function" json:"function"`
}

// Mark is what a line of an advertisement says.
type Mark string

// The marks of lines.
const (
	IsDuty      Mark = "duty"      // something that the holder of the job does
	IsFigure    Mark = "figure"    // a target, a limit or an amount by which the work is measured
	IsPerson    Mark = "person"    // who the holder works with, reports to, leads or serves
	IsCondition Mark = "condition" // what the applicant must have or put up with: qualification, hours, place; and work that is ruled out
	IsOffer     Mark = "offer"     // what the employer gives: pay, benefits
	IsFirm      Mark = "firm"      // about the employer
	IsHeading   Mark = "heading"   // a title or a heading
	IsOther     Mark = "other"     // how to apply, notices, menus
)

// Marks returns the marks in the order in which they are offered.
func Marks() []Mark {
	return []Mark{IsDuty, IsFigure, IsPerson, IsCondition, IsOffer, IsFirm, IsHeading, IsOther}
}

// InFunction reports whether a line with this mark belongs to a function.
func (m Mark) InFunction() bool { return m == IsDuty || m == IsFigure || m == IsPerson }

// MaxLines is how many lines of a text a draft holds at most.
const MaxLines = 2000

// checkDraft holds that every line has a mark, and names a function that is there.
func checkDraft(j *Job, bad report) {
	if j.Draft == nil {
		return
	}
	if len(j.Draft.Lines) > MaxLines {
		bad("draft.lines", "has %d entries; at most %d are read", len(j.Draft.Lines), MaxLines)
		return
	}
	checkList("draft.notes", j.Draft.Notes, bad)
	for i := range j.Draft.Lines {
		l := &j.Draft.Lines[i]
		field := fmt.Sprintf("draft.lines[%d]", i)
		switch {
		case l.Text == "":
			bad(field+".text", "is missing; give the line of the text")
		case !slices.Contains(Marks(), l.Is):
			bad(field+".is", "is %q; it must be one of %s", clip(string(l.Is)), ids(Marks(), func(m Mark) string { return string(m) }))
		case l.Function != "" && j.Function(l.Function) == nil:
			bad(field+".function", "is %q; the functions of this job are %s", clip(l.Function),
				ids(j.Functions, func(f Function) string { return f.ID }))
		}
		checkAlso(j, field, l.Also, bad)
	}
}

// checkAlso holds that every further duty of a line is worded, and names a
// function that is there.
func checkAlso(j *Job, field string, also []DraftDuty, bad report) {
	if len(also) > MaxEntries {
		bad(field+".also", "has %d entries; at most %d are read", len(also), MaxEntries)
		return
	}
	for i, d := range also {
		at := fmt.Sprintf("%s.also[%d]", field, i)
		switch {
		case d.Duty == "":
			bad(at+".duty", "is missing; give the duty")
		case j.Function(d.Function) == nil:
			bad(at+".function", "is %q; the functions of this job are %s", clip(d.Function),
				ids(j.Functions, func(f Function) string { return f.ID }))
		}
	}
}

// Agree gives the job that a person stands behind from now on, in whole seconds,
// and what it was a draft of; nil where it was none. What an importer guessed
// counts as looked at.
func (j *Job) Agree(by string, now time.Time) (Job, *Draft) {
	agreed := *j
	agreed.Draft, agreed.Review = nil, nil
	agreed.Agreement = &Agreement{By: strings.TrimSpace(by), At: now.UTC().Truncate(time.Second)}
	return agreed, j.Draft
}

// Reopen gives the job as a draft again, because it was changed after somebody
// had agreed; the draft keeps the text it was read from, if that is given.
func (j *Job) Reopen(text *Draft) Job {
	open := *j
	if text == nil {
		text = &Draft{}
	}
	open.Agreement, open.Draft = nil, text
	return open
}

// checkAgreement holds that an agreement says who and when, and stands beside no draft.
func checkAgreement(j *Job, bad report) {
	switch a := j.Agreement; {
	case a == nil:
	case j.Draft != nil:
		bad("agreed", "stands beside draft: a job that somebody agreed to is no draft; take one of them out")
	case a.By == "":
		bad("agreed.by", "is missing; say who agreed")
	case a.At.IsZero():
		bad("agreed.at", "is missing; give the time in the form 2025-01-31T12:00:00Z")
	}
}

// Agreed reports whether a person stands behind the job: it is no draft.
func (j *Job) Agreed() bool { return j.Draft == nil }

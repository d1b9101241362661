package practise

import (
	"yardstick/practice"
	"yardstick/web/frame"
)

// base is what every page of the room has.
type base struct {
	frame.Base
	Job *jobHead
}

// jobHead is the head of pages about one job.
type jobHead struct {
	ID, Title string
	Part      string // understand, rehearse, mess, interview, progress, edit
	Sample    bool
	// Described is false where only a guide is known: then there is nothing to
	// understand, and no mess to make.
	Described bool
	Draft     bool // nobody has agreed to it yet
}

// baseOf fills in what every page has. title is the key of a text.
func baseOf(v *visit, title string, args ...any) base {
	return base{Base: v.Base(title, args...)}
}

// jobBase is baseOf for a page about a job.
func jobBase(v *visit, j *practice.Job, part, title string, args ...any) base {
	b := baseOf(v, title, args...)
	b.Section = "home"
	b.Job = &jobHead{ID: j.ID, Title: j.Title, Part: part, Sample: j.Sample, Described: j.Description != nil}
	b.Job.Draft = j.Description != nil && !j.Description.Agreed() && part != "edit"
	b.Head = b.Job
	return b
}

// Package sheet lays a job out to be edited: its functions, and every line of
// the text that it was read from, each with what it is and where it belongs.
//
// [Of] makes the sheet of a job, [Sheet.Apply] makes the job of a sheet that a
// person has changed. A sheet is edited as a whole, so that many things can be
// put right at once. No line of the text is ever lost: what a line says comes
// from the job alone, and a line that a changed sheet leaves out stays as it was.
package sheet

import (
	"slices"
	"strings"

	"yardstick/job"
)

// Sheet is a job laid out to be edited.
type Sheet struct {
	Title, Purpose, Team string
	Lines                []Line // of the text in its order, then duties that stand in no line of it
	Functions            []Area // in the job's order, then new ones
}

// Line is a line of the text, or a duty that was written by hand.
type Line struct {
	Text string // of the source; empty for a duty that was written by hand
	Why  string
	Is   job.Mark
	// Function is the ID of a function of the sheet, where the mark has one.
	Function string
	// Duty is how the duty is worded; empty for as the line says it.
	Duty string
}

// Wording is the line as a duty.
func (l Line) Wording() string {
	if l.Duty != "" {
		return l.Duty
	}
	return l.Text
}

// Area is one function with all but its duties, which are lines.
type Area struct {
	// ID is the function's id in the job. One that the job does not have makes a
	// new function, and is only the name under which lines refer to it.
	ID   string
	Name string
	// Into is the ID of the function that takes this one over; empty for none.
	Into        string
	Measures    []job.Measure // an empty ID makes a new one; one without a name is taken out
	DangerSigns []string
	WorksWith   []string
}

// Texts is how many lines of the text the sheet begins with.
func (s *Sheet) Texts() int {
	n := slices.IndexFunc(s.Lines, func(l Line) bool { return l.Text == "" })
	if n < 0 {
		return len(s.Lines)
	}
	return n
}

// Of lays out a job.
func Of(j *job.Job) Sheet {
	s := Sheet{Title: j.Title, Purpose: j.Purpose, Team: j.Team}
	if j.Draft != nil {
		for _, l := range j.Draft.Lines {
			s.Lines = append(s.Lines, Line{Text: l.Text, Why: l.Why, Is: l.Is, Function: l.Function, Duty: l.Duty})
		}
	}
	for i := range j.Functions {
		f := &j.Functions[i]
		s.Functions = append(s.Functions, Area{
			ID: f.ID, Name: f.Name, Measures: slices.Clone(f.Measures), DangerSigns: slices.Clone(f.DangerSigns),
			WorksWith: slices.Clone(f.WorksWith),
		})
		s.place(f)
	}
	return s
}

// place finds the lines in which the duties of a function stand: those that say
// the same, then, where as many are left on both sides, those at the same place.
// A duty that stands in no line gets one of its own.
func (s *Sheet) place(f *job.Function) {
	var lines []*Line
	for i := range s.Lines {
		if l := &s.Lines[i]; l.Is == job.IsDuty && l.Function == f.ID {
			lines = append(lines, l)
		}
	}
	duties := slices.Clone(f.Duties)
	lines = slices.DeleteFunc(lines, func(l *Line) bool {
		at := slices.IndexFunc(duties, func(d string) bool { return says(l, d) })
		if at < 0 {
			return false
		}
		if l.Duty = duties[at]; l.Duty == l.Text {
			l.Duty = ""
		}
		duties = slices.Delete(duties, at, at+1)
		return true
	})
	if len(lines) == len(duties) {
		for i, l := range lines {
			l.Duty = duties[i]
		}
		return
	}
	for _, d := range duties {
		s.Lines = append(s.Lines, Line{Is: job.IsDuty, Function: f.ID, Duty: d})
	}
}

// says reports whether a line says a duty: word for word, or with words around it.
func says(l *Line, duty string) bool {
	if l.Duty != "" {
		return l.Duty == duty
	}
	return l.Text == duty || strings.Contains(plain(l.Text), plain(duty))
}

// plain is a text in lower case without the marks at its ends.
func plain(s string) string { return strings.Trim(strings.ToLower(s), " .;,:!?-–•") }

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
	Served               []string // whom the work is done for; nil: as it was, empty: nobody is named
	Lines                []Line   // of the text in its order, then further duties of these, then duties that stand in no line
	Functions            []Area   // in the job's order, then new ones
}

// Line is a line of the text, a further duty of one, or a duty that was written
// by hand.
type Line struct {
	Text string // of the source; empty for a further duty and for one written by hand
	Why  string
	Is   job.Mark
	// Function is the ID of a function of the sheet, where the mark has one.
	Function string
	// Duty is how the duty is worded; empty for as the line says it.
	Duty string
	// Of is the place of the line that a further duty stands in, counted from 1;
	// 0 for all others.
	Of int
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
	s := Sheet{Title: j.Title, Purpose: j.Purpose, Team: j.Team, Served: append([]string{}, job.ServedBy(j)...)}
	if j.Draft != nil {
		for _, l := range j.Draft.Lines {
			s.Lines = append(s.Lines, Line{Text: l.Text, Why: l.Why, Is: l.Is, Function: l.Function, Duty: l.Duty})
		}
	}
	left := s.further(j)
	for i := range j.Functions {
		f := &j.Functions[i]
		s.Functions = append(s.Functions, Area{
			ID: f.ID, Name: f.Name, Measures: slices.Clone(f.Measures), DangerSigns: slices.Clone(f.DangerSigns),
			WorksWith: slices.Clone(f.WorksWith),
		})
		s.place(f, left[f.ID])
	}
	return s
}

// further adds the further duties of lines that stand in their functions, and
// gives what is left of the duties of each.
func (s *Sheet) further(j *job.Job) map[string][]string {
	left := map[string][]string{}
	for i := range j.Functions {
		left[j.Functions[i].ID] = slices.Clone(j.Functions[i].Duties)
	}
	if j.Draft == nil {
		return left
	}
	for i, l := range j.Draft.Lines {
		for _, d := range l.Also {
			if at := slices.Index(left[d.Function], d.Duty); at >= 0 {
				left[d.Function] = slices.Delete(left[d.Function], at, at+1)
				s.Lines = append(s.Lines, Line{Is: job.IsDuty, Function: d.Function, Duty: d.Duty, Of: i + 1})
			}
		}
	}
	return left
}

// Order is the places of the lines as they are read: the further duties of a
// line behind it.
func Order(lines []Line) []int {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	at := func(i int) int {
		if of := lines[i].Of; of > 0 {
			return of - 1
		}
		return i
	}
	slices.SortStableFunc(order, func(a, b int) int { return at(a) - at(b) })
	return order
}

// place finds the lines in which the duties of a function stand: those that say
// the same, then, where as many are left on both sides, those at the same place.
// A duty that stands in no line gets one of its own.
func (s *Sheet) place(f *job.Function, duties []string) {
	var lines []*Line
	for i := range s.Lines {
		if l := &s.Lines[i]; l.Is == job.IsDuty && l.Function == f.ID && l.Text != "" {
			lines = append(lines, l)
		}
	}
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

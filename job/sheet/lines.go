package sheet

import (
	"slices"
	"strconv"
	"strings"

	"yardstick/job"
)

// fill puts the lines into their functions: duties, and what was newly marked as
// a figure or a person.
func (a *applied) fill() {
	for i := range a.job.Functions {
		a.job.Functions[i].Duties = nil
	}
	whole := Of(a.before)
	for _, i := range Order(a.lines) {
		l := &a.lines[i]
		if !l.Is.InFunction() {
			l.Function = ""
			continue
		}
		key := l.Function
		l.Function = a.into[key]
		f := a.job.Function(l.Function)
		if f == nil {
			if l.Function = ""; l.Is == job.IsDuty {
				a.bad("draft.lines["+strconv.Itoa(i)+"].function", "is missing; say to which area this duty belongs: %s", clip(l.Wording()))
			}
			continue
		}
		newly := i < len(whole.Lines) && whole.Lines[i].Is != l.Is
		a.put(f, l, newly)
	}
}

// put adds a line to its function.
func (a *applied) put(f *job.Function, l *Line, newly bool) {
	switch {
	case l.Is == job.IsDuty:
		f.Duties = append(f.Duties, l.Wording())
	case newly && l.Is == job.IsFigure:
		name := clip(l.Text)
		if !slices.ContainsFunc(f.Measures, func(m job.Measure) bool { return strings.EqualFold(m.Name, name) }) {
			take(f, &Area{Measures: []job.Measure{{Name: name}}})
		}
	case newly && l.Is == job.IsPerson:
		known := func(w string) bool { return strings.Contains(plain(l.Text), plain(w)) }
		if !slices.ContainsFunc(f.WorksWith, known) {
			f.WorksWith = append(f.WorksWith, clip(l.Text))
		}
	}
}

// drop takes out functions that hold nothing any more, and names those that
// nobody has named by the first thing in them.
func (a *applied) drop() {
	a.job.Functions = slices.DeleteFunc(a.job.Functions, func(f job.Function) bool {
		return len(f.Duties)+len(f.Measures)+len(f.DangerSigns)+len(f.WorksWith) == 0
	})
	for i := range a.job.Functions {
		f := &a.job.Functions[i]
		if f.Name != "" {
			continue
		}
		switch {
		case len(f.Duties) > 0:
			f.Name = begins(f.Duties[0])
		case len(f.Measures) > 0:
			f.Name = f.Measures[0].Name
		}
	}
}

// criteria keeps what the author wrote of functions that are there, under the
// function that took theirs over; a figure that is gone decides nothing any more.
func (a *applied) criteria() {
	var kept []job.Criterion
	for _, c := range a.before.Criteria {
		f := a.job.Function(a.into[c.Function])
		if f == nil {
			continue
		}
		if c.Function = f.ID; c.Measure != "" && f.Measure(c.Measure) == nil {
			c.Measure = ""
		}
		kept = append(kept, c)
	}
	a.job.Criteria = kept
}

// draft writes the lines of the text back.
func (a *applied) draft() {
	if a.before.Draft == nil {
		return
	}
	d := job.Draft{Source: a.before.Draft.Source, Notes: a.before.Draft.Notes}
	for _, l := range a.lines {
		if a.job.Function(l.Function) == nil {
			l.Function = "" // a function that holds nothing but this line's name is gone
		}
		if l.Text == "" {
			if l.Of > 0 && l.Of <= len(d.Lines) && l.Is == job.IsDuty && l.Function != "" {
				d.Lines[l.Of-1].Also = append(d.Lines[l.Of-1].Also, job.DraftDuty{Duty: l.Duty, Function: l.Function})
			}
			continue
		}
		line := job.DraftLine{Text: l.Text, Is: l.Is, Why: l.Why, Function: l.Function}
		if l.Is == job.IsDuty && l.Duty != l.Text {
			line.Duty = l.Duty
		}
		d.Lines = append(d.Lines, line)
	}
	a.job.Draft = &d
}

package frame

import (
	"fmt"
	"html/template"
	"time"
)

// functions are what the templates of every room may call besides methods of
// what they show.
func (f *Frame) functions() template.FuncMap {
	return template.FuncMap{
		"t": f.text.Get, "n": f.text.Count, "says": f.says, "asset": f.assets.Path, "step": step,
		"day": day, "moment": moment, "iso": iso, "inc": func(i int) int { return i + 1 },
	}
}

// says gives a text that is filled in with a list.
func (f *Frame) says(key string, args []any) (string, error) { return f.text.Get(key, args...) }

// day writes a date for people. The name of the month makes it unambiguous.
func day(at time.Time) string { return at.Local().Format("2 January 2006") }

// moment writes date and time, of a time or of one that may not be there.
func moment(at any) (string, error) {
	switch at := at.(type) {
	case time.Time:
		return at.Local().Format("2 January, 15:04"), nil
	case *time.Time:
		if at == nil {
			return "", nil
		}
		return at.Local().Format("2 January, 15:04"), nil
	}
	return "", fmt.Errorf("moment: %T is no time", at)
}

// iso writes a time for machines.
func iso(at time.Time) string { return at.UTC().Format(time.RFC3339) }

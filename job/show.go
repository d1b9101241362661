package job

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"yardstick/english"
)

// TextOptions says how [WriteText] shows a job. Width is the number of columns
// there are, at least 72; Outcomes are the sides shown; Bold emphasises with
// terminal escapes.
type TextOptions struct {
	Width    int
	Outcomes []Outcome
	Bold     bool
}

const (
	minWidth = 72
	maxLine  = 110 // wider lines of prose are hard to read
	label    = 16  // columns of the label before a statement
)

// WriteText shows a job for a terminal: a matrix of functions × failure kinds
// with the level that decides each cell, and under it, function by function,
// the criteria with measure and danger sign, and what was left out and why.
func WriteText(w io.Writer, j *Job, d Derivation, o TextOptions) error {
	p := &printer{TextOptions: o}
	p.Width = max(p.Width, minWidth)
	p.line(p.strong(j.Title))
	p.wrap(0, "", j.Purpose)
	p.wrap(0, "", j.Team)
	for _, outcome := range o.Outcomes {
		p.outcome(newMatrix(j, d, []Outcome{outcome}), outcome)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

type printer struct {
	TextOptions
	b strings.Builder
}

func (p *printer) line(s string) { p.b.WriteString(strings.TrimRight(s, " ") + "\n") }

func (p *printer) strong(s string) string {
	if !p.Bold {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

func (p *printer) outcome(m matrix, outcome Outcome) {
	title := map[Outcome]string{Failure: "When I have failed", Success: "When I have succeeded"}[outcome]
	p.line("")
	p.line(p.strong(title))
	p.line("")
	p.matrix(m)
	p.wrap(0, "", legend(outcome))
	for _, r := range m.Rows {
		p.row(r)
	}
}

func legend(outcome Outcome) string {
	level := map[Outcome]string{Failure: "failing level", Success: "target"}[outcome]
	return fmt.Sprintf("figure: the %s of the measure that decides; •: no measure decides; –: left out, see below; *: written by "+
		"the author, all else derived", level)
}

// row prints the criteria of one function.
func (p *printer) row(r row) {
	p.line("")
	p.line(p.strong(r.Name))
	for _, c := range r.Cells {
		for _, s := range c.Criteria {
			p.criterion(s)
		}
	}
	for i, o := range r.Left {
		tag := ""
		if i == 0 {
			tag = "left out"
		}
		p.wrap(label, tag, string(o.Kind)+": "+o.Reason)
	}
}

func (p *printer) criterion(s shown) {
	origin := "derived"
	if !s.Derived {
		origin = "author"
	}
	p.wrap(label, string(s.Kind), s.Statement)
	if s.Decides != nil {
		p.wrap(label, "("+origin+")", "Measure: "+s.Decides.Describe())
		origin = ""
	} else {
		origin = "(" + origin + ")"
	}
	if s.Sign != "" {
		p.wrap(label, origin, "Seen first: "+s.Sign)
	} else if origin != "" {
		p.line("  " + origin)
	}
}

// wrap prints a text folded to the width, with a tag before its first line and
// indent columns before all of them.
func (p *printer) wrap(indent int, tag, s string) {
	if s == "" {
		return
	}
	room := min(p.Width, maxLine) - indent
	for i, line := range fold(s, room) {
		if indent > 0 && i == 0 {
			line = pad("  "+tag, indent) + line
		} else {
			line = strings.Repeat(" ", indent) + line
		}
		p.line(line)
	}
}

// fold breaks a text into lines of at most room characters; a longer word is cut.
func fold(s string, room int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(s) {
		for utf8.RuneCountInString(w) > room {
			r := []rune(w)
			if line != "" {
				lines = append(lines, line)
				line = ""
			}
			lines, w = append(lines, string(r[:room])), string(r[room:])
		}
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > room {
			lines = append(lines, line)
			line = ""
		}
		line = english.Join(line, w)
	}
	return append(lines, line)
}

// pad fills a text up to n columns.
func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s)))
}

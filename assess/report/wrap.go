package report

import (
	"strings"
	"unicode"

	"yardstick/assess"
)

// ansi is a colour of the terminal: the number of its escape sequence.
type ansi string

const (
	plain  ansi = ""
	bold   ansi = "1"
	green  ansi = "32"
	yellow ansi = "33"
	red    ansi = "31"
)

var verdictColor = map[assess.Verdict]ansi{
	assess.Met: green, assess.Partly: yellow, assess.NotMet: red, assess.Contradicted: red, assess.NotAssessed: plain,
}

func colorOf(v assess.Overall) ansi {
	switch v {
	case assess.Meets:
		return "1;32"
	case assess.MeetsInPart:
		return "1;33"
	case assess.DoesNotMeet:
		return "1;31"
	}
	return bold
}

// markOpen and markClose enclose evidence while lines are wrapped. They are
// control characters, which shown text does not hold.
const (
	markOpen  = "\x01"
	markClose = "\x02"
)

func (p *printer) paint(s string, c ansi) string {
	if !p.color || c == plain {
		return s
	}
	return "\x1b[" + string(c) + "m" + s + "\x1b[0m"
}

func (p *printer) line(s string) { p.WriteString(s + "\n") }

// title writes a heading that also reads as one without colour.
func (p *printer) title(s string, c ansi) {
	lines := &printer{width: p.width}
	lines.wrap("", "", s)
	p.line(p.paint(strings.TrimRight(lines.String(), "\n"), c))
	if !p.color {
		p.line(strings.Repeat("-", min(columns(s), p.width)))
	}
}

// wrap writes s in lines of at most the width, the first after lead, the
// others after indent. A word longer than a line stands alone on its line.
func (p *printer) wrap(lead, indent, s string) {
	line, used := lead, columns(lead)
	empty, marked := true, false
	for _, w := range strings.Fields(s) {
		n := columns(w)
		if !empty && used+1+n > p.width {
			p.line(strings.TrimRight(line, " ") + p.unmark(marked))
			line, used, empty = indent+p.remark(marked), columns(indent), true
		}
		if !empty {
			line, used = line+" ", used+1
		}
		line += p.marks(w)
		used += n
		empty = false
		marked = stillMarked(marked, w)
	}
	p.line(strings.TrimRight(line, " "))
}

// marks turns the evidence marks of a word into colour, or drops them.
func (p *printer) marks(w string) string {
	on, off := "", ""
	if p.color {
		on, off = "\x1b[1;36m", "\x1b[0m"
	}
	return strings.NewReplacer(markOpen, on, markClose, off).Replace(w)
}

func (p *printer) unmark(marked bool) string {
	if marked && p.color {
		return "\x1b[0m"
	}
	return ""
}

func (p *printer) remark(marked bool) string {
	if marked && p.color {
		return "\x1b[1;36m"
	}
	return ""
}

func stillMarked(marked bool, w string) bool {
	open, end := strings.LastIndex(w, markOpen), strings.LastIndex(w, markClose)
	switch {
	case open > end:
		return true
	case end > open:
		return false
	}
	return marked
}

// columns is the width of s on a terminal: escape sequences, marks and
// combining characters take none, wide characters two.
func columns(s string) int {
	n, escape := 0, false
	for _, r := range s {
		switch {
		case escape:
			escape = r != 'm'
		case r == 0x1b:
			escape = true
		case r < 0x20 || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 ||
			r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFF60 || r >= 0x1F300 && r <= 0x1FAFF):
			n += 2
		default:
			n++
		}
	}
	return n
}

package transcript

import (
	"html"
	"regexp"
	"strings"
)

// line is one line that was said.
type line struct {
	text       string // without marks and needless spaces
	voice      string // who speaks by a mark of WebVTT
	first      bool   // begins a cue, or follows an empty line
	spaced     bool   // had several spaces in a row, which set a name apart from its time
	start, end int    // milliseconds
	row        int    // of a plain text: which line of the file, from 0
	label      *label // what stands before the words, if it may be a speaker
}

var (
	voice = regexp.MustCompile(`<v(?:\.[^\s>]*)?\s+([^>]{1,100})>`)
	tag   = regexp.MustCompile(`</?[a-zA-Z0-9.][^<>]{0,200}>|\{\\an?\d\}`)
	wide  = regexp.MustCompile(`\S(?: {2,}|\t+)\S`)
)

// newLine takes the marks out of a raw line.
func newLine(raw string) line {
	l := line{spaced: wide.MatchString(raw)}
	if m := voice.FindStringSubmatch(raw); m != nil {
		l.voice = oneLine(html.UnescapeString(m[1]))
	}
	l.text = oneLine(html.UnescapeString(tag.ReplaceAllString(raw, "")))
	if found, ok := labelOf(l.text, l.spaced); ok {
		l.label = &found
	}
	return l
}

// textLines are the lines of a plain text.
func textLines(raw []string) []line {
	var lines []line
	first := true
	for row, r := range raw {
		l := newLine(r)
		l.row = row
		if l.text == "" {
			first = true
			continue
		}
		if l.label == nil && isClock(l.text) {
			continue // a time on a line of its own
		}
		l.first, first = first, false
		lines = append(lines, l)
	}
	return lines
}

// credit is what an exporter writes under its work.
var credit = regexp.MustCompile(`(?i)^(?:(?:transcri(?:bed|pt|ption)|captions?|captioned|subtitles?|subtitled|generated|` +
	`recorded|exported|created|produced|powered)\b.{0,60}\bby\b.{0,80}|https?://\S{1,200})$`)

// withoutCredit leaves out the lines at both ends in which an exporter names itself.
func withoutCredit(lines []line) []line {
	for len(lines) > 0 && lines[0].label == nil && credit.MatchString(lines[0].text) {
		lines = lines[1:]
	}
	for n := len(lines); n > 0 && lines[n-1].label == nil && credit.MatchString(lines[n-1].text); n-- {
		lines = lines[:n-1]
	}
	return lines
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

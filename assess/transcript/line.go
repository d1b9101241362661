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
	clocks     bool   // had times among its words, which are left out
	row        int    // of a plain text: which line of the file, from 0
	label      *label // what stands before the words, if it may be a speaker
}

var (
	voice = regexp.MustCompile(`<v(?:\.[^\s>]*)?\s+([^>]{1,100})>`)
	tag   = regexp.MustCompile(`</?[a-zA-Z0-9.][^<>]{0,200}>|\{\\an?\d\}`)
	wide  = regexp.MustCompile(`\S(?: {2,}|\t+)\S`)
)

// A name set apart by tabs, angle brackets or wide space, as programs write it
// that put speech into columns or a chat.
var (
	columns  = regexp.MustCompile(`^\s*(` + clock + `)\t+([^\t]{1,60})\t+(\S.*)$`)
	barred   = regexp.MustCompile(`^\s*\|?\s*([^|:]{1,60}?)\s*\|\s*([^|]*[^|\s])\s*\|?\s*$`)
	column   = regexp.MustCompile(`^\s*([^\t:]{1,60})\t+(\S.*)$`)
	angled   = regexp.MustCompile(`^\s*([\[(]?` + clock + `[\])]?\s+)?<([^<>/]{1,40})>\s+(\S.*)$`)
	apart    = regexp.MustCompile(`^\s*([QA])[.:)]?(?: {2,}|\t+)(\S.*)$`)
	element  = regexp.MustCompile(`^(?i:[a-z]|v[. ].*|c[. ].*|em|strong|font.*|lang.*|ruby|rt|br|p|div.*|span.*|html.*|body.*)$`)
	clockIn  = regexp.MustCompile(`\s*[\[<]` + span + `[\]>]\s*`)
	numberAt = regexp.MustCompile(`^\s*(\d{1,3})(?: {2,}|\t+)(\S.*)$`)
)

// asName writes a name that is set apart otherwise between brackets.
func asName(raw string) string {
	if !strings.ContainsAny(raw, "\t<|") && !strings.Contains(raw, "  ") {
		return raw
	}
	if m := columns.FindStringSubmatch(raw); m != nil {
		return "[" + m[1] + "] [" + strings.TrimSpace(m[2]) + "] " + m[3]
	}
	if m := angled.FindStringSubmatch(raw); m != nil && !element.MatchString(m[2]) {
		return m[1] + "[" + m[2] + "] " + m[3]
	}
	if m := apart.FindStringSubmatch(raw); m != nil {
		return m[1] + ": " + m[2]
	}
	for _, form := range []*regexp.Regexp{column, barred} {
		if m := form.FindStringSubmatch(raw); m != nil && titled(m[1]) && len(strings.Fields(m[1])) < 4 && !isClock(m[2]) {
			return "[" + strings.TrimSpace(m[1]) + "] " + m[2]
		}
	}
	return raw
}

// withoutNumbers takes the numbers off lines that are numbered one after another,
// as courts number those of a page.
func withoutNumbers(raw []string) []string {
	out, last, n, words := make([]string, len(raw)), 0, 0, 0
	for i, r := range raw {
		out[i] = r
		if strings.TrimSpace(r) == "" {
			continue
		}
		words++
		if m := numberAt.FindStringSubmatch(r); m != nil {
			if at := atoi(m[1]); at == last+1 || at == 1 {
				out[i], last = m[2], at
				n++
			}
		}
	}
	if n < 4 || 5*n < 4*words {
		return raw
	}
	return out
}

// newLine takes the marks out of a raw line.
func newLine(raw string) line {
	raw = asName(raw)
	l := line{spaced: (strings.Contains(raw, "  ") || strings.Contains(raw, "\t")) && wide.MatchString(raw)}
	marked := strings.ContainsAny(raw, "<{&")
	if marked {
		if m := voice.FindStringSubmatch(raw); m != nil {
			l.voice = oneLine(html.UnescapeString(m[1]))
		}
		raw = html.UnescapeString(tag.ReplaceAllString(raw, ""))
	}
	l.text = oneLine(raw)
	if found, ok := labelOf(l.text, l.spaced); ok {
		l.label = &found
	}
	l.text, l.clocks = withoutClocks(l.text)
	if l.label != nil {
		var more bool
		l.label.words, more = withoutClocks(l.label.words)
		l.clocks = l.clocks || more || l.label.timed
	}
	return l
}

// withoutClocks takes times between brackets out of words, wherever they stand: no
// prose has them, and a figure in them is none of the answer's.
func withoutClocks(s string) (string, bool) {
	if !strings.ContainsAny(s, "[<") || !clockIn.MatchString(s) {
		return s, false
	}
	return strings.TrimSpace(clockIn.ReplaceAllString(s, " ")), true
}

var leadBare = regexp.MustCompile(`^` + clock + `\s+(\S.*)$`)

// withoutLead takes times off the heads of lines where nearly every line that
// names nobody begins with one.
func withoutLead(lines []line) {
	n, of := 0, 0
	for i := range lines {
		if lines[i].label == nil {
			of++
			if leadBare.MatchString(lines[i].text) {
				n++
			}
		}
	}
	if n < 3 || 5*n < 4*of {
		return
	}
	for i := range lines {
		if m := leadBare.FindStringSubmatch(lines[i].text); m != nil && lines[i].label == nil {
			lines[i].text, lines[i].clocks = m[1], true
		}
	}
}

// textLines are the lines of a plain text.
func textLines(raw []string) []line {
	var lines []line
	first, clocks := true, false
	for row, r := range withoutNumbers(raw) {
		l := newLine(r)
		l.row = row
		if l.text == "" {
			first = true
			continue
		}
		if l.label == nil && isClock(l.text) {
			clocks = true
			continue // a time on a line of its own
		}
		l.first, first = first, false
		l.clocks, clocks = l.clocks || clocks, false
		lines = append(lines, l)
	}
	withoutLead(lines)
	return lines
}

// credit is what an exporter writes under its work.
var credit = regexp.MustCompile(`(?i)^(?:(?:transcri(?:bed|pt|ption)|captions?|captioned|subtitles?|subtitled|generated|` +
	`recorded|exported|created|produced|powered)\b.{0,60}\bby\b.{0,80}|https?://\S{1,200}|` +
	`this (?:editable )?transcript (?:was|may|might)\b.{0,120})$`)

// stopped is what a meeting program writes where it begins and ends.
var stopped = regexp.MustCompile(`(?i)^(?:transcription|recording) (?:started|ended|stopped)\b.{0,60}$`)

func isCredit(l *line) bool {
	return l.label == nil && credit.MatchString(l.text) || stopped.MatchString(l.text)
}

// withoutCredit leaves out the lines at both ends in which an exporter names itself.
func withoutCredit(lines []line) []line {
	for len(lines) > 0 && isCredit(&lines[0]) {
		lines = lines[1:]
	}
	for n := len(lines); n > 0 && isCredit(&lines[n-1]); n-- {
		lines = lines[:n-1]
	}
	return lines
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

package draft

import (
	"regexp"
	"strings"
	"unicode"

	"yardstick/assess/text"
	"yardstick/english"
	"yardstick/intake/outline"
	"yardstick/job"
)

// line is one line of the draft in the making: a heading, an item, a row, or a
// sentence or clause of a paragraph.
type line struct {
	outline.Line
	begins bool // it is the first of what stood together as one line of the outline
	above  int  // the line that stands over it as a heading, or -1

	mark   job.Mark
	held   float32 // how surely work is held to a figure in it: the log of the odds, as the head thinks
	lower  float32 // how surely less is better of what its figure measures: the same
	why    string
	group  int      // the function that it belongs to, or -1
	duties []string // as they stand in the function; nil: none does
}

// said is the line as it stands in the text, with the label of a row.
func (l *line) said() string {
	if l.Label == "" {
		return l.Text
	}
	return l.Label + ": " + l.Text
}

// split cuts an outline into lines: what runs on into sentences, and a
// sentence into the clauses that semicolons part, as bulletins are written.
func split(o outline.Outline) []line {
	var out []line
	for _, l := range o.Lines {
		if strings.TrimSpace(l.Text) == "" {
			continue
		}
		for i, s := range pieces(l) {
			part := l
			part.Text = strings.TrimLeft(ornament.ReplaceAllString(s, ""), " ")
			out = append(out, line{Line: part, begins: i == 0, above: -1, group: -1})
		}
	}
	above := -1
	for i := range out {
		out[i].above = above
		if out[i].leads() {
			above = i
		}
	}
	return out
}

// ornament matches marks and pictures at the beginning of a line.
var ornament = regexp.MustCompile(`^(?:[\p{So}\x{fe0f}\x{200d}]+\s)+`)

// pieces are the sentences and clauses of one line.
func pieces(l outline.Line) []string {
	if l.Shape == outline.Heading {
		return []string{l.Text}
	}
	d, err := text.Parse(l.Text)
	if err != nil || len(d.Sentences) == 0 {
		return []string{l.Text}
	}
	var out []string
	for i := range d.Sentences {
		s := d.Sentence(i)
		if len(out) > 0 && shortened.MatchString(out[len(out)-1]) && startsNumber.MatchString(s) {
			out[len(out)-1] += " " + s
			continue
		}
		if l.Shape == outline.Item {
			out = append(out, s)
			continue
		}
		out = append(out, clauses(s)...)
	}
	return out
}

// shortened matches an abbreviation that takes a number, at the end of what looks like a sentence.
var (
	shortened    = regexp.MustCompile(`(?i)\b(?:gal|oz|lbs?|sq|hrs?|rs|no|nos|approx|max|min|ca|sec|art|ref|ext)\.$`)
	startsNumber = regexp.MustCompile(`^(?:\d|` + signs + `|per |each |every )`)
)

// clauses cuts a sentence at semicolons where a new clause begins, and not
// within a list of things.
func clauses(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ";") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case len(out) == 0 || opensClause(part):
			out = append(out, part)
		default:
			out[len(out)-1] += "; " + part
		}
	}
	if out == nil {
		return []string{s}
	}
	return out
}

// opensClause reports whether a part of a sentence begins with a verb or with
// what stands before one.
func opensClause(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	for len(words) > 1 && strings.Contains(" and or but also then ", " "+words[0]+" ") {
		words = words[1:]
	}
	if len(words) < 2 {
		return false
	}
	first := strings.Trim(words[0], ",")
	return english.Base(first) != "" || strings.Contains(" may will is are can must should has have you we the this it he she "+
		"they ", " "+first+" ") || strings.HasSuffix(first, "ly") ||
		strings.HasSuffix(first, "s") && strings.Contains(determiners, " "+words[1]+" ")
}

// leads reports whether a line stands over those that follow, by its shape
// alone: a heading, or a short line without the end of a sentence.
func (l *line) leads() bool {
	switch {
	case l.Shape == outline.Heading:
		return true
	case l.Shape != outline.Paragraph && l.Shape != outline.Item || !l.begins:
		return false
	case strings.HasSuffix(l.Text, ":"):
		return true
	}
	last := rune(l.Text[len(l.Text)-1])
	return l.Shape == outline.Paragraph && len(strings.Fields(l.Text)) <= maxLead && !strings.ContainsRune(".!?;,)", last) &&
		!unicode.IsDigit(last)
}

// maxLead is the most words of a line of running text that is taken for a heading.
const maxLead = 6

// Package plain reads plain text and Markdown as an outline: paragraphs whose
// lines were broken to fit a page are made whole, lists, headings, tables and
// labels with their values are told apart by how they stand.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/intake/outline"
)

// Read reads a text. Errors are fault.Invalid: the text is too long.
func Read(text string) (outline.Outline, error) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n", "\v", "\n").Replace(text)
	r := &reader{lines: strings.Split(text, "\n")}
	for _, l := range r.lines {
		r.longest = max(r.longest, utf8.RuneCountInString(strings.TrimSpace(l)))
	}
	for r.at < len(r.lines) {
		if err := r.next(); err != nil {
			return outline.Outline{}, err
		}
	}
	if err := r.flush(); err != nil {
		return outline.Outline{}, err
	}
	r.b.Outline.Fill()
	return r.b.Outline, nil
}

// reader goes through the lines of a text; open is the line that may go on.
type reader struct {
	lines   []string
	at      int
	longest int // signs of the longest line, by which a line broken for want of room is told
	b       outline.Builder
	open    outline.Line
	last    string // the last line of what is open, as it stood
	isOpen  bool
	indents []int // of the items around the one that is open
}

// next reads one line, or the lines of a table.
func (r *reader) next() error {
	raw := strings.TrimRight(r.lines[r.at], " \t")
	line := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(raw), "> "))
	if rows, head, n := r.table(); n > 0 {
		r.at += n
		if err := r.flush(); err != nil {
			return err
		}
		return r.b.AddAll(outline.Rows(rows, head))
	}
	r.at++
	switch {
	case line == "" || rule(line):
		r.indents = r.indents[:0]
		return r.flush()
	case strings.HasPrefix(line, "```"):
		return r.flush()
	case strings.HasPrefix(line, "#"):
		return r.heading(line)
	case r.underlined(line):
		return r.heading(strings.Repeat("#", underlines[r.lines[r.at-1][0]]) + " " + line)
	}
	if text, item := outline.Unmark(line); item && !bold(line) {
		if err := r.flush(); err != nil {
			return err
		}
		r.begin(outline.Line{Text: text, Shape: outline.Item, Level: r.depth(raw)}, line)
		return nil
	}
	if r.isOpen && r.goesOn(line) {
		r.open.Text, r.last = join(r.open.Text, line), line
		return nil
	}
	if err := r.flush(); err != nil {
		return err
	}
	r.begin(shaped(line), line)
	return nil
}

func (r *reader) begin(l outline.Line, last string) { r.open, r.last, r.isOpen = l, last, true }

// flush ends the line that is open. A short line right above a list heads it.
func (r *reader) flush() error {
	if !r.isOpen {
		return nil
	}
	r.isOpen = false
	l := r.open
	if _, _, row := outline.Labelled(l.Text); !row && l.Shape == outline.Paragraph && short(l.Text) && r.listFollows() {
		l.Shape, l.Level = outline.Heading, 4
	}
	l.Text = unmarked(l.Text)
	if l.Shape == outline.Heading {
		l.Text = strings.TrimRight(l.Text, " :")
	}
	return r.b.Add(l)
}

// listFollows reports whether the line at which the reader is, or the one after
// an empty line, begins a list.
func (r *reader) listFollows() bool {
	for i := max(r.at-1, 0); i < min(r.at+1, len(r.lines)); i++ {
		line := strings.TrimSpace(r.lines[i])
		if line == "" {
			continue
		}
		if _, item := outline.Unmark(line); item && !bold(line) {
			return true
		}
	}
	return false
}

// depth gives the depth of an item by how far it is moved in.
func (r *reader) depth(raw string) int {
	in := 0
	for _, c := range raw {
		if !unicode.IsSpace(c) {
			break
		}
		if in++; c == '\t' {
			in += 3
		}
	}
	for len(r.indents) > 0 && r.indents[len(r.indents)-1] >= in {
		r.indents = r.indents[:len(r.indents)-1]
	}
	r.indents = append(r.indents, in)
	return len(r.indents)
}

// heading writes a heading of Markdown.
func (r *reader) heading(line string) error {
	if err := r.flush(); err != nil {
		return err
	}
	text := strings.TrimLeft(line, "#")
	level := min(len(line)-len(text), 6)
	return r.b.Add(outline.Line{Text: unmarked(strings.TrimRight(strings.Trim(text, "# \t"), " :")), Shape: outline.Heading, Level: level})
}

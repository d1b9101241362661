package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/intake/outline"
)

// shape makes lines of an outline of the lines of pages: paragraphs are made
// whole, and headings, items and rows are told by how they stand.
func shape(pages []sheet) []outline.Line {
	s := &shaper{body: bodySize(pages), pitch: map[int]float64{}, indent: map[int]float64{}}
	for _, l := range withoutEdges(pages) {
		s.measure(l)
	}
	s.prev = nil
	for _, l := range withoutEdges(pages) {
		s.add(l)
	}
	s.flush()
	s.rows()
	return s.out
}

// shaper goes through the lines of a file. What is open may go on.
type shaper struct {
	body   float64         // size of most of the text
	pitch  map[int]float64 // from line to line within a paragraph, in sizes, by column
	indent map[int]float64 // where items of the first depth begin, by column
	out    []outline.Line
	open   outline.Line
	isOpen bool
	head   bool // what is open stands out by its size
	prev   *line
	table  [][]string
}

// bodySize gives the size in which most signs are written.
func bodySize(pages []sheet) float64 {
	signs, most, size := map[int]int{}, 0, 10.0
	for _, p := range pages {
		for _, l := range p.lines {
			k := int(math.Round(l.size * 4))
			if signs[k] += utf8.RuneCountInString(l.text); signs[k] > most {
				most, size = signs[k], l.size
			}
		}
	}
	return size
}

// measure learns how far lines of a column stand apart, and where its items begin.
func (s *shaper) measure(l line) {
	if p := s.prev; p != nil && p.column == l.column && p.y > l.y {
		apart := (p.y - l.y) / l.size
		if old, known := s.pitch[l.column]; apart > 0.8 && (!known || apart < old) && math.Abs(p.size-l.size) < 0.5 {
			s.pitch[l.column] = apart
		}
	}
	if old, known := s.indent[l.column]; item(l) && (!known || l.x0 < old) {
		s.indent[l.column] = l.x0
	}
	s.prev = &l
}

// item reports whether a line begins an item of a list.
func item(l line) bool {
	_, marked := outline.Unmark(l.text)
	return l.dotted || marked
}

// add takes the next line.
func (s *shaper) add(l line) {
	defer func() { s.prev = &l }()
	if l.cells != nil {
		s.flush()
		if s.prev == nil || s.prev.column != l.column {
			s.rows()
		}
		s.table = append(s.table, l.cells)
		return
	}
	s.rows()
	if s.isOpen && s.goesOn(l) {
		s.open.Text = join(s.open.Text, l.text)
		return
	}
	s.flush()
	s.begin(l)
}

func (s *shaper) begin(l line) {
	s.isOpen, s.head = true, false
	words := len(strings.Fields(l.text))
	switch ratio := l.size / s.body; {
	case item(l):
		text, _ := outline.Unmark(l.text)
		s.open = outline.Line{Text: text, Shape: outline.Item, Level: 1}
		if l.x0 > s.indent[l.column]+l.size {
			s.open.Level = 2
		}
	case ratio >= 1.12 && words <= 25:
		level := 3
		if ratio >= 1.6 {
			level = 1
		} else if ratio >= 1.3 {
			level = 2
		}
		s.open, s.head = outline.Line{Text: l.text, Shape: outline.Heading, Level: level}, true
	case l.bold && words <= 12 && !strings.HasSuffix(l.text, "."):
		s.open = outline.Line{Text: l.text, Shape: outline.Heading, Level: 4}
	default:
		s.open = outline.Line{Text: l.text, Shape: outline.Paragraph}
	}
}

func (s *shaper) flush() {
	if s.isOpen {
		if s.open.Shape == outline.Heading {
			s.open.Text = strings.TrimRight(s.open.Text, " :")
		}
		s.out = append(s.out, s.open)
	}
	s.isOpen = false
}

// rows ends a table.
func (s *shaper) rows() {
	s.out = append(s.out, outline.Rows(s.table, false)...)
	s.table = nil
}

// goesOn reports whether a line goes on with what is open: it looks the same,
// stands as near as lines do, and its first word had no room on the line before.
func (s *shaper) goesOn(l line) bool {
	p := s.prev
	if item(l) || math.Abs(p.size-l.size) > 0.08*l.size || p.bold != l.bold && (s.open.Shape == outline.Heading || l.bold) {
		return false
	}
	if p.column != l.column {
		return s.turnsOver(l)
	}
	apart := (p.y - l.y) / l.size
	if apart <= 0 || apart > 1.3*math.Max(s.pitch[l.column], 0.9) || apart > 2.2 {
		return false
	}
	if strings.HasSuffix(p.text, "-") && startsLower(l.text) {
		return true
	}
	if s.head { // headings break where they like
		return apart < 1.5
	}
	if s.open.Shape == outline.Item && l.x0 < s.start()-0.5*l.size || s.open.Shape == outline.Paragraph && l.x0 > p.x0+1.2*l.size &&
		!startsLower(l.text) {
		return false
	}
	room := p.right - 0.2*l.size - p.x1
	if !p.wraps && !startsLower(l.text) {
		return false
	}
	return l.first+0.2*l.size > room || startsLower(l.text) && room < 0.2*(p.right-p.x0)
}

// start gives where the line before begins.
func (s *shaper) start() float64 { return s.prev.x0 }

// turnsOver reports whether a line at the top of a column or page goes on with
// the sentence that the one before did not end.
func (s *shaper) turnsOver(l line) bool {
	last := s.open.Text[max(0, len(s.open.Text)-1):]
	return s.open.Shape != outline.Heading && startsLower(l.text) && !strings.ContainsAny(last, ".!?:;") && !l.bold
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// join joins two lines; a word broken with a hyphen is made whole.
func join(a, b string) string {
	for _, hyphen := range [...]string{"-", "‐", "\u00ad"} {
		stem, ends := strings.CutSuffix(a, hyphen)
		last, _ := utf8.DecodeLastRuneInString(stem)
		switch {
		case !ends || !unicode.IsLetter(last):
		case hyphen == "-" && (outline.Compound(stem) || !startsLower(b)):
			return a + b
		case startsLower(b):
			return stem + b
		}
	}
	return a + " " + b
}

// withoutEdges gives the lines of all pages without heads and feet: what is a
// page's number, or stands at the edge of several pages alike.
func withoutEdges(pages []sheet) (out []line) {
	seen := map[string]int{}
	for _, p := range pages {
		for _, l := range p.lines {
			if p.edge(l) {
				seen[pattern(l.text)]++
			}
		}
	}
	for _, p := range pages {
		for _, l := range p.lines {
			if p.edge(l) && (numberOf(l.text) || len(pages) > 1 && seen[pattern(l.text)] > max(1, len(pages)/2)) {
				continue
			}
			out = append(out, l)
		}
	}
	return out
}

// edge reports whether a line is one of the first or last of a page.
func (p sheet) edge(l line) bool {
	return len(p.lines) > 3 && (l.y < p.bottom+1.5*l.size || l.y > p.upper-1.5*l.size)
}

// pattern gives a text without its figures.
func pattern(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// numberOf reports whether a line is a page's number or the address of a page.
func numberOf(s string) bool {
	low := strings.Fields(strings.ToLower(s))
	left := slices.DeleteFunc(low, func(w string) bool {
		return w == "page" || w == "of" || w == "-" || w == "/" || w == "|" || strings.Trim(w, "0123456789/-.–") == "" ||
			strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://") || strings.HasPrefix(w, "file://")
	})
	return len(left) == 0 || paged.MatchString(s)
}

// paged matches a line that ends with the number of a page.
var paged = regexp.MustCompile(`(?i)\bpage \d+(?: (?:of|/) \d+)?$`)

package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"yardstick/intake/outline"
)

// walker goes through a page and writes its lines. Text gathers until a block
// begins or ends.
type walker struct {
	b      outline.Builder
	text   strings.Builder
	item   int                 // depth of the list whose item is written, 0 outside
	strong int                 // signs of the gathered text that are bold
	bold   bool                // within bold
	large  map[*html.Node]bool // what holds a landmark of the page
	deep   int                 // tables and lists of terms within each other
	lines  bool                // line breaks of the text end lines: it has no tags that could
}

// maxDeep is how many tables within each other are read as tables; pages that
// are arranged by tables have four or five.
const maxDeep = 8

// isBlock reports whether an element stands on lines of its own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Li, atom.Table, atom.Tr, atom.Section, atom.Article, atom.Main, atom.Header, atom.H1,
		atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Hr, atom.Figure,
		atom.Figcaption, atom.Fieldset, atom.Legend, atom.Form, atom.Address, atom.Details, atom.Summary, atom.Td, atom.Th, atom.Tbody,
		atom.Thead, atom.Tfoot, atom.Body, atom.Caption, atom.Center, atom.Label, atom.Menu:
		return true
	}
	return false
}

func (w *walker) blocks(n *html.Node) error {
	for c := range n.ChildNodes() {
		if err := w.block(c); err != nil {
			return err
		}
	}
	return nil
}

// block writes a node and what is below it.
func (w *walker) block(n *html.Node) error {
	switch {
	case n.Type == html.TextNode:
		return w.write(n.Data)
	case n.Type != html.ElementNode, w.dropped(n):
		return nil
	case n.DataAtom == atom.Br, n.DataAtom == atom.Hr:
		return w.flush()
	case n.DataAtom == atom.Table && w.deep < maxDeep:
		return w.apart(func() error { return w.table(n) })
	case n.DataAtom == atom.Dl && w.deep < maxDeep:
		return w.apart(func() error { return w.definitions(n) })
	case heading(n.DataAtom) > 0:
		return w.apart(func() error {
			return w.b.Add(outline.Line{Text: inline(n), Shape: outline.Heading, Level: heading(n.DataAtom)})
		})
	case n.DataAtom == atom.Summary || n.DataAtom == atom.Legend || n.DataAtom == atom.Caption:
		return w.apart(func() error { return w.b.Add(outline.Line{Text: inline(n), Shape: outline.Heading, Level: 5}) })
	case n.DataAtom == atom.Ul || n.DataAtom == atom.Ol || n.DataAtom == atom.Menu:
		return w.apart(func() error {
			w.item++
			defer func() { w.item-- }()
			return w.blocks(n)
		})
	case n.DataAtom == atom.B || n.DataAtom == atom.Strong:
		before := w.bold
		w.bold = true
		err := w.blocks(n)
		w.bold = before
		return err
	case isBlock(n.DataAtom):
		return w.apart(func() error { return w.blocks(n) })
	}
	return w.blocks(n)
}

// apart writes something on lines of its own.
func (w *walker) apart(do func() error) error {
	if err := w.flush(); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	return w.flush()
}

// write gathers text. Where the text has no tags, its line breaks end lines.
func (w *walker) write(s string) error {
	if !w.lines {
		w.gather(s)
		return nil
	}
	for line := range strings.Lines(s) {
		w.gather(line)
		if err := w.flush(); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) gather(s string) {
	w.text.WriteString(s)
	if w.bold {
		w.strong += utf8.RuneCountInString(strings.TrimSpace(s))
	}
}

// maxHeading is the length in signs of the longest bold line that is a heading.
const maxHeading = 80

// flush ends a line. A short line all in bold heads what follows.
func (w *walker) flush() error {
	s, strong := outline.Clean(w.text.String()), w.strong
	w.text.Reset()
	w.strong = 0
	l := outline.Line{Text: s, Shape: outline.Paragraph}
	n := utf8.RuneCountInString(s)
	switch {
	case w.item > 0:
		l.Shape, l.Level = outline.Item, w.item
	case strong > 0 && strong*10 >= n*9 && n <= maxHeading && !strings.HasSuffix(s, "."):
		l.Shape, l.Level, l.Text = outline.Heading, 4, strings.TrimRight(s, " :")
	}
	return w.b.Add(l)
}

// heading gives the level of a heading, or 0.
func heading(a atom.Atom) int {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

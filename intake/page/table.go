package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"yardstick/intake/outline"
)

// table writes a table.
func (w *walker) table(n *html.Node) error {
	if c := find(n, func(c *html.Node) bool { return c.DataAtom == atom.Caption }); c != nil {
		if err := w.b.Add(outline.Line{Text: inline(c), Shape: outline.Heading, Level: 5}); err != nil {
			return err
		}
	}
	rows, head := cells(n)
	lines := make([][][]outline.Line, len(rows))
	for i, row := range rows {
		for _, c := range row {
			cell, err := Lines(c)
			if err != nil {
				return err
			}
			lines[i] = append(lines[i], cell)
		}
	}
	return w.b.AddAll(outline.Table(lines, head))
}

// cells gives the cells of a table's own rows, and whether the first row is its head.
func cells(n *html.Node) (rows [][]*html.Node, head bool) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch c.DataAtom {
			case atom.Tr:
				row, heads := rowCells(c)
				if len(rows) == 0 {
					head = len(row) > 1 && heads == len(row)
				}
				rows = append(rows, row)
			case atom.Tbody, atom.Thead, atom.Tfoot:
				walk(c)
			}
		}
	}
	walk(n)
	return rows, head
}

// rowCells gives the cells of a row and how many of them are heads.
func rowCells(tr *html.Node) (row []*html.Node, heads int) {
	for c := range tr.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || dropped(c) {
			continue
		}
		row = append(row, c)
		if c.DataAtom == atom.Th {
			heads++
		}
	}
	return row, heads
}

// definitions writes a list of terms: short ones with a value are labels.
func (w *walker) definitions(n *html.Node) error {
	term := ""
	for c := range n.Descendants() {
		switch {
		case c.DataAtom == atom.Dt && !dropped(c):
			term = strings.TrimRight(inline(c), " :")
		case c.DataAtom == atom.Dd && !dropped(c):
			if err := w.definition(term, c); err != nil {
				return err
			}
			term = ""
		}
	}
	return nil
}

func (w *walker) definition(term string, dd *html.Node) error {
	lines, err := Lines(dd)
	if err != nil {
		return err
	}
	if term != "" {
		return w.b.AddAll(outline.Table([][][]outline.Line{{{{Text: term}}, lines}}, false))
	}
	return w.b.AddAll(lines)
}

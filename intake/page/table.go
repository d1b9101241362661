package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"yardstick/intake/outline"
)

// table writes a table.
func (w *walker) table(n *html.Node) error {
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Caption {
			continue
		}
		if err := w.b.Add(outline.Line{Text: inline(c), Shape: outline.Heading, Level: 5}); err != nil {
			return err
		}
	}
	rows, head := w.cells(n)
	lines := make([][][]outline.Line, len(rows))
	for i, row := range rows {
		for _, c := range row {
			cell, err := w.linesOf(c)
			if err != nil {
				return err
			}
			lines[i] = append(lines[i], cell)
		}
	}
	return w.b.AddAll(outline.Table(lines, head))
}

// cells gives the cells of a table's own rows, and whether the first row is its head.
func (w *walker) cells(n *html.Node) (rows [][]*html.Node, head bool) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch c.DataAtom {
			case atom.Tr:
				row, heads := w.rowCells(c)
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
func (w *walker) rowCells(tr *html.Node) (row []*html.Node, heads int) {
	for c := range tr.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || w.dropped(c) {
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
	for c := range n.ChildNodes() {
		if w.dropped(c) {
			continue
		}
		var err error
		switch c.DataAtom {
		case atom.Dt:
			term = strings.TrimRight(inline(c), " :")
		case atom.Dd:
			err = w.definition(term, c)
			term = ""
		case atom.Div: // it may hold a term with its value
			err = w.definitions(c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) definition(term string, dd *html.Node) error {
	lines, err := w.linesOf(dd)
	if err != nil {
		return err
	}
	if term != "" {
		return w.b.AddAll(outline.Table([][][]outline.Line{{{{Text: term}}, lines}}, false))
	}
	return w.b.AddAll(lines)
}

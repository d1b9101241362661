package outline

import "strings"

// Rows gives the lines of a table. A table of two columns is a list of labels
// and values, when what stands first is short. In any other table the first
// column speaks and the others say more of it: the row is one line, and the
// head of the first column, if the table has a head, is its label.
func Rows(cells [][]string, head bool) []Line {
	cells, labels := tidy(cells), []string(nil)
	if len(cells) == 0 {
		return nil
	}
	pairs := arePairs(cells)
	if head && len(cells) > 1 {
		labels, cells = cells[0], cells[1:]
	}
	var out []Line
	for _, row := range cells {
		switch {
		case pairs && len(row) == 2 && row[0] != "" && row[1] != "":
			out = append(out, Line{Text: row[1], Shape: Row, Label: strings.TrimRight(row[0], " :")})
		case len(row) == 1 && label(row[0]):
			out = append(out, Line{Text: strings.TrimRight(row[0], " :"), Shape: Heading, Level: 4})
		default:
			out = append(out, rowLine(row, labels))
		}
	}
	return out
}

// Table gives the lines of a table whose cells hold lines themselves. One with
// more than a line in a cell serves to arrange a page: its cells are read one
// after the other, and a short cell before a longer one heads it.
func Table(rows [][][]Line, head bool) []Line {
	texts := make([][]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			if arranges(cell) {
				return arranged(rows)
			}
			texts[i] = append(texts[i], said(cell))
		}
	}
	return Rows(texts, head)
}

// arranges reports whether a cell holds more than one line, or a heading.
func arranges(cell []Line) bool {
	return len(cell) > 1 || len(cell) == 1 && cell[0].Shape == Heading && cell[0].Level < 4
}

// said gives a cell of one line as it stood.
func said(cell []Line) string {
	if len(cell) == 0 {
		return ""
	}
	if cell[0].Label != "" {
		return cell[0].Label + ": " + cell[0].Text
	}
	return cell[0].Text
}

func arranged(rows [][][]Line) (out []Line) {
	for _, row := range rows {
		if len(row) == 2 && !arranges(row[0]) && !arranges(row[1]) {
			out = append(out, Rows([][]string{{said(row[0]), said(row[1])}}, false)...)
			continue
		}
		for i, cell := range row {
			if i+1 < len(row) && len(cell) == 1 && arranges(row[i+1]) && len(strings.Fields(cell[0].Text)) <= 8 {
				out = append(out, Line{Text: strings.TrimRight(said(cell), " :"), Shape: Heading, Level: max(4, cell[0].Level)})
				continue
			}
			out = append(out, cell...)
		}
	}
	return out
}

// rowLine joins the cells of a row.
func rowLine(row, labels []string) Line {
	var said []string
	for _, c := range row {
		if c != "" {
			said = append(said, c)
		}
	}
	l := Line{Text: strings.Join(said, "; "), Shape: Row}
	if len(labels) > 0 && row[0] != "" {
		l.Label = strings.TrimRight(labels[0], " :")
	}
	return l
}

// label reports whether a cell that stands alone in its row heads what follows.
func label(s string) bool { return strings.HasSuffix(s, ":") && len(strings.Fields(s)) <= 6 }

// arePairs reports whether a table is a list of labels with their values.
func arePairs(cells [][]string) bool {
	first, second, rows := 0, 0, 0
	for _, row := range cells {
		if len(row) > 2 {
			return false
		}
		if len(row) < 2 || row[1] == "" {
			continue
		}
		words := len(strings.Fields(row[0]))
		if words > 6 {
			return false
		}
		first, second, rows = first+len(row[0]), second+len(row[1]), rows+1
	}
	return rows > 0 && first <= 24*rows && (first <= second || first <= 16*rows)
}

// tidy cleans the cells, drops empty ones at a row's end and empty rows, and
// what is in a row twice because cells were merged.
func tidy(cells [][]string) [][]string {
	var out [][]string
	for _, row := range cells {
		var kept []string
		for i, c := range row {
			if c = Clean(c); i > 0 && c != "" && c == kept[len(kept)-1] {
				continue
			}
			if text, item := Unmark(c); item {
				c = text
			}
			kept = append(kept, c)
		}
		for len(kept) > 0 && kept[len(kept)-1] == "" {
			kept = kept[:len(kept)-1]
		}
		if len(kept) > 1 && kept[0] == "" {
			kept = kept[1:]
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

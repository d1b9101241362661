package eval

import (
	"strings"
	"unicode/utf8"
)

// sheet is a table of text. The first column stands left, the others right,
// except the last where it holds notes.
type sheet struct {
	rows  [][]string
	notes bool
}

// add adds a row.
func (s *sheet) add(cells ...string) { s.rows = append(s.rows, cells) }

// write writes the rows, indented, with two spaces between columns.
func (s *sheet) write(b *strings.Builder) {
	widths := s.widths()
	for _, row := range s.rows {
		line := "  "
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			switch {
			case i == 0:
				line += cell + space
			case s.notes && i == len(row)-1:
				line += "    " + cell
			default:
				line += "  " + space + cell
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// widths gives the width of each column, in characters.
func (s *sheet) widths() []int {
	var widths []int
	for _, row := range s.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

package figure

import (
	"strings"
	"unicode/utf8"
)

// Sheet is a table of text. The first column stands left, the others right,
// except the last where it holds notes.
type Sheet struct {
	Notes bool // the last column holds notes
	rows  [][]string
}

// Add adds a row.
func (s *Sheet) Add(cells ...string) { s.rows = append(s.rows, cells) }

// Write writes the rows, indented, with two spaces between columns.
func (s *Sheet) Write(b *strings.Builder) {
	widths := s.widths()
	for _, row := range s.rows {
		line := "  "
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			switch {
			case i == 0:
				line += cell + space
			case s.Notes && i == len(row)-1:
				line += "    " + cell
			default:
				line += "  " + space + cell
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// widths gives the width of each column, in characters.
func (s *Sheet) widths() []int {
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

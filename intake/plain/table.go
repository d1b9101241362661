package plain

import (
	"regexp"
	"strings"
)

var (
	divider = regexp.MustCompile(`^[|+]?(?:\s*:?[-=]{3,}:?\s*[|+]?)+$`)
	gap     = regexp.MustCompile(`\t+ *| {3,}`)
)

// table gives the cells of a table that begins here, whether its first row is
// its head, and how many lines it takes; none where there is no table.
func (r *reader) table() (rows [][]string, head bool, n int) {
	if rows, head, n = r.piped(); n > 0 {
		return rows, head, n
	}
	rows, n = r.spaced()
	return rows, false, n
}

// piped reads a table drawn with pipes, as Markdown has it.
func (r *reader) piped() (rows [][]string, head bool, n int) {
	dividers := 0
	for _, raw := range r.lines[r.at:] {
		line := strings.TrimSpace(raw)
		switch {
		case divider.MatchString(line) && strings.ContainsAny(line, "|+") && (n > 0 || line[0] == '+' || line[0] == '|'):
			if head = head || len(rows) == 1; len(rows) > 0 {
				dividers++
			}
		case strings.Count(line, "|") > 1 || strings.Contains(line, " | ") && (n > 0 || r.dividerFollows()):
			rows = append(rows, pipes(line))
		default:
			return drawn(rows, head && dividers < len(rows), n)
		}
		n++
	}
	return drawn(rows, head && dividers < len(rows), n)
}

// drawn takes for a table what has two rows, or one and its divider. Where every
// row is divided from the next, the first is no head.
func drawn(rows [][]string, head bool, n int) ([][]string, bool, int) {
	if len(rows) == 0 || n < 2 {
		return nil, false, 0
	}
	return rows, head, n
}

func (r *reader) dividerFollows() bool {
	return r.at+1 < len(r.lines) && divider.MatchString(strings.TrimSpace(r.lines[r.at+1])) && strings.Contains(r.lines[r.at+1], "|")
}

// pipes splits a row at its pipes.
func pipes(line string) []string {
	line = strings.ReplaceAll(line, `\|`, "\x00")
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i, c := range cells {
		cells[i] = unmarked(strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(c, "\x00", "|"), "<br>", " ")))
	}
	return cells
}

// spaced reads a table whose columns are kept apart by tabs or wide gaps: two
// rows at least, with as many columns each.
func (r *reader) spaced() (rows [][]string, n int) {
	for _, raw := range r.lines[r.at:] {
		cells := gap.Split(strings.TrimSpace(raw), 12)
		if len(cells) < 2 || len(rows) > 0 && len(cells) != len(rows[0]) || marked(cells[0]) {
			break
		}
		rows = append(rows, cells)
		n++
	}
	if n < 2 {
		return nil, 0
	}
	return rows, n
}

// marked reports whether a cell is only the mark of a list.
func marked(cell string) bool {
	return len([]rune(cell)) <= 3 && !strings.ContainsFunc(cell, func(r rune) bool {
		return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' && len(cell) > 1
	})
}

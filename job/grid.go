package job

import "strings"

// matrix prints the grid of functions × kinds. In 80 columns a cell has eight
// characters and the heads are broken; from 115 on they stand unbroken.
func (p *printer) matrix(m matrix) {
	cell := min(17, max(8, (p.Width-24)/7))
	first := min(40, p.Width-7*cell-1)
	for i := range 3 {
		line := strings.Repeat(" ", first)
		for _, kind := range FailureKinds() {
			line += " " + pad(headLine(kind, i, cell), cell-1)
		}
		if strings.TrimSpace(line) != "" {
			p.line(line)
		}
	}
	for _, r := range m.Rows {
		for i, part := range fold(r.Name, first-1) {
			line := pad(part, first)
			if i == 0 {
				for _, c := range r.Cells {
					line += " " + pad(c.mark(cell-1), cell-1)
				}
			}
			p.line(line)
		}
	}
	p.line("")
}

// headLine is line i of the head of a column, broken where it does not fit.
func headLine(kind FailureKind, i, cell int) string {
	parts := []string{string(kind)}
	if len(parts[0]) >= cell {
		parts = broken(kind)
	}
	if i >= len(parts) {
		return ""
	}
	return parts[i]
}

func broken(kind FailureKind) []string {
	switch kind {
	case Deadlines:
		return []string{"dead-", "lines"}
	case Backlogs:
		return []string{"back-", "logs"}
	case Complaints:
		return []string{"com-", "plaints"}
	case Processes:
		return []string{"pro-", "cesses"}
	case Relationships:
		return []string{"rela-", "tion-", "ships"}
	case Staffing:
		return []string{"staff-", "ing"}
	default:
		return []string{string(kind)}
	}
}

package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// table writes a zone as rows where it is one; a heading above or below it that is
// no wider than its first column is none of it.
func (c *canvas) table(zone []line, at float64, out *[]line) bool {
	_, right := sides(zone, at)
	top, bottom := math.Inf(-1), math.Inf(1)
	for _, l := range right {
		top, bottom = math.Max(top, l.y+l.size), math.Min(bottom, l.y-l.size)
	}
	var above, rows, below []line
	for _, l := range zone {
		switch {
		case l.y > top:
			above = append(above, l)
		case l.y < bottom:
			below = append(below, l)
		default:
			rows = append(rows, l)
		}
	}
	left, right := sides(rows, at)
	if len(left) < minColumn || len(right) < minColumn || math.Min(signsOf(left), signsOf(right)) > narrowest {
		return false
	}
	pairs := centred(left, right)
	if pairs == nil && !onBaselines(left, right) {
		return false
	}
	c.column(above, out)
	c.columns++
	if pairs == nil {
		c.rows(rows, at, out)
	}
	for _, p := range pairs {
		l := p[0]
		l.column, l.cells = c.columns, []string{p[0].text, p[1].text}
		*out = append(*out, l)
	}
	c.column(below, out)
	return true
}

// narrowest is the most signs that a line of the narrower column of a table has in the mean.
const narrowest = 18

// onBaselines tells a table from columns of text: its rows stand on common baselines.
func onBaselines(left, right []line) bool {
	paired := 0
	for _, l := range left {
		if slices.ContainsFunc(right, func(r line) bool { return math.Abs(r.y-l.y) < 0.4*l.size }) {
			paired++
		}
	}
	return paired*10 >= len(left)*7
}

// signsOf gives the mean length of lines.
func signsOf(lines []line) float64 {
	n := 0
	for _, l := range lines {
		n += utf8.RuneCountInString(l.text)
	}
	return float64(n) / float64(len(lines))
}

// centred gives the rows of a table of two columns whose cells stand beside each
// other by their middles, as pages set them: a label at half the height of a value
// of two lines. Nil: it is none, or has more columns than two.
func centred(left, right []line) [][2]line {
	labels, values := cells(left), cells(right)
	if len(labels) != len(values) || len(labels) < minColumn || parts(left) || parts(right) {
		return nil
	}
	var pairs [][2]line
	for i, l := range labels {
		if v := values[i]; math.Abs(l.y-v.y) > 0.3*l.size || math.Abs(v.x0-values[0].x0) > 2 {
			return nil
		}
		pairs = append(pairs, [2]line{l, values[i]})
	}
	return pairs
}

// parts reports whether most lines of a column are in pieces, as more columns than one are.
func parts(column []line) bool {
	rows := baselines(column)
	return (len(column)-len(rows))*2 > len(rows)
}

// cells joins the lines of a column that stand close; each has its y at its middle.
func cells(column []line) []line {
	column = slices.Clone(column)
	slices.SortStableFunc(column, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	var out []line
	first, last := 0.0, 0.0
	for _, l := range column {
		if n := len(out); n > 0 && last-l.y < 1.3*l.size {
			out[n-1].text += " " + l.text
			out[n-1].x0, out[n-1].x1, last = math.Min(out[n-1].x0, l.x0), math.Max(out[n-1].x1, l.x1), l.y
			out[n-1].y = (first + last) / 2
			continue
		}
		first, last = l.y, l.y
		out = append(out, l)
	}
	return out
}

// rows writes a row for each baseline on which the first column says something;
// what stands below goes on with its cells.
func (c *canvas) rows(zone []line, at float64, out *[]line) {
	for _, row := range baselines(zone) {
		if n := len(*out); row[0].x0 >= at-1 && n > 0 && (*out)[n-1].column == c.columns {
			cells := (*out)[n-1].cells
			for _, p := range row {
				cells[len(cells)-1] += " " + p.text
			}
			continue
		}
		l := row[0]
		l.column = c.columns
		for _, p := range row {
			l.cells = append(l.cells, p.text)
		}
		*out = append(*out, l)
	}
}

package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"yardstick/intake/outline"
)

// Limits on the search for columns.
const (
	maxCandidates = 80 // places where a column may begin
	maxSplits     = 6  // columns within each other
	minColumn     = 3  // lines on each side
)

// arrange puts the pieces of a page in the order in which they are read and
// marks those that a drawn mark makes items.
func (c *canvas) arrange(all []line, dots []dot) []line {
	for i := range all {
		all[i].dotted = slices.ContainsFunc(dots, func(d dot) bool { return d.marks(all[i]) })
	}
	all = lowerMarks(all)
	var out []line
	c.split(all, 0, &out)
	return out
}

// lowerMarks gives the mark of a list that stands on a line of its own, because
// it is wider than the list is moved in, to the line below it.
func lowerMarks(all []line) []line {
	for i := 0; i < len(all); i++ {
		if !lone(all[i].text) {
			continue
		}
		for k := i + 1; k < len(all) && all[i].y-all[k].y < 2*all[i].size; k++ {
			if all[k].x0 >= all[i].x0 && all[k].y < all[i].y {
				all[k].dotted = true
				all = slices.Delete(all, i, i+1)
				i--
				break
			}
		}
	}
	return all
}

// lone reports whether a text is only the mark of a list.
func lone(text string) bool {
	_, item := outline.Unmark(text + " X")
	return item && utf8.RuneCountInString(text) <= 3
}

// marks reports whether a shape stands before a line as the mark of a list does.
func (d dot) marks(l line) bool {
	middle := (d.y0 + d.y1) / 2
	return middle > l.y-0.25*l.size && middle < l.y+0.9*l.size && d.x1 <= l.x0+1 && l.x0-d.x1 < 3*l.size && d.y1-d.y0 < 0.9*l.size
}

// split looks for a gap from top to bottom that parts columns. What stands
// above, between and below columns is read in its place.
func (c *canvas) split(all []line, depth int, out *[]line) {
	c.work.check()
	at, found := gutter(all)
	if !found || depth >= maxSplits {
		c.column(all, out)
		return
	}
	var zone, before []line
	flush := func() {
		if left, right := sides(zone, at); len(left) < minColumn || len(right) < minColumn {
			before = append(before, zone...)
		} else {
			c.column(before, out)
			before = nil
			if !c.table(zone, at, out) {
				c.split(left, depth+1, out)
				c.split(right, depth+1, out)
			}
		}
		zone = nil
	}
	for _, l := range all {
		if crosses(l, at) {
			flush()
			before = append(before, l)
			continue
		}
		zone = append(zone, l)
	}
	flush()
	c.column(before, out)
}

func crosses(l line, at float64) bool { return l.x0 < at-1 && l.x1 > at }

func sides(zone []line, at float64) (left, right []line) {
	for _, l := range zone {
		if l.x0 < at-1 {
			left = append(left, l)
		} else {
			right = append(right, l)
		}
	}
	return left, right
}

// gutter gives the place where a column begins that parts most lines.
func gutter(all []line) (at float64, found bool) {
	var places []float64
	for _, l := range all {
		if !slices.ContainsFunc(places, func(p float64) bool { return math.Abs(p-l.x0) < 1 }) && len(places) < maxCandidates {
			places = append(places, l.x0)
		}
	}
	best := 0
	for _, p := range places {
		if n := parted(all, p); n > best {
			best, at = n, p
		}
	}
	return at, best >= minColumn
}

// parted counts the lines that a column beginning at a place would part: on the
// smaller side of each stretch that no line crosses.
func parted(all []line, at float64) int {
	sum, left, right := 0, 0, 0
	end := func() {
		if left >= minColumn && right >= minColumn {
			sum += min(left, right)
		}
		left, right = 0, 0
	}
	for _, l := range all {
		switch {
		case crosses(l, at):
			end()
		case l.x0 < at-1:
			left++
		default:
			right++
		}
	}
	end()
	return sum
}

// column writes lines one below the other. Pieces on one baseline are one line.
// Where lines of a size end at most is where lines of that size are broken.
func (c *canvas) column(all []line, out *[]line) {
	if len(all) == 0 {
		return
	}
	c.columns++
	right := map[int]float64{}
	from := len(*out)
	rows := baselines(all)
	for _, row := range rows {
		l := row[0]
		if aligned(row, rows) {
			l.cells = []string{row[0].text, row[1].text}
		}
		for _, next := range row[1:] {
			l.text += " " + next.text
			l.x1, l.bold, l.size = math.Max(l.x1, next.x1), l.bold && next.bold, math.Max(l.size, next.size)
		}
		l.column = c.columns
		right[sizeClass(l)] = math.Max(right[sizeClass(l)], l.x1)
		*out = append(*out, l)
	}
	lines, full := (*out)[from:], map[int]int{}
	for i := range lines {
		if l := &lines[i]; l.x1 > right[sizeClass(*l)]-0.12*(right[sizeClass(*l)]-l.x0) {
			full[sizeClass(*l)]++
		}
	}
	for i := range lines {
		lines[i].right, lines[i].wraps = right[sizeClass(lines[i])], full[sizeClass(lines[i])] > 1
	}
}

// aligned reports whether a line has two pieces far apart, of which the second
// stands under or above the second piece of another line: label and value.
func aligned(row []line, rows [][]line) bool {
	if len(row) != 2 || len(strings.Fields(row[0].text)) > 6 {
		return false
	}
	n := 0
	for _, other := range rows {
		if len(other) == 2 && (math.Abs(other[1].x0-row[1].x0) < 2 || math.Abs(other[1].x0+other[1].x1-row[1].x0-row[1].x1) < 4) {
			n++
		}
	}
	return n > 1
}

// sizeClass tells the sizes of text apart that a reader does.
func sizeClass(l line) int { return int(math.Round(l.size)) }

// baselines groups pieces by their baselines, from top to bottom and left to right.
func baselines(all []line) (rows [][]line) {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	for _, l := range all {
		if n := len(rows); n > 0 && math.Abs(rows[n-1][0].y-l.y) < 0.4*math.Max(l.size, rows[n-1][0].size) {
			rows[n-1] = append(rows[n-1], l)
			continue
		}
		rows = append(rows, []line{l})
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b line) int { return cmp.Compare(a.x0, b.x0) })
	}
	return rows
}

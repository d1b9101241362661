package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// sheet is a page: its lines in the order in which they are read.
type sheet struct {
	lines         []line
	bottom, upper float64 // of its text
}

// line is a line of a column, or a row of a table.
type line struct {
	text   string
	x0, x1 float64
	y      float64 // of its baseline, upwards
	size   float64
	bold   bool
	dotted bool     // a mark of a list was drawn before it
	first  float64  // width of its first word
	right  float64  // where the lines of its column end at most
	wraps  bool     // several lines of its column end there: they are broken, and not only the longest is
	column int      // number of its column, over all pages
	cells  []string // of a row of a table
}

// sheet reads a page; one that is broken has no lines.
func (f *file) sheet(n int) sheet {
	f.work.spend(costOfOne)
	d, _, inherited, err := f.PageDict(n, false)
	if err != nil || d == nil {
		return sheet{}
	}
	resources := f.dict(d["Resources"])
	if len(resources) == 0 && inherited != nil {
		resources = inherited.Resources
	}
	c := &canvas{file: f, state: start(upright(inherited))}
	c.line, c.at = identity, identity
	c.run(f.contents(d["Contents"]), resources)
	lines := c.arrange(segments(c.signs), c.dots)
	s := sheet{lines: lines}
	for i, l := range lines {
		if i == 0 || l.y < s.bottom {
			s.bottom = l.y
		}
		if i == 0 || l.y > s.upper {
			s.upper = l.y
		}
	}
	return s
}

// upright gives the map that turns a page as its reader sees it.
func upright(p *model.InheritedPageAttrs) matrix {
	if p == nil {
		return identity
	}
	w, h := 612.0, 792.0
	if p.MediaBox != nil {
		w, h = p.MediaBox.Width(), p.MediaBox.Height()
	}
	switch (p.Rotate%360 + 360) % 360 {
	case 90:
		return matrix{0, -1, 1, 0, 0, w}
	case 180:
		return matrix{-1, 0, 0, -1, w, h}
	case 270:
		return matrix{0, 1, -1, 0, h, 0}
	}
	return identity
}

// segments joins signs to pieces of lines: what stands on one baseline without
// a wide gap.
func segments(signs []sign) (out []line) {
	signs = once(slices.DeleteFunc(signs, func(s sign) bool { return s.away }))
	slices.SortStableFunc(signs, func(a, b sign) int { return cmp.Compare(b.y, a.y) })
	for len(signs) > 0 {
		n := 1
		for n < len(signs) && signs[0].y-signs[n].y <= 0.35*math.Max(signs[0].size, signs[n].size) {
			n++
		}
		row := signs[:n]
		slices.SortStableFunc(row, func(a, b sign) int { return cmp.Compare(a.x, b.x) })
		out = append(out, pieces(row)...)
		signs = signs[n:]
	}
	return out
}

// once leaves out signs that are drawn again on the same place to look bold.
func once(signs []sign) []sign {
	type place struct {
		text string
		x, y int
	}
	seen := make(map[place]bool, len(signs))
	return slices.DeleteFunc(signs, func(s sign) bool {
		at := place{s.text, int(math.Round(s.x)), int(math.Round(s.y))}
		for _, dx := range [...]int{-1, 0, 1} {
			near := at
			if near.x += dx; seen[near] && s.size > 4 {
				return true
			}
		}
		seen[at] = true
		return false
	})
}

// wide is the gap, in sizes of the text, that parts columns; narrow the one
// that parts words.
const (
	wide   = 1.3
	narrow = 0.14
)

// pieces splits the signs of a baseline at wide gaps.
func pieces(row []sign) (out []line) {
	from := 0
	for i := 1; i <= len(row); i++ {
		if i < len(row) && row[i].x-row[i-1].end <= wide*math.Max(row[i].size, row[i-1].size) {
			continue
		}
		out = append(out, piece(row[from:i]))
		from = i
	}
	return joinMarks(out)
}

// piece writes signs as text, with blanks where they stand apart.
func piece(signs []sign) line {
	var b strings.Builder
	l := line{x0: signs[0].x, x1: signs[0].end}
	bold, firstWord := 0, true
	l.size, l.y = mostOf(signs)
	for i, s := range signs {
		if i > 0 {
			gap := s.x - signs[i-1].end
			if gap > narrow*s.size || s.afterBlanks && gap > -0.2*s.size {
				b.WriteByte(' ')
				firstWord = false
			}
		}
		if firstWord {
			l.first = s.end - l.x0
		}
		b.WriteString(s.text)
		l.x1 = math.Max(l.x1, s.end)
		if s.bold {
			bold++
		}
	}
	l.text, l.bold = b.String(), bold*10 >= len(signs)*9
	return l
}

// mostOf gives the size of most signs, and their baseline: marks and raised
// figures do not count.
func mostOf(signs []sign) (size, y float64) {
	n := map[float64]int{}
	for _, s := range signs {
		if n[s.size]++; n[s.size] > n[size] || size == 0 {
			size, y = s.size, s.y
		}
	}
	return size, y
}

// joinMarks joins the mark of a list with the piece after it.
func joinMarks(row []line) []line {
	for i := 0; i+1 < len(row); i++ {
		mark, next := row[i], row[i+1]
		if !lone(mark.text) || next.x0-mark.x1 > 6*next.size {
			continue
		}
		next.text, next.first, next.x0 = mark.text+" "+next.text, next.first+next.x0-mark.x0, mark.x0
		row[i] = next
		row = slices.Delete(row, i+1, i+2)
	}
	return row
}

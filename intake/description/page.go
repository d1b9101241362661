package description

import (
	"math"
	"strings"
	"unicode/utf8"
)

// matrix is the affine map of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times applies m first and n after it.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// pageText collects the text of a page in the order in which it is drawn. A
// new line begins where the height changes, a blank where there is a gap.
type pageText struct {
	out          strings.Builder
	faces        map[string]face
	face         face
	size         float64
	leading      float64
	page         matrix // from the page's user space
	saved        []matrix
	line, at     matrix  // text line matrix and text matrix
	lastY, lastX float64 // where the text drawn last ends
	begun        bool
	work         *budget
}

func newPageText(faces map[string]face) *pageText {
	return &pageText{faces: faces, face: face{size: 1, single: latin()}, size: 1, page: identity, line: identity, at: identity}
}

// operator does what one operator of a content stream says, as far as text goes.
func (t *pageText) operator(op string, args []operand) {
	switch op {
	case "q":
		if len(t.saved) < 1000 {
			t.saved = append(t.saved, t.page)
		}
	case "Q":
		if n := len(t.saved); n > 0 {
			t.page, t.saved = t.saved[n-1], t.saved[:n-1]
		}
	case "cm":
		if m, ok := asMatrix(args); ok {
			t.page = m.times(t.page)
		}
	case "BT":
		t.line, t.at = identity, identity
	case "Tf":
		t.setFont(args)
	case "TL":
		t.leading = first(args)
	case "Tm":
		if m, ok := asMatrix(args); ok {
			t.line, t.at = m, m
		}
	case "Td", "TD":
		t.moveBy(op, args)
	case "T*":
		t.nextLine()
	case "'", "\"":
		t.nextLine()
		t.show(args)
	case "Tj", "TJ":
		t.show(args)
	}
}

func first(args []operand) float64 {
	if len(args) == 0 {
		return 0
	}
	return args[0].number
}

func asMatrix(args []operand) (matrix, bool) {
	var m matrix
	if len(args) != len(m) {
		return m, false
	}
	for i := range m {
		m[i] = args[i].number
	}
	return m, true
}

func (t *pageText) setFont(args []operand) {
	if len(args) != 2 {
		return
	}
	if f, known := t.faces[args[0].text]; known {
		t.face = f
	} else {
		t.face = face{size: 1, single: latin()}
	}
	t.size = args[1].number
}

func (t *pageText) moveBy(op string, args []operand) {
	if len(args) != 2 {
		return
	}
	if op == "TD" {
		t.leading = -args[1].number
	}
	t.line = matrix{1, 0, 0, 1, args[0].number, args[1].number}.times(t.line)
	t.at = t.line
}

func (t *pageText) nextLine() {
	t.line = matrix{1, 0, 0, 1, 0, -t.leading}.times(t.line)
	t.at = t.line
}

// show writes the text of the last argument, a string or a list of strings
// and gaps in thousandths of the font size.
func (t *pageText) show(args []operand) {
	if len(args) == 0 {
		return
	}
	t.place()
	last := args[len(args)-1]
	items := last.list
	if last.kind == isString {
		items = []operand{last}
	}
	for _, x := range items {
		if x.kind == isString {
			t.write(x.text)
		}
		if x.kind == isNumber {
			if x.number < -180 {
				t.blank()
			}
			t.forward(-x.number / 1000 * t.size)
		}
	}
}

// place begins a new line or a blank where the position calls for it.
func (t *pageText) place() {
	where := t.at.times(t.page)
	x, y := where[4], where[5]
	scale := math.Abs(t.size * where[3])
	if t.begun {
		switch {
		case math.Abs(y-t.lastY) > math.Max(scale*0.4, 1):
			t.out.WriteByte('\n')
		case math.Abs(x-t.lastX) > scale*0.15:
			t.blank()
		}
	}
	t.begun, t.lastX, t.lastY = true, x, y
}

func (t *pageText) blank() {
	if s := t.out.String(); s != "" && !strings.HasSuffix(s, " ") && !strings.HasSuffix(s, "\n") {
		t.out.WriteByte(' ')
	}
}

// write writes one string and moves on by its width.
func (t *pageText) write(raw string) {
	t.work.spend(len(raw))
	text := t.face.text(raw)
	t.out.WriteString(text)
	t.forward(t.size * t.face.width(raw, utf8.RuneCountInString(text)))
}

// forward moves the place of writing to the right by a distance in text space.
func (t *pageText) forward(by float64) {
	t.at = matrix{1, 0, 0, 1, by, 0}.times(t.at)
	t.lastX = t.at.times(t.page)[4]
}

// latin gives every byte as the sign of its number: what a text is taken for
// where its font is not known.
func latin() (single [256]string) {
	for i := range single {
		single[i] = string(rune(i))
	}
	return single
}

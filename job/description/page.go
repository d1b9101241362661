package description

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
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

// face is a font of a page with the widths of its signs in thousandths of the size.
type face struct {
	encoding pdf.TextEncoding
	first    int
	widths   []float64
}

func newFace(f *pdf.Font) face {
	return face{encoding: f.Encoder(), first: f.FirstChar(), widths: f.Widths()}
}

// width gives the width of a string as drawn, for size 1; where the font tells
// none, half the size a sign.
func (f face) width(raw string, signs int) float64 {
	var sum float64
	for i := range len(raw) {
		if k := int(raw[i]) - f.first; k >= 0 && k < len(f.widths) {
			sum += f.widths[k] / 1000
		}
	}
	if sum == 0 {
		return 0.5 * float64(signs)
	}
	return sum
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
}

func newPageText(faces map[string]face) *pageText {
	return &pageText{faces: faces, size: 1, page: identity, line: identity, at: identity}
}

// operator does what one operator of a content stream says, as far as text goes.
func (t *pageText) operator(stack *pdf.Stack, op string) {
	args := make([]pdf.Value, stack.Len())
	for i := len(args) - 1; i >= 0; i-- {
		args[i] = stack.Pop()
	}
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

func first(args []pdf.Value) float64 {
	if len(args) == 0 {
		return 0
	}
	return args[0].Float64()
}

func asMatrix(args []pdf.Value) (matrix, bool) {
	var m matrix
	if len(args) != len(m) {
		return m, false
	}
	for i := range m {
		m[i] = args[i].Float64()
	}
	return m, true
}

func (t *pageText) setFont(args []pdf.Value) {
	if len(args) != 2 {
		return
	}
	t.face = t.faces[args[0].Name()]
	t.size = args[1].Float64()
}

func (t *pageText) moveBy(op string, args []pdf.Value) {
	if len(args) != 2 {
		return
	}
	if op == "TD" {
		t.leading = -args[1].Float64()
	}
	t.line = matrix{1, 0, 0, 1, args[0].Float64(), args[1].Float64()}.times(t.line)
	t.at = t.line
}

func (t *pageText) nextLine() {
	t.line = matrix{1, 0, 0, 1, 0, -t.leading}.times(t.line)
	t.at = t.line
}

// show writes the text of the last argument, a string or a list of strings
// and gaps in thousandths of the font size.
func (t *pageText) show(args []pdf.Value) {
	if len(args) == 0 {
		return
	}
	t.place()
	v := args[len(args)-1]
	if v.Kind() == pdf.String {
		t.write(v.RawString())
		return
	}
	for i := range v.Len() {
		switch x := v.Index(i); {
		case x.Kind() == pdf.String:
			t.write(x.RawString())
		default:
			if x.Float64() < -180 {
				t.blank()
			}
			t.forward(-x.Float64() / 1000 * t.size)
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
	text := raw
	if t.face.encoding != nil {
		text = t.face.encoding.Decode(raw)
	}
	t.out.WriteString(text)
	t.forward(t.size * t.face.width(raw, utf8.RuneCountInString(text)))
}

// forward moves the place of writing to the right by a distance in text space.
func (t *pageText) forward(by float64) {
	t.at = matrix{1, 0, 0, 1, by, 0}.times(t.at)
	t.lastX = t.at.times(t.page)[4]
}

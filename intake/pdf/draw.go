package pdf

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
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

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// sign is a drawn sign: where its baseline begins and ends, in points from the
// lower left of the page, and how high a line of it is.
type sign struct {
	text        string
	x, y, end   float64
	size        float64
	bold        bool
	away        bool // not written from left to right
	afterBlanks bool // a blank was drawn before it
}

// dot is a small filled shape: the mark of a list, where fonts have none.
type dot struct{ x0, y0, x1, y1 float64 }

// state is what q keeps and Q brings back.
type state struct {
	page             matrix
	face             *face
	size             float64
	spacing, between float64 // between signs, and between words besides
	stretch          float64
	leading, rise    float64
}

// Limits on the drawing of a page.
const (
	maxSaved  = 200
	maxForms  = 8       // forms within each other
	maxSigns  = 200_000 // of a page
	maxDots   = 2_000
	maxDotted = 9.0 // points: the width of the largest mark of a list
)

// canvas follows what is drawn on a page and keeps the signs.
type canvas struct {
	*file
	state
	saved     []state
	faces     map[string]*face
	resources types.Dict
	line, at  matrix // text line matrix and text matrix
	signs     []sign
	dots      []dot
	path      dot // bounds of the path that is being built
	open      bool
	forms     int
	artifacts []bool  // of the marked contents around: whether each is no content
	blank     float64 // room of the blanks before the next sign, in sizes
}

// start gives the state that a page begins with.
func start(page matrix) state { return state{page: page, face: plainFace(), size: 1, stretch: 1} }

// run follows a stream of operators.
func (c *canvas) run(stream []byte, resources types.Dict) {
	if len(resources) > 0 {
		c.resources = resources
		c.faces = c.file.faces(resources)
	}
	l := &lexer{data: stream, work: c.work}
	l.each(c.operator)
}

// operator does what one operator says, as far as text and small shapes go.
func (c *canvas) operator(op string, args []operand) {
	if c.textOperator(op, args) {
		return
	}
	switch op {
	case "q":
		if len(c.saved) < maxSaved {
			c.saved = append(c.saved, c.state)
		}
	case "Q":
		if n := len(c.saved); n > 0 {
			c.state, c.saved = c.saved[n-1], c.saved[:n-1]
		}
	case "cm":
		if m, ok := asMatrix(args); ok {
			c.page = m.times(c.page)
		}
	case "Do":
		if len(args) == 1 {
			c.form(args[0].text)
		}
	case "BMC", "BDC":
		c.artifacts = append(c.artifacts, len(args) > 0 && args[0].text == "Artifact" || c.artifact())
	case "EMC":
		if n := len(c.artifacts); n > 0 {
			c.artifacts = c.artifacts[:n-1]
		}
	default:
		c.pathOperator(op, args)
	}
}

// artifact reports whether what is drawn is no content of the document: a
// page's number, its head and foot, as the writer marked them.
func (c *canvas) artifact() bool { return len(c.artifacts) > 0 && c.artifacts[len(c.artifacts)-1] }

// form draws a form: a piece of a page that has its own resources.
func (c *canvas) form(name string) {
	object, is := c.get(c.dict(c.resources["XObject"])[name]).(types.StreamDict)
	if !is || c.forms >= maxForms || c.name(object.Dict["Subtype"]) != "Form" {
		return
	}
	before, faces, resources, saved := c.state, c.faces, c.resources, c.saved
	c.forms++
	c.saved = nil
	if list := c.array(object.Dict["Matrix"]); len(list) == 6 {
		var m matrix
		for i := range m {
			m[i], _ = c.number(list[i])
		}
		c.page = m.times(c.page)
	}
	c.work.spend(costOfOne)
	c.run(c.stream(object), c.dict(object.Dict["Resources"]))
	c.state, c.faces, c.resources, c.saved = before, faces, resources, saved
	c.forms--
}

// pathOperator keeps the bounds of what is filled, where that is small.
func (c *canvas) pathOperator(op string, args []operand) {
	switch op {
	case "m", "l", "c", "v", "y", "re":
		if op == "re" && len(args) == 4 {
			x, y := args[0].number, args[1].number
			c.stretchPath(x, y)
			c.stretchPath(x+args[2].number, y+args[3].number)
			return
		}
		for i := 0; i+1 < len(args); i += 2 {
			c.stretchPath(args[i].number, args[i+1].number)
		}
	case "f", "F", "f*", "B", "B*", "b", "b*", "s", "S":
		p := c.path
		w, h := p.x1-p.x0, p.y1-p.y0
		if c.open && len(c.dots) < maxDots && w > 0.8 && h > 0.8 && w < maxDotted && h < maxDotted && w < 2.5*h && h < 2.5*w {
			c.dots = append(c.dots, p)
		}
		c.open = false
	case "n":
		c.open = false
	}
}

func (c *canvas) stretchPath(x, y float64) {
	x, y = c.page.apply(x, y)
	if !c.open {
		c.path, c.open = dot{x, y, x, y}, true
		return
	}
	c.path = dot{math.Min(c.path.x0, x), math.Min(c.path.y0, y), math.Max(c.path.x1, x), math.Max(c.path.y1, y)}
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

package pdf

import (
	"math"
	"strings"
)

// textOperator does what an operator of text says, and reports whether it was one.
func (c *canvas) textOperator(op string, args []operand) bool {
	switch op {
	case "BT":
		c.line, c.at = identity, identity
	case "ET":
	case "Tf":
		c.setFont(args)
	case "Tc":
		c.spacing = first(args)
	case "Tw":
		c.between = first(args)
	case "Tz":
		c.stretch = first(args) / 100
	case "TL":
		c.leading = first(args)
	case "Ts":
		c.rise = first(args)
	case "Tm":
		if m, ok := asMatrix(args); ok {
			c.line, c.at = m, m
		}
	case "Td", "TD":
		c.moveBy(op, args)
	case "T*":
		c.nextLine()
	case "'":
		c.nextLine()
		c.show(args)
	case "\"":
		if len(args) == 3 {
			c.between, c.spacing = args[0].number, args[1].number
		}
		c.nextLine()
		c.show(args)
	case "Tj", "TJ":
		c.show(args)
	default:
		return false
	}
	return true
}

func first(args []operand) float64 {
	if len(args) == 0 {
		return 0
	}
	return args[0].number
}

func (c *canvas) setFont(args []operand) {
	if len(args) != 2 {
		return
	}
	c.face, c.size = c.faces[args[0].text], args[1].number
	if c.face == nil {
		c.face = plainFace()
	}
}

func (c *canvas) moveBy(op string, args []operand) {
	if len(args) != 2 {
		return
	}
	if op == "TD" {
		c.leading = -args[1].number
	}
	c.line = matrix{1, 0, 0, 1, args[0].number, args[1].number}.times(c.line)
	c.at = c.line
}

func (c *canvas) nextLine() {
	c.line = matrix{1, 0, 0, 1, 0, -c.leading}.times(c.line)
	c.at = c.line
}

// show draws the text of the last argument, a string or a list of strings and
// gaps in thousandths of the font size.
func (c *canvas) show(args []operand) {
	if len(args) == 0 {
		return
	}
	last := args[len(args)-1]
	items := last.list
	if last.kind == isString {
		items = []operand{last}
	}
	for _, x := range items {
		switch x.kind {
		case isString:
			c.write(x.text)
		case isNumber:
			c.forward(-x.number / 1000 * c.size * c.stretch)
		}
	}
}

// write draws one string, sign by sign.
func (c *canvas) write(raw string) {
	c.work.spend(len(raw))
	c.face.each(raw, func(text string, width float64, wordBlank bool) {
		w := width*c.size + c.spacing
		if wordBlank {
			w += c.between
		}
		m := matrix{c.size * c.stretch, 0, 0, c.size, 0, c.rise}.times(c.at).times(c.page)
		c.keep(text, m, width, w/max(c.size, 0.01))
		c.forward(w * c.stretch)
	})
}

// keep keeps a sign that says something; a blank is remembered for the sign after it.
// Blanks that a writer squeezed to nothing to move signs together are none.
func (c *canvas) keep(text string, m matrix, width, advance float64) {
	size := math.Hypot(m[2], m[3])
	if strings.TrimSpace(text) == "" || text == "\u00a0" {
		if text != "" {
			c.blank += advance
		}
		return
	}
	if c.artifact() || size < 1 || math.IsNaN(size) || math.IsInf(m[4]+m[5], 0) {
		return
	}
	if len(c.signs) >= maxSigns {
		panic(errWork)
	}
	dx := width * m[0]
	c.signs = append(c.signs, sign{
		text: text, x: m[4], y: m[5], end: m[4] + dx, size: size, bold: c.face.bold,
		away: m[0] <= 0 || math.Abs(m[1]) > 0.3*m[0], afterBlanks: c.blank > 0.07,
	})
	c.blank = 0
}

// forward moves the place of writing to the right by a distance in text space.
func (c *canvas) forward(by float64) { c.at = matrix{1, 0, 0, 1, by, 0}.times(c.at) }

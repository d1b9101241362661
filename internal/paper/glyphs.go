package paper

import (
	"strings"
	"unicode"

	"golang.org/x/image/font/sfnt"

	"yardstick/internal/fault"
)

// glyphs knows which characters a font can set.
type glyphs struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	seen   map[rune]bool
}

func newGlyphs(ttf []byte) (*glyphs, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Internal, Message: "the font of the report cannot be read", Cause: err}
	}
	return &glyphs{font: f, seen: map[rune]bool{}}, nil
}

// known replaces the characters that the font cannot set by a box, those that
// show nothing by nothing, and reports whether there were any of the first.
func (g *glyphs) known(text string) (string, bool) {
	missing := false
	out := strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Variation_Selector) && !g.has(r):
			return -1
		case !g.has(r):
			missing = true
			return '□'
		}
		return r
	}, text)
	return out, missing
}

// has reports whether the font has a glyph; beyond the basic plane the PDF has none.
func (g *glyphs) has(r rune) bool {
	if r > 0xffff {
		return false
	}
	known, asked := g.seen[r]
	if !asked {
		index, err := g.font.GlyphIndex(&g.buffer, r)
		known = err == nil && index != 0
		g.seen[r] = known
	}
	return known
}

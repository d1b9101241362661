package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden finds the characters of s that a reader does not see: zero-width
// spaces and joiners, soft hyphens, bidirectional controls, tag characters,
// stray variation selectors, blank letters and control characters. Adjacent
// ones make one span. What belongs to writing is not hidden: joiners and
// selectors in emoji and in scripts that need them, the flags made of tags, a
// byte order mark at the very start.
func Hidden(s string) []Span {
	var spans []Span
	prev := rune(-1)
	for i := 0; i < len(s); {
		if b := s[i]; b >= 0x20 && b < 0x7F {
			prev = rune(b)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == blackFlag {
			i += n + flagTags(s[i+n:])
			prev = r
			continue
		}
		if !hidden(prev, r, s[i+n:], i) {
			prev = r
			i += n
			continue
		}
		if k := len(spans) - 1; k >= 0 && spans[k].End == i {
			spans[k].End = i + n
		} else {
			spans = append(spans, Span{i, i + n})
		}
		i += n
	}
	return spans
}

// hidden reports whether r, at byte offset after the visible rune prev and
// before rest, is hidden.
func hidden(prev, r rune, rest string, offset int) bool {
	switch {
	case r == 0x200C || r == 0x200D: // joiners
		next, _ := utf8.DecodeRuneInString(rest)
		return !joins(prev) || !joins(next)
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF: // variation selectors
		return !selects(prev)
	case r == 0xFEFF:
		return offset > 0
	case r < 0x20 || r >= 0x7F && r < 0xA0: // controls
		return !unicode.IsSpace(r)
	}
	return unicode.Is(invisible, r)
}

// invisible holds the format characters, fillers and blanks that show nothing.
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1}, // soft hyphen
		{Lo: 0x034F, Hi: 0x034F, Stride: 1}, // combining grapheme joiner
		{Lo: 0x061C, Hi: 0x061C, Stride: 1},
		{Lo: 0x115F, Hi: 0x1160, Stride: 1}, // Hangul fillers
		{Lo: 0x17B4, Hi: 0x17B5, Stride: 1},
		{Lo: 0x180B, Hi: 0x180F, Stride: 1},
		{Lo: 0x200B, Hi: 0x200B, Stride: 1}, // zero-width space
		{Lo: 0x200E, Hi: 0x200F, Stride: 1}, // directional marks
		{Lo: 0x202A, Hi: 0x202E, Stride: 1}, // embeddings and overrides
		{Lo: 0x2060, Hi: 0x206F, Stride: 1},
		{Lo: 0x2800, Hi: 0x2800, Stride: 1}, // blank braille
		{Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
		{Lo: 0xFFF0, Hi: 0xFFFB, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1BCA0, Hi: 0x1BCA3, Stride: 1},
		{Lo: 0x1D173, Hi: 0x1D17A, Stride: 1},
		{Lo: 0xE0000, Hi: 0xE00FF, Stride: 1}, // tags
		{Lo: 0xE01F0, Hi: 0xE0FFF, Stride: 1},
	},
	LatinOffset: 1,
}

// joins reports whether a joiner next to r belongs to writing: emoji, and the
// letters of scripts other than the alphabets that never join.
func joins(r rune) bool {
	switch {
	case r == 0xFE0F || unicode.Is(unicode.So, r) || r >= 0x1F3FB && r <= 0x1F3FF:
		return true
	case unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common):
		return r == 0x2640 || r == 0x2642
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// selects reports whether a variation selector after r belongs to writing.
func selects(r rune) bool {
	return unicode.IsSymbol(r) || r >= '0' && r <= '9' || r == '#' || r == '*' ||
		r == 0x203C || r == 0x2049 || unicode.In(r, unicode.Han, unicode.Mongolian, unicode.Myanmar)
}

// blackFlag begins the flags of England, Scotland and Wales, written in tags.
const blackFlag = 0x1F3F4

// flagTags is the length in bytes of the tags that make a flag at the start of s, or 0.
func flagTags(s string) int {
	n := 0
	for i, r := range s {
		switch {
		case r == 0xE007F && n >= 3:
			return i + utf8.RuneLen(r)
		case n < 6 && (r >= 0xE0061 && r <= 0xE007A || r >= 0xE0030 && r <= 0xE0039):
			n++
		default:
			return 0
		}
	}
	return 0
}

// cleaned is a text without its hidden characters, and where they were.
type cleaned struct {
	text string
	cuts []cut
}

// cut says that from byte at of the cleaned text on, by bytes have been left out before.
type cut struct{ at, by int }

func clean(s string) cleaned {
	spans := Hidden(s)
	if len(spans) == 0 {
		return cleaned{text: s}
	}
	var b strings.Builder
	c := cleaned{cuts: make([]cut, 0, len(spans))}
	last, out := 0, 0
	for _, h := range spans {
		b.WriteString(s[last:h.Start])
		out += h.End - h.Start
		c.cuts = append(c.cuts, cut{b.Len(), out})
		last = h.End
	}
	b.WriteString(s[last:])
	c.text = b.String()
	return c
}

// raw maps a non-empty span of the cleaned text to the text it came from.
func (c cleaned) raw(s Span) Span {
	if len(c.cuts) == 0 {
		return s
	}
	return Span{c.offset(s.Start), c.offset(s.End-1) + 1}
}

func (c cleaned) offset(i int) int {
	k := lowerBound(len(c.cuts), func(k int) bool { return c.cuts[k].at > i })
	if k == 0 {
		return i
	}
	return i + c.cuts[k-1].by
}

package outline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signs are what pages and forms put before a text without saying anything by
// it: boxes to tick, ticks, arrows.
const signs = "☐☑☒✓✔✗✘✅❌□■▢▣▪◻◼⬜⬛➢➤►▶▸▹→➔»❖◆◇✦✱❑❒"

// bullets begin an item of a list.
const bullets = "•·‣●○◦⁃∙*–—-" + "▪■□▢❖◆➢➤►▶▸→➔»✓✔❑❒✦✱§"

// numbering is the number or letter of an item, or Markdown's box to tick.
var (
	numbering = regexp.MustCompile(`^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+`)
	box       = regexp.MustCompile(`^\[[ xX]?\]\s*`)
)

// Clean gives a text as one line: white space of any kind is one space, and
// what a reader does not see or cannot say is gone: soft hyphens, joiners,
// marks of direction, signs of fonts of pictures, boxes to tick.
func Clean(s string) string {
	return strings.Join(strings.Fields(ligatures.Replace(strings.Map(visible, strings.ToValidUTF8(s, "")))), " ")
}

// ligatures are letters that fonts draw as one.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

func visible(r rune) rune {
	switch {
	case r == '\u00ad', r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2064, r == '\ufeff', r == '\u2028',
		r == '\u2029':
		if r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return -1
	case strings.ContainsRune("☐☑☒✓✔✗✘✅❌□▢▣◻◼⬜⬛", r):
		return ' '
	case r == utf8.RuneError, unicode.Is(unicode.Co, r), r >= 0xfe00 && r <= 0xfe0f:
		return ' '
	case unicode.IsControl(r):
		return ' '
	}
	return r
}

// Unmark takes the mark of a list off a line, if it has one: a bullet, a number,
// a letter, a box to tick. A dash or star must stand apart from the word.
func Unmark(line string) (text string, item bool) {
	line = strings.TrimSpace(line)
	if m := numbering.FindString(line); m != "" {
		return untick(line[len(m):]), true
	}
	if box.MatchString(line) {
		return untick(line), true
	}
	r, size := utf8.DecodeRuneInString(line)
	apart := size < len(line) && unicode.IsSpace(firstRune(line[size:]))
	switch {
	case strings.ContainsRune("-–—*·+o", r) && apart && (r != 'o' || bulletO(line)),
		strings.ContainsRune(bullets+signs, r) && !strings.ContainsRune("-–—*", r), unicode.Is(unicode.Co, r):
		return untick(line[size:]), true
	}
	return line, false
}

// bulletO tells the o that word processors make of a round bullet from a word.
func bulletO(line string) bool {
	rest := strings.TrimLeft(line[1:], " \t\u00a0")
	return unicode.IsUpper(firstRune(rest)) && len(line)-len(rest) > 1
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// untick takes a box to tick, and a second mark, off an item.
func untick(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimSpace(box.ReplaceAllString(s, ""))
	return strings.TrimSpace(strings.TrimLeft(s, signs+"\u00a0"))
}

// halves are beginnings of words that keep their hyphen.
const halves = " self well full part long short high low on off in front back day face hands non co re pre cross multi one two three " +
	"first second third end year month day week year-on "

// Compound reports whether the word that ends a line with a hyphen keeps it:
// its stem begins compounds.
func Compound(stem string) bool {
	word := stem[strings.LastIndexAny(stem, " (/")+1:]
	return strings.Contains(halves, " "+strings.ToLower(word)+" ") || strings.Contains(word, "-") ||
		word != "" && unicode.IsDigit(firstRune(word))
}

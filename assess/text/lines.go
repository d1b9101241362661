package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lines reads line ends with the space around them and decides whether the
// sentence ends there: it does at an empty line, before a list item, and
// wherever the writer rather than a margin broke the line.
func (g *segmenter) lines(i int) int {
	j, ends := i, 0
	for j < len(g.toks) && (g.is(j, newlineToken) || g.is(j, spaceToken)) {
		if g.is(j, newlineToken) && g.text(j) != "\r" {
			ends++
		}
		j++
	}
	at := g.toks[i].start
	if g.words > 0 && (ends != 1 || g.breaks(at, j)) {
		g.end(at)
	}
	return j
}

// breaks reports whether the single line end at offset at, before token j,
// ends the sentence.
func (g *segmenter) breaks(at, j int) bool {
	if j >= len(g.toks) || g.words > longSentence || g.bullet(j) {
		return true
	}
	line := strings.TrimRightFunc(g.s[lineStart(g.s, at):at], unicode.IsSpace)
	if strings.HasSuffix(line, ",") || g.wrapped {
		return false
	}
	first, _ := utf8.DecodeRuneInString(g.s[g.toks[j].start:])
	return !unicode.IsLower(first) || utf8.RuneCountInString(line) < 40
}

func lineStart(s string, at int) int {
	return strings.LastIndexAny(s[:at], "\r\n") + 1
}

// bullet reports whether a list item begins at token j.
func (g *segmenter) bullet(j int) bool {
	if _, ok := g.marker(j); ok {
		return true
	}
	return isBullet(g.text(j)) && (g.is(j+1, spaceToken) || g.is(j+1, wordToken))
}

func isBullet(s string) bool {
	switch s {
	case "-", "*", "•", "–", "—", "‣", "◦", "▪", "·", "+", ">":
		return true
	}
	return false
}

// isWrapped reports whether the lines of s are broken at a margin: at least
// three lines, and nearly all that are not the last of their paragraph 50 to
// 100 characters long.
func isWrapped(s string) bool {
	if !strings.Contains(s, "\n") {
		return false
	}
	inner, full := 0, 0
	for _, paragraph := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		lines := strings.Split(strings.Trim(paragraph, "\n"), "\n")
		for _, l := range lines[:len(lines)-1] {
			inner++
			if n := utf8.RuneCountInString(l); n >= 50 && n <= 100 {
				full++
			}
		}
	}
	return inner >= 2 && full*10 >= inner*9
}

// trimmed leaves out surrounding space, and stray stops or a bullet in front.
func trimmed(s string, p Span) Span {
	part := s[p.Start:p.End]
	part = strings.TrimRightFunc(part, blank)
	left := strings.TrimLeftFunc(part, blank)
	if stops := strings.TrimLeft(left, ".,;:!?…)"); stops != left && strings.TrimLeftFunc(stops, blank) != stops {
		left = strings.TrimLeftFunc(stops, blank)
	}
	if _, n := utf8.DecodeRuneInString(left); n < len(left) && isBullet(left[:n]) && (blank(rune(left[n])) || left[:n] == "•") {
		left = strings.TrimLeftFunc(left[n:], blank)
	}
	return Span{p.Start + len(part) - len(left), p.Start + len(part)}
}

// blank reports whether r is space, or the byte order mark that may begin a file.
func blank(r rune) bool { return unicode.IsSpace(r) || r == 0xFEFF }

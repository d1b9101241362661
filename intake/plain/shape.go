package plain

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/intake/outline"
)

var rules = regexp.MustCompile(`^(?:[-=_*~+.─━═] ?){3,}$`)

// underlines gives the level of a heading by the sign that underlines it.
var underlines = map[byte]int{'=': 1, '-': 2}

// maxParagraph is the length in bytes from which a paragraph is not joined
// further: no paragraph is that long, and joining takes time.
const maxParagraph = 8000

// rule reports whether a line only divides.
func rule(line string) bool { return rules.MatchString(line) }

// underlined reports whether the line after this one underlines it, and passes over that.
func (r *reader) underlined(line string) bool {
	if r.at >= len(r.lines) || r.isOpen || len(strings.Fields(line)) > 12 {
		return false
	}
	under := strings.TrimSpace(r.lines[r.at])
	if len(under) < 3 || underlines[under[0]] == 0 || strings.Trim(under, under[:1]) != "" || r.lines[r.at][0] != under[0] {
		return false
	}
	if _, item := outline.Unmark(line); item {
		return false
	}
	r.at++
	return true
}

// shaped gives a line that begins something the shape that it has by itself.
func shaped(line string) outline.Line {
	plainly := unmarked(line)
	n := len(strings.Fields(plainly))
	switch {
	case bold(line) && n <= 12:
		return outline.Line{Text: line, Shape: outline.Heading, Level: 4}
	case strings.HasSuffix(plainly, ":") && n <= 8:
		return outline.Line{Text: line, Shape: outline.Heading, Level: 4}
	case n <= 8 && capitals(plainly):
		return outline.Line{Text: line, Shape: outline.Heading, Level: 3}
	}
	return outline.Line{Text: line, Shape: outline.Paragraph}
}

// bold reports whether a line is all in Markdown's bold.
func bold(line string) bool {
	line = strings.TrimRight(line, ": ")
	for _, mark := range []string{"**", "__"} {
		if inner, ok := strings.CutPrefix(line, mark); ok && strings.Index(inner, mark) == len(inner)-2 && len(inner) > 2 {
			return true
		}
	}
	return false
}

// capitals reports whether a line is written in capitals, with two letters at least.
func capitals(line string) bool {
	letters := 0
	for _, r := range line {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 3 && !strings.HasSuffix(line, ".")
}

// short reports whether a line can be a heading.
func short(s string) bool {
	return len(strings.Fields(s)) <= 7 && !strings.ContainsAny(s[len(s)-1:], ".!?;,")
}

// goesOn reports whether a line goes on with what is open: it begins small, or
// the line before it was as long as lines are and ends no sentence.
func (r *reader) goesOn(line string) bool {
	if len(r.open.Text) > maxParagraph || r.open.Shape == outline.Heading || strings.HasSuffix(r.last, ":") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	if unicode.IsLower(first) {
		return true
	}
	if _, _, row := outline.Labelled(line); row || bold(line) {
		return false
	}
	ends := strings.HasSuffix(r.last, ".") || strings.HasSuffix(r.last, ";") || strings.HasSuffix(r.last, "!") ||
		strings.HasSuffix(r.last, "?")
	return !ends && r.longest < 140 && utf8.RuneCountInString(r.last) > r.longest*7/10 && len(strings.Fields(r.last)) > 7
}

// join joins two lines; a word broken with a hyphen is made whole.
func join(a, b string) string {
	first, _ := utf8.DecodeRuneInString(b)
	if stem, ok := strings.CutSuffix(a, "-"); ok && unicode.IsLower(first) && !strings.HasSuffix(stem, " ") && !outline.Compound(stem) {
		return stem + b
	}
	if strings.HasSuffix(a, "-") && unicode.IsLetter(first) {
		return a + b
	}
	return a + " " + b
}

var (
	link     = regexp.MustCompile(`!?\[([^\]\n]{1,300})\]\([^)\s]*\)`)
	address  = regexp.MustCompile(`<(?:https?|mailto):[^>\s]*>`)
	emphasis = regexp.MustCompile(`(\*\*|__)(\S(?:.*?\S)?)(?:\*\*|__)`)
	italics  = regexp.MustCompile(`(^|[\s("'])([*_])([^\s*_](?:[^*_]*[^\s*_])?)[*_]($|[\s.,;:!?)"'])`)
	code     = regexp.MustCompile("`([^`\n]+)`")
)

// unmarked takes Markdown's marks off a text: links, emphasis, code.
func unmarked(s string) string {
	if !strings.ContainsAny(s, "*_[`<\\") {
		return s
	}
	s = link.ReplaceAllString(s, "$1")
	s = address.ReplaceAllString(s, "")
	s = emphasis.ReplaceAllString(s, "$2")
	s = italics.ReplaceAllString(s, "$1$3$4")
	s = code.ReplaceAllString(s, "$1")
	return strings.NewReplacer(`\*`, "*", `\_`, "_", `\-`, "-", `\.`, ".", `\&`, "&", `\#`, "#").Replace(s)
}

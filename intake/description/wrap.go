package description

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func decodeUTF16(units []uint16) string { return string(utf16.Decode(units)) }

var listMark = regexp.MustCompile(`^\s*(?:[-*•·‣▪●○◦–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+`)

// maxParagraph is the length in bytes from which a paragraph is not joined
// further: no paragraph is that long, and joining takes time.
const maxParagraph = 8000

// unwrap joins the lines of paragraphs that were broken to fit a page, and
// keeps list items, headings and paragraphs apart.
func unwrap(text string) string {
	var out []string
	open := false // the last line goes on
	longest := longestLine(text)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimRight(line, "\n"))
		switch {
		case line == "":
			open = false
			continue
		case open && continues(out[len(out)-1], line, longest):
			out[len(out)-1] = joinWrapped(out[len(out)-1], line)
		default:
			out = append(out, line)
		}
		open = true
	}
	return strings.Join(out, "\n")
}

// longestLine gives the length of the longest line, by which a line that was
// broken for want of room is told from one that ends.
func longestLine(text string) int {
	longest := 0
	for line := range strings.Lines(text) {
		longest = max(longest, utf8.RuneCountInString(strings.TrimSpace(line)))
	}
	return longest
}

// continues reports whether line goes on with the sentence of the line before.
func continues(before, line string, longest int) bool {
	if len(before) > maxParagraph {
		return false
	}
	last := before[strings.LastIndexByte(before, '\n')+1:]
	if listMark.MatchString(line) || strings.HasPrefix(line, "#") || strings.HasSuffix(last, ":") || strings.HasPrefix(last, "#") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	if unicode.IsLower(first) {
		return true
	}
	ends := strings.HasSuffix(last, ".") || strings.HasSuffix(last, ";") || strings.HasSuffix(last, "!") || strings.HasSuffix(last, "?")
	return !ends && longest < 140 && utf8.RuneCountInString(last) > longest*7/10 && len(strings.Fields(last)) > 7
}

// joinWrapped joins two lines; a word broken with a hyphen is made whole.
func joinWrapped(a, b string) string {
	first, _ := utf8.DecodeRuneInString(b)
	if stem, ok := strings.CutSuffix(a, "-"); ok && unicode.IsLower(first) && !strings.HasSuffix(stem, " ") {
		return stem + b
	}
	return a + " " + b
}

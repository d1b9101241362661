package transcript

import (
	"maps"
	"regexp"
	"strings"
)

// inlineLabel is a name of up to three words before a colon, at the beginning of a line
// or after the end of a sentence: a dialogue that lost its line breaks.
var inlineLabel = regexp.MustCompile(`(?m)(?:^|[.?!…]["”’)]*[ \t]+)(\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){0,2}) ?:[ \t]+`)

// askedInLine are the questions of one who does nothing but ask, where another does
// nothing but answer, both named within one line: "ana: did you …? ben: yes."
func askedInLine(text string) []Span {
	var spans []Span
	at := 0
	for line := range strings.Lines(text) {
		for _, s := range inLine(line) {
			spans = append(spans, Span{at + s.Start, at + s.End})
		}
		at += len(line)
	}
	return spans
}

func inLine(line string) []Span {
	found := inlineLabel.FindAllStringSubmatchIndex(line, -1)
	if len(found) < 2 || found[0][2] != 0 {
		return nil
	}
	asking, says := map[string]bool{}, map[string]bool{}
	parts := make([]Span, len(found))
	for i, m := range found {
		parts[i] = Span{m[2], len(line)}
		if i+1 < len(found) {
			parts[i].End = found[i+1][2]
		}
		name := strings.ToLower(line[m[2]:m[3]])
		if strings.HasSuffix(strings.TrimRight(line[m[1]:parts[i].End], " \t\r\n\"”’)"), "?") {
			asking[name] = true
		} else {
			says[name] = true
		}
	}
	if len(asking) != 1 || len(says) != 1 || maps.Equal(says, asking) {
		return nil
	}
	for name := range asking {
		if (says["me"] || says["i"]) && roleOf(name) != asks {
			return nil // somebody tells of a talk of their own
		}
	}
	var spans []Span
	for i, m := range found {
		if asking[strings.ToLower(line[m[2]:m[3]])] {
			spans = append(spans, parts[i])
		}
	}
	return spans
}

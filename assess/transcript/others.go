package transcript

import "strings"

// Span is a part of a text: bytes, End exclusive.
type Span struct{ Start, End int }

// Others gives what somebody else than the one who answers says in a text: the
// lines of an interviewer in a dialogue whose labels say who is who (see
// [Transcript.Answerer]), and where nobody is named the questions that stand on
// lines of their own between what is said to them; or what one asks and another
// answers within one line. None where none of it is so.
func Others(text string) []Span {
	if spans := ofLines(text); len(spans) > 0 {
		return spans
	}
	return askedInLine(text)
}

// ofLines are the lines of somebody else.
func ofLines(text string) []Span {
	same := strings.NewReplacer("\r\n", " \n", "\r", "\n").Replace(text) // of the same length
	raw := strings.Split(same, "\n")
	lines := textLines(raw)
	c := castOf(lines, false)
	t := turns(lines, false)
	starts := make([]int, len(raw))
	for i := 1; i < len(raw); i++ {
		starts[i] = starts[i-1] + len(raw[i-1]) + 1
	}
	var spans []Span
	mine, ok := t.Answerer()
	switch {
	case len(c.names) == 0:
		for _, i := range askedBetween(lines) {
			row := lines[i].row
			spans = append(spans, Span{starts[row], starts[row] + len(raw[row])})
		}
		return spans
	case !ok || c.bare:
		return nil
	}
	speaker := mine
	for i := range lines {
		if l := lines[i].label; l != nil && c.names[l.key()] != "" {
			speaker = c.names[l.key()]
		}
		if row := lines[i].row; speaker != mine {
			spans = append(spans, Span{starts[row], starts[row] + len(raw[row])})
		}
	}
	return spans
}

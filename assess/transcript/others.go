package transcript

import "strings"

// Span is a part of a text: bytes, End exclusive.
type Span struct{ Start, End int }

// Others gives what somebody else than the one who answers says in a text: the
// lines of an interviewer in a dialogue whose labels say who is who (see
// [Transcript.Answerer]). None where the labels do not say.
func Others(text string) []Span {
	same := strings.NewReplacer("\r\n", " \n", "\r", "\n").Replace(text) // of the same length
	raw := strings.Split(same, "\n")
	lines := textLines(raw)
	c := castOf(lines, false)
	t := turns(lines, false)
	mine, ok := t.Answerer()
	if !ok || c.bare {
		return nil
	}
	starts := make([]int, len(raw))
	for i := 1; i < len(raw); i++ {
		starts[i] = starts[i-1] + len(raw[i-1]) + 1
	}
	var spans []Span
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

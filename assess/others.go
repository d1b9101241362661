package assess

import (
	"yardstick/assess/text"
	"yardstick/assess/transcript"
)

// others are the words that somebody else says in the answer: those of the
// interviewer in a dialogue. A yes to a leading question has said nothing.
func others(doc *text.Document) []text.Span {
	var spans []text.Span
	for _, s := range transcript.Others(doc.Raw) {
		spans = append(spans, text.Span{Start: s.Start, End: s.End})
	}
	return spans
}

// Package text segments an answer into sentences and words whose offsets lead
// back to the answer exactly as given, whatever Unicode it holds.
//
// Offsets inside the program are bytes ([Span]); [Document.CodePoints] turns
// them into the code points that files and JSON use.
package text

// Span is a range of bytes of the answer, End exclusive. It never splits a rune.
type Span struct{ Start, End int }

// Document is an answer with its segmentation. It is immutable.
type Document struct {
	Raw       string
	Sentences []Span // in order, without surrounding space; together they hold every word
	Words     []Word // in order
}

// Word is one word, number or abbreviation of the answer.
type Word struct {
	Span
	Sentence int    // index into Document.Sentences
	Norm     string // lower-cased, NFKC, British and American spellings folded
}

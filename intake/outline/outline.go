// Package outline holds a document from outside as lines of text with the
// shape that each had in it: what every reader of a format gives, whatever the
// format, and what a draft is made of. It knows nothing of what a line means.
package outline

// Shape is how a line stood in its document.
type Shape string

// The shapes of lines. What stands in a table is a row.
const (
	Heading   Shape = "heading"
	Item      Shape = "item"      // of a list, without its mark
	Paragraph Shape = "paragraph" // of running text: one or several sentences
	Row       Shape = "row"       // of a table, or a label with its value
)

// Line is a line, an item, a paragraph or a row of a document. Text has no line
// break, no mark of a list and no two spaces together, and is never empty.
type Line struct {
	Text  string
	Shape Shape
	Level int    // of a heading 1 to 6; of an item its depth from 1; else 0
	Label string // of a row: what stands before the value, such as "Reports to"; Text is the value then
}

// Outline is a document as lines. What the document does not say in a form
// that a program can trust is empty: nothing is guessed.
type Outline struct {
	Title string // of the job, where the format has a field for it
	Firm  string // who offers the job, where the format has a field for it
	Lines []Line
}

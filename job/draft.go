package job

// Draft says that nobody has agreed to a job yet: it is a proposal, made of a
// text. It goes when a person agrees.
type Draft struct {
	// Source names what was read: a file, "pasted text".
	Source string `yaml:"source,omitempty" json:"source,omitempty"`
	// Lines are the text, in its order.
	Lines []DraftLine `yaml:"lines,omitempty" json:"lines,omitempty"`
}

// DraftLine is one line or sentence of the text, and what it was taken for.
type DraftLine struct {
	Text string `yaml:"text" json:"text"`
	Is   Mark   `yaml:"is" json:"is"`
	// Why says in a few words what the mark rests on.
	Why string `yaml:"why,omitempty" json:"why,omitempty"`
	// Function is the id of the function that a duty, figure or person belongs to.
	Function string `yaml:"function,omitempty" json:"function,omitempty"`
}

// Mark is what a line of an advertisement says.
type Mark string

// The marks of lines.
const (
	IsDuty      Mark = "duty"      // something that the holder of the job does
	IsFigure    Mark = "figure"    // a target, a limit or an amount by which the work is measured
	IsPerson    Mark = "person"    // who the holder works with, reports to, leads or serves
	IsCondition Mark = "condition" // what the applicant must have or put up with: qualification, hours, place; and work that is ruled out
	IsOffer     Mark = "offer"     // what the employer gives: pay, benefits
	IsFirm      Mark = "firm"      // about the employer
	IsHeading   Mark = "heading"   // a title or a heading
	IsOther     Mark = "other"     // how to apply, notices, menus
)

// Agreed reports whether a person stands behind the job: it is no draft.
func (j *Job) Agreed() bool { return j.Draft == nil }

// Package assess measures an answer against a guide, requirement by
// requirement, with quoted evidence, and computes the verdict in code.
//
// The way through it: the answer is segmented ([text.Parse]); a [Reader] judges
// meaning, one [Reading] for each [Claim]; code decides what code does better
// (figures, coverage counts, keyword lists, pasted text, hidden characters),
// checks every quote by offset, and computes score, level and verdict.
//
// The package is pure: no I/O, no clock, no randomness. The same input gives
// the same output, byte for byte, on any machine.
package assess

import (
	"context"

	"yardstick/assess/text"
	"yardstick/guide"
)

// Verdict is the finding on one requirement.
type Verdict string

// The verdicts on a requirement. NotAssessed is never the same as zero.
const (
	Met          Verdict = "met"
	Partly       Verdict = "partly"
	NotMet       Verdict = "not_met"
	Contradicted Verdict = "contradicted"
	NotAssessed  Verdict = "not_assessed"
)

// Overall is the verdict on a whole answer.
type Overall string

// The verdicts on an answer.
const (
	Meets              Overall = "meets"
	MeetsInPart        Overall = "meets_in_part"
	DoesNotMeet        Overall = "does_not_meet"
	OverallNotAssessed Overall = "not_assessed"
)

// Assessment is the finding on one answer: the JSON that the command writes.
// Score is in 0..1 and Level a level of the guide’s scale; both are nil (null) where nothing could be assessed.
type Assessment struct {
	Answer       string        `json:"answer"` // the answer's id
	Guide        string        `json:"guide"`
	GuideSHA256  string        `json:"guide_sha256"`
	Question     string        `json:"question"`
	Assessor     Assessor      `json:"assessor"`
	Verdict      Overall       `json:"verdict"`
	Score        *float64      `json:"score"`
	Level        *int          `json:"level"`
	Requirements []Requirement `json:"requirements"`
	Warnings     []string      `json:"warnings"`
}

// Assessor names who assessed; Model is the model's name and checksum, or
// empty where no model was used.
type Assessor struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Model   string `json:"model"`
}

// Requirement is the finding on one requirement. Confidence, in 0..1, is the
// calibrated probability that the verdict is the one that careful raters give.
type Requirement struct {
	ID         string     `json:"id"`
	Kind       guide.Kind `json:"kind"`
	Verdict    Verdict    `json:"verdict"`
	Confidence float64    `json:"confidence"`
	Evidence   []Evidence `json:"evidence"`
	Items      []Item     `json:"items,omitempty"`
	Advice     string     `json:"advice"`
	Why        string     `json:"why,omitempty"`    // the reader's own sentence on its verdict, where it gives one
	Reason     string     `json:"reason,omitempty"` // why the requirement was not assessed, where the reader says: a word
}

// Item is the finding on one item of a coverage requirement.
type Item struct {
	Name     string     `json:"name"`
	Verdict  Verdict    `json:"verdict"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is a quote: Start and End count Unicode code points of the answer
// as given, End exclusive, and Quote is exactly that span.
type Evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

// Claim is one statement that a reader holds an answer against: a requirement,
// or one item of a coverage requirement (then Item is set and Text is the
// requirement's text).
type Claim struct {
	Question string
	Job      string
	Kind     guide.Kind
	Text     string
	Items    []string // of a coverage requirement read as a whole
	AtLeast  int      // how many of Items make it met
	Item     string
	Shows    []string
	Misses   []string
}

// Reference is the kind of a claim that is a reference answer, as in the
// grading of short answers: the answer must say the same. No guide holds it.
const Reference guide.Kind = "reference"

// Reading is what a reader found of one claim. A verdict above NotMet comes
// with at least one span of the answer, best first; Confidence is in 0..1. Shown
// are, where the reader knows, the shortest whole clauses in or about Spans that
// show the point: verdicts rest on Spans, people read Shown. Credit is the credit
// that the reader expects, in 0..1 (met 1, partly ½), where it knows one; above
// [Backed] it comes with spans, whatever the verdict. Why is a sentence on the
// verdict and Reason a word for why there is none; both may be empty.
type Reading struct {
	Verdict    Verdict
	Confidence float64
	Credit     float64
	Spans      []text.Span
	Shown      []text.Span
	Why        string
	Reason     string
}

// Reader reads meaning. Read returns one Reading for each claim, in order;
// equal arguments give equal results. Where ctx is done before it has finished
// it returns ctx's error. It is safe for concurrent use.
type Reader interface {
	// Assessor names the reader, its version and its model.
	Assessor() Assessor
	Read(ctx context.Context, answer *text.Document, claims []Claim) ([]Reading, error)
}

// Polyglot is a [Reader] that may be given answers in other languages than
// English. It reads NotAssessed what it cannot read.
type Polyglot interface {
	Reader
	// Polyglot reports whether other languages may come.
	Polyglot() bool
}

func polyglot(r Reader) bool {
	p, ok := r.(Polyglot)
	return ok && p.Polyglot()
}

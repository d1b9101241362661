package report

import (
	"fmt"

	"yardstick/assess"
)

// Figure is how well a version of the embedded reader agrees with people on
// questions that it was not trained on: quadratic-weighted kappa, 1 perfect and
// 0 guessing. Raters is what two careful people reach with each other.
type Figure struct {
	Version       string
	Kappa, Raters float64
}

// Unseen is the figure of the weights inside the program: the one place that
// states it for reports and pages. docs/model-card.md says how it was measured;
// tests hold the two together, and the version to that of the weights.
var Unseen = Figure{Version: "0.6", Kappa: 0.66, Raters: 0.95}

// sureFrom is the confidence from which on a verdict is a firm word.
const sureFrom = 0.4

// Unsure reports whether the reader is too unsure of its verdict for a firm word.
func Unsure(r *assess.Requirement) bool {
	return r.Verdict != assess.NotAssessed && r.Confidence < sureFrom
}

// Words names a verdict for people; of an unsure one it says so first.
func Words(r *assess.Requirement) string {
	if Unsure(r) {
		return "unsure (leans to " + verdictWords[r.Verdict] + ")"
	}
	return verdictWords[r.Verdict]
}

// Unquoted reports whether a verdict that gives credit has no passage to quote,
// as the absence of blame has none.
func Unquoted(r *assess.Requirement) bool {
	return (r.Verdict == assess.Met || r.Verdict == assess.Partly) && len(allEvidence(*r)) == 0
}

// noPassage stands where a quote would.
const noPassage = "(no passage can be quoted for this)"

// Goodness says how good the assessor is on questions it has never seen, in one
// sentence, or that nobody has measured it.
func Goodness(a assess.Assessor) string {
	if a.Model == "" || a.Version != Unseen.Version {
		return "How well this reader agrees with people is not known; take its findings as hints."
	}
	return fmt.Sprintf("On questions that it was never trained on, this reader agrees with people at a kappa of %.2f, "+
		"where two careful people reach %.2f (1 is perfect, 0 is guessing).", Unseen.Kappa, Unseen.Raters)
}

package panel

import (
	"encoding/json"

	"yardstick/people"
)

// trainingFile holds the sample answers by which raters are trained, with their known
// levels: the frame of reference that all of them shared.
const trainingFile = "training.json"

// GiveTraining gives a position the sample answers by which its raters are trained: a
// document that package calibrate reads. Another one takes its place until the first
// rating is handed in.
type GiveTraining struct{ Document json.RawMessage }

func (c GiveTraining) do(t *Turn) {
	if !t.need(people.Prepare) {
		return
	}
	data, err := marshalDocument(c.Document)
	if t.check(err) {
		t.document(trainingFile, data)
	}
}

// training is the document, for who prepares the position or rates in it.
func (g *gaze) training() json.RawMessage {
	if !g.may(people.Prepare) && !g.may(people.Declare) {
		return nil
	}
	return g.vault.Documents[trainingFile]
}

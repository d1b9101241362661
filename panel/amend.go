package panel

import (
	"encoding/json"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

// Amend changes the outcome of one candidate after the decision, or its reasons: a slip is
// corrected, an offer was declined. What stood before stays beside it in decision.json, and
// in the log. Why says why it is changed.
type Amend struct {
	Verdict
	Why string
}

func (c Amend) do(t *Turn) {
	if !t.need(people.Amend) || !t.check(c.check(t.State, c.Candidate), checkReason("why", c.Why)) {
		return
	}
	if !t.nameless("reason", c.Reason) || !t.nameless("why", c.Why) {
		return
	}
	cand, err := t.State.known(c.Candidate)
	if !t.check(err) {
		return
	}
	data, err := c.amended(t.Vault.Documents[decisionFile], t.At.UTC().Format(record.TimeLayout))
	if t.check(err) {
		t.document(decisionFile, data)
		t.add(AmendedDecision{Salted: t.salt(), Candidate: c.Candidate, Old: cand.Outcome, New: c.Outcome, Reason: c.Why})
	}
}

// amended is the decision with another verdict on the candidate, and the one before in the
// list "before" of it, with the time until which it stood.
func (c Amend) amended(decision []byte, until string) ([]byte, error) {
	var d struct {
		Outcomes []map[string]any `json:"outcomes"`
		Position string           `json:"position"`
		Format   string           `json:"yardstick"`
	}
	if err := json.Unmarshal(decision, &d); err != nil {
		return nil, &fault.Error{Kind: fault.Internal, Message: "the decision cannot be read", Cause: err}
	}
	for i, o := range d.Outcomes {
		if o["candidate"] != c.Candidate {
			continue
		}
		before, _ := o["before"].([]any)
		delete(o, "before")
		delete(o, "candidate")
		o["until"], o["why"] = until, c.Why
		next := c.json()
		next["before"] = append(before, o)
		d.Outcomes[i] = next
	}
	return marshalDocument(map[string]any{"yardstick": d.Format, "position": d.Position, "outcomes": d.Outcomes})
}

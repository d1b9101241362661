package panel

import (
	"fmt"

	"yardstick/record"
	"yardstick/record/packet"
)

// Rules are what a verifier of packets is to hold of the log of a position. A log
// that opens no position by this package passes them untouched.
func Rules() []packet.Rule {
	s := NewState()
	s.compared = true // the rules of packet follow the same reveals, and stop the log where one is not as committed
	return []packet.Rule{&rule{state: s}}
}

// rule folds the log as the program itself does.
type rule struct {
	state *State
	first *record.Entry // kept until the second entry says what the log is
	other bool          // it is no log of this package
}

// Entry implements [packet.Rule].
func (r *rule) Entry(e *record.Entry) error {
	switch {
	case r.other:
		return nil
	case e.Sequence == 0:
		copied := *e
		copied.Payload = append([]byte(nil), e.Payload...)
		r.first = &copied
		return nil
	case e.Sequence == 1:
		if r.other = e.Kind != positionOpened; r.other {
			return nil
		}
		if err := r.state.Apply(r.first); err != nil {
			return err
		}
	}
	return r.state.Apply(e)
}

// Check implements [packet.Rule].
func (r *rule) Check() packet.Check {
	c := packet.Check{
		Name: "panel", Status: packet.Holds,
		NotProved: "that the weights in the log are those of guide.json, that who is called a rater sat in the interview, or that a reason " +
			"is the true one",
	}
	if r.other || r.state.Next == 0 {
		c.Status, c.Found = packet.NotChecked, "the log opens no position of this program"
		return c
	}
	s := r.state
	opened := 0
	for _, f := range s.findings {
		opened += len(f.Opened)
	}
	c.Found = fmt.Sprintf("%d candidates, %d members; every entry was allowed at its stage; findings of the assessor opened, each after "+
		"the own rating: %d",
		len(s.Candidates), len(s.Members), opened)
	if s.Frozen != nil {
		c.Found += "; the totals follow from the ratings by the weights in the log, and were fixed before any discussion"
	}
	return c
}

package panel

import (
	"slices"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

// PlaceHold forbids to erase anything of the position.
type PlaceHold struct{ Reason string }

func (c PlaceHold) do(t *Turn) {
	if t.need(people.Keep) && t.nameless("reason", c.Reason) {
		t.add(PlacedHold(c))
	}
}

// LiftHold ends the latest hold that stands.
type LiftHold struct{ Reason string }

func (c LiftHold) do(t *Turn) {
	if !t.need(people.Keep) || !t.nameless("reason", c.Reason) {
		return
	}
	for _, h := range slices.Backward(t.State.Holds) {
		if h.Lifted == nil {
			t.add(LiftedHold{Hold: h.Entry, Reason: c.Reason})
			return
		}
	}
	t.check(fault.Conflictf("no legal hold stands"))
}

// Retain says until when the position is kept, and by which rules.
type Retain struct {
	Until string
	Rules []string
}

func (c Retain) do(t *Turn) {
	if t.need(people.Keep) {
		t.add(SetRetention(c))
	}
}

// Erase destroys the key of a person and everything that it opens. The log goes on
// with a tombstone and verifies as before.
type Erase struct{ Subject, Reason string }

func (c Erase) do(t *Turn) {
	if !t.need(people.Keep) || !t.nameless("reason", c.Reason) {
		return
	}
	var parts []string
	for code, p := range t.State.Parts {
		if p.Subject == c.Subject && !p.Erased {
			parts = append(parts, code)
		}
	}
	if len(parts) == 0 {
		t.check(fault.NotFoundf("there is nothing personal of %q here, or it was erased already", c.Subject))
		return
	}
	slices.Sort(parts)
	t.add(record.ErasedParts{Subject: c.Subject, Parts: parts, Reason: c.Reason})
	t.Erased = append(t.Erased, Erasure{Subject: c.Subject, Parts: parts})
}

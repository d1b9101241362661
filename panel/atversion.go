package panel

import "yardstick/internal/fault"

// AtVersion lets the commands after it in one turn be carried out only where the log
// has this many entries: whoever gives them has seen the position as it is.
type AtVersion struct{ Entries int64 }

func (c AtVersion) do(t *Turn) {
	if len(t.By.rolesIn(t.State)) == 0 {
		t.check(forbidden("you have nothing to do with position %s", t.State.Position))
		return
	}
	if t.State.Next != c.Entries {
		t.check(&Outdated{Seen: c.Entries, Now: t.State.Next})
	}
}

// Outdated says that a position has gone on since somebody looked.
type Outdated struct{ Seen, Now int64 } //nolint:errname // it says how far: more than an error

// Error says what happened in one line.
func (o *Outdated) Error() string {
	return "the position has gone on since: " + number(o.Now) + " entries, seen were " + number(o.Seen)
}

// Unwrap makes it a fault of the kind Conflict.
func (o *Outdated) Unwrap() error { return fault.Conflictf("%s", o.Error()) }

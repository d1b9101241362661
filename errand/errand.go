// Package errand is what somebody has done in the background because it takes too
// long to wait for: the packet of a large position, everything that a person has
// practised as a file, a large archive taken in, a hundred thousand results as a sheet.
//
//	Ask ─▶ task ─▶ Make: a file, kept for a day for whoever asked
//	           └─▶ Take: what was brought is taken in, and the errand ends, in one transaction
//
// An errand is asked for in the transaction that keeps what was brought with it. It is
// found by its owner alone, and forgotten with its file after [KeptFor]. Do is tried
// again like all background work; a worker that is killed in the middle of it loses
// nothing, since what was brought is kept until the end, and doubles nothing, since the
// end is kept in one transaction with what was done.
//
// [Desk] is where errands are asked for, [Workshop] what does them.
package errand

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"yardstick/background"
)

// Bounds on errands.
const (
	MaxFile = 256 << 20      // bytes of a file that is made or brought
	MaxEach = 20             // errands that one owner has at once
	KeptFor = 24 * time.Hour // how long an errand is kept with its file, from when it was asked for or ended
	LateFor = 6 * time.Hour  // after so long nobody is told any more that it is being done
)

// TooLate is told of an errand that did not come to its end: its task was cancelled
// before it ran, or lies among the dead letters.
const TooLate = "it did not come to its end; ask for it again"

// The errands that there are.
const (
	Packet  = "packet"  // of a position, for an account; about its code
	Export  = "export"  // of everything that a person has practised
	Import  = "import"  // of what was exported; [Errand.Taken] says what was new
	Results = "results" // of a batch; about "ID.format"
)

// State is where an errand stands.
type State string

// The states. Failed ones can be tried again by whoever looks after the tasks.
const (
	Waiting   State = "waiting"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

// Over reports whether nothing more is done.
func (s State) Over() bool { return s != Waiting }

// Errand is one thing that somebody has done.
type Errand struct {
	ID       string              `json:"id"`
	Owner    string              `json:"-"`
	Kind     string              `json:"kind"`
	About    string              `json:"about,omitempty"` // the code or id of what it is about
	State    State               `json:"state"`
	Problem  string              `json:"problem,omitempty"` // why it failed
	File     File                `json:"file"`              // what was made
	Note     json.RawMessage     `json:"note,omitempty"`    // what was done, in figures
	Progress background.Progress `json:"progress"`
	Made     time.Time           `json:"made"`
	Until    time.Time           `json:"until"` // it is kept so long
}

// File is what an errand has made.
type File struct {
	Name string `json:"name,omitempty"`
	Type string `json:"type,omitempty"` // such as application/zip
	Size int64  `json:"size,omitempty"` // bytes
}

// Taken says what an import took in: what was added, and what was there already.
type Taken struct {
	Added, Kept int
}

// Taken is the note of an import that is done; nil where there is none.
func (e *Errand) Taken() (*Taken, error) {
	if e.Kind != Import || e.State != Done {
		return nil, nil //nolint:nilnil // most errands take nothing in
	}
	t := new(Taken)
	if err := json.Unmarshal(e.Note, t); err != nil {
		return nil, fmt.Errorf("note of errand %s: %w", e.ID, err)
	}
	return t, nil
}

// Store keeps errands. One that an owner does not have, or that was kept for its time,
// is NotFound.
type Store interface {
	// Ask keeps an errand with what was brought, and asks for the task, in one
	// transaction. Where nothing was brought and the owner waits for the same already, it
	// gives that one. A Conflict where the owner has MaxEach; where there is no room, what
	// [background.Room.Fits] says.
	Ask(ctx context.Context, e Errand, brought []byte, room background.Room, task background.Task) (Errand, error)
	// Errand gives an errand, List those of an owner, the latest first; now is the time.
	Errand(ctx context.Context, owner, id string, now time.Time) (Errand, error)
	List(ctx context.Context, owner string, now time.Time) ([]Errand, error)
	// Brought gives what was brought, File what was made.
	Brought(ctx context.Context, owner, id string) ([]byte, error)
	File(ctx context.Context, owner, id string, now time.Time) ([]byte, error)
	// Tell keeps how far it is, and reports whether somebody still waits for it.
	Tell(ctx context.Context, e Errand, p background.Progress) (wanted bool, err error)
	// Keep ends an errand with the file that was made, drops what was brought, and calls
	// end in the same transaction (*sql.Tx). A Conflict where it is over; where there is no
	// room, what [background.Room.Fits] says.
	Keep(ctx context.Context, e Errand, file []byte, room background.Room, end func(ctx context.Context, tx any) error) error
	// End is Keep without a file, within a transaction of another store of the same
	// database (*sql.Tx).
	End(ctx context.Context, tx any, e Errand) error
	// Fail ends an errand with a problem; one that is over stays as it is.
	Fail(ctx context.Context, e Errand) error
	// Cancel ends an errand that waits; what was brought and made goes. It may be called again.
	Cancel(ctx context.Context, owner, id string) error
	// Remove removes an errand; Expired all that were kept for their time, and gives their
	// number. It fails those that have waited for LateFor.
	Remove(ctx context.Context, owner, id string) error
	Expired(ctx context.Context, now time.Time) (int, error)
}

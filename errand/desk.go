package errand

import (
	"context"
	"fmt"
	"strings"
	"time"

	"yardstick/background"
	"yardstick/internal/fault"
)

// Desk is where errands are asked for and looked at.
type Desk struct {
	Store Store
	Now   func() time.Time
	NewID func() string
	Room  background.Room
}

// args are the arguments of all tasks.
type args struct {
	Owner  string `json:"owner"`
	Errand string `json:"errand"`
}

// Ask has something done: of a kind, about something that has a code or id, with a file
// where one was brought. Who asks for the same twice without a file waits for one.
func (d *Desk) Ask(ctx context.Context, owner, kind, about string, brought []byte) (Errand, error) {
	if len(brought) > MaxFile {
		return Errand{}, fault.Invalidf("the file has %d bytes; the most that is taken in is %d MiB", len(brought), MaxFile>>20)
	}
	now := d.Now()
	e := Errand{ID: d.NewID(), Owner: owner, Kind: kind, About: about, State: Waiting, Made: now, Until: now.Add(KeptFor)}
	task := background.Task{
		Kind: taskKind(kind), Args: args{owner, e.ID}, Unique: e.ID, About: strings.TrimSpace(fmt.Sprintf("%s %.80s", kind, about)), Owner: owner,
	}
	return d.Store.Ask(ctx, e, brought, d.Room, task)
}

// taskKind is the kind of background work that does errands of a kind.
func taskKind(kind string) string { return "errand." + kind }

// Errand gives an errand of an owner.
func (d *Desk) Errand(ctx context.Context, owner, id string) (Errand, error) {
	return d.Store.Errand(ctx, owner, id, d.Now())
}

// List gives the errands of an owner, the latest first.
func (d *Desk) List(ctx context.Context, owner string) ([]Errand, error) {
	return d.Store.List(ctx, owner, d.Now())
}

// File gives what an errand of an owner has made; a Conflict where it has made nothing.
func (d *Desk) File(ctx context.Context, owner, id string) (Errand, []byte, error) {
	e, err := d.Errand(ctx, owner, id)
	if err != nil {
		return e, nil, err
	}
	if e.State != Done || e.File.Name == "" {
		return e, nil, fault.Conflictf("this errand has made no file")
	}
	data, err := d.Store.File(ctx, owner, id, d.Now())
	return e, data, err
}

// Remove ends an errand where it is still done, and forgets it with its file.
func (d *Desk) Remove(ctx context.Context, owner, id string) error {
	if err := d.Store.Cancel(ctx, owner, id); err != nil {
		return err
	}
	return d.Store.Remove(ctx, owner, id)
}

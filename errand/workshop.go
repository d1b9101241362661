package errand

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"yardstick/background"
	"yardstick/internal/fault"
)

// How an errand is done.
const (
	SweepKind = "errand.sweep"

	tries    = 8 // a worker that is killed uses one up
	longest  = 10 * time.Minute
	lookEach = 2 * time.Second // how often it is asked whether somebody still waits
)

// Made is a file that was made, and what was done in figures, which may be nil.
type Made struct {
	Name, Type string
	Data       []byte
	Note       any
}

// Tell tells how far an errand is.
type Tell func(p background.Progress)

// End ends an errand with a note in the transaction (*sql.Tx) that keeps what was done.
type End func(ctx context.Context, tx, note any) error

// Kind is a sort of errands. It has one of Make and Take; both bear being called again
// where they did not come to their end. An error that another try would not mend is a
// fault that is neither Unavailable nor Internal: it is told to whoever asked.
type Kind struct {
	Name string
	Make func(ctx context.Context, e Errand, tell Tell) (Made, error)
	Take func(ctx context.Context, e Errand, brought []byte, end End) error
}

// Workshop does errands.
type Workshop struct {
	Store   Store
	Now     func() time.Time
	Errands []Kind
	Room    background.Room
}

// Kinds are its kinds of background work.
func (w *Workshop) Kinds() []background.Kind {
	all := []background.Kind{{Name: SweepKind, Every: time.Hour, Do: func(ctx context.Context, _ *background.Run) error {
		_, err := w.Store.Expired(ctx, w.Now())
		return err
	}}}
	for _, k := range w.Errands {
		all = append(all, background.Kind{
			Name: taskKind(k.Name), Attempts: tries, Timeout: longest,
			Do: func(ctx context.Context, run *background.Run) error { return w.do(ctx, k, run) },
		})
	}
	return all
}

// do does one errand. One that is gone or over needs nothing; one that failed is tried
// again by whoever looks after the tasks.
func (w *Workshop) do(ctx context.Context, k Kind, run *background.Run) error {
	var a args
	if err := run.Into(&a); err != nil {
		return err
	}
	e, err := w.Store.Errand(ctx, a.Owner, a.Errand, w.Now())
	if fault.Is(err, fault.NotFound) || err == nil && (e.State == Done || e.State == Cancelled) {
		return nil
	}
	if err != nil {
		return err
	}
	working, stop := context.WithCancel(ctx)
	defer stop()
	at := &doing{Workshop: w, kind: k, errand: e, run: run, stop: stop}
	defer at.watch(working)()
	err = at.once(working)
	switch {
	case err == nil, at.unwanted():
		return nil
	case errors.Is(context.Cause(ctx), background.ErrCancelled): // by who looks after the tasks
		return errors.Join(context.Cause(ctx), w.Store.Cancel(context.WithoutCancel(ctx), e.Owner, e.ID))
	case errors.Is(ctx.Err(), context.Canceled): // the program ends
		return background.Again{}
	}
	return at.failed(context.WithoutCancel(ctx), err)
}

// once does it, from its beginning to its end.
func (d *doing) once(ctx context.Context) error {
	if d.kind.Take != nil {
		brought, err := d.Store.Brought(ctx, d.errand.Owner, d.errand.ID)
		if err != nil {
			return err
		}
		return d.kind.Take(ctx, d.errand, brought, d.end)
	}
	made, err := d.kind.Make(ctx, d.errand, d.tell)
	if err != nil {
		return err
	}
	if len(made.Data) > MaxFile {
		return fault.Invalidf("the file would have %d bytes; the most is %d MiB", len(made.Data), MaxFile>>20)
	}
	e := d.errand
	if e.Note, err = noteOf(made.Note); err != nil {
		return err
	}
	e.State, e.Until = Done, d.Now().Add(KeptFor)
	e.File = File{Name: made.Name, Type: made.Type, Size: int64(len(made.Data))}
	return d.Store.Keep(ctx, e, made.Data, d.Room, d.run.Finish)
}

// end ends the errand and its task in the transaction of what was done.
func (d *doing) end(ctx context.Context, tx, note any) error {
	e := d.errand
	var err error
	if e.Note, err = noteOf(note); err != nil {
		return err
	}
	e.State, e.Until = Done, d.Now().Add(KeptFor)
	if err := d.Store.End(ctx, tx, e); err != nil {
		return err
	}
	return d.run.Finish(ctx, tx)
}

func noteOf(v any) (json.RawMessage, error) {
	if v == nil {
		return nil, nil
	}
	return json.Marshal(v)
}

// failed tells whoever asked what another try would not mend, or what the last one did
// not; then the task lies among the dead letters.
func (d *doing) failed(ctx context.Context, err error) error {
	var told *fault.Error
	final := errors.As(err, &told) && told.Kind != fault.Unavailable && told.Kind != fault.Internal
	last := d.run.Attempt >= tries
	if !final && !last {
		return err
	}
	e := d.errand
	e.State, e.Problem, e.Until = Failed, "it did not work; whoever runs the program sees why in the list of tasks", d.Now().Add(KeptFor)
	if final {
		e.Problem = told.Error()
	}
	if keep := d.Store.Fail(ctx, e); keep != nil || final {
		return keep
	}
	return err
}

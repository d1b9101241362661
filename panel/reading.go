package panel

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"yardstick/assess"
	"yardstick/background"
	"yardstick/internal/fault"
	"yardstick/people"
)

// ReadKind is the kind of background work that has the answers of a position read.
const ReadKind = "panel.read"

// Queue is where background work is asked for.
type Queue interface {
	Add(ctx context.Context, tasks ...background.Task) error
	Tasks(ctx context.Context, f background.Filter) ([]background.Known, error)
}

// Readings has the answers of positions read by the assessor in the background: of
// each position one reading at a time. It is safe for concurrent use.
type Readings struct {
	desk  *Desk
	queue Queue
}

// Reading is how far the last reading of a position's answers is.
type Reading struct {
	Running bool
	Made    int    // findings, so far
	Problem string // why it ended early; "" where it did not
}

// NewReadings makes readings of the positions of a desk; the queue does [ReadingWork].
func NewReadings(d *Desk, q Queue) *Readings { return &Readings{d, q} }

// readArgs are whose reading of which position it is.
type readArgs struct {
	Position string        `json:"position"`
	Code     string        `json:"code"`
	Roles    []people.Role `json:"roles"`
}

// readingOwner is whose the tasks of a position are.
func readingOwner(position string) string { return "position/" + position }

// unfinished are the states of a reading that goes on.
var unfinished = []background.State{background.Waiting, background.Running, background.Retrying}

// Start asks for a reading and returns at once. It is Forbidden to who does not run the
// position, and a Conflict while one is asked for.
func (r *Readings) Start(ctx context.Context, who Viewer, position string) error {
	if err := r.desk.mayAssess(ctx, who, position); err != nil {
		return err
	}
	now, err := r.queue.Tasks(ctx, background.Filter{Kind: ReadKind, Owner: readingOwner(position), States: unfinished, Most: 1})
	if err != nil {
		return err
	}
	if len(now) > 0 {
		return fault.Conflictf("the answers of position %s are being read already", position)
	}
	return r.queue.Add(ctx, background.Task{
		Kind: ReadKind, Args: readArgs{Position: position, Code: who.Code, Roles: who.Roles}, Unique: position,
		About: "answers of position " + position, Owner: readingOwner(position),
	})
}

// Of gives the last reading of a position. Show it to who runs the position.
func (r *Readings) Of(ctx context.Context, position string) (Reading, error) {
	last, err := r.queue.Tasks(ctx, background.Filter{Kind: ReadKind, Owner: readingOwner(position), Most: 1})
	if err != nil || len(last) == 0 {
		return Reading{}, err
	}
	k := &last[0]
	out := Reading{Made: int(k.Progress.Done)}
	switch k.State {
	case background.Waiting, background.Running, background.Retrying:
		out.Running = true
	case background.Dead, background.Cancelled:
		out.Problem = "it was ended"
		if n := len(k.Errors); n > 0 {
			out.Problem = k.Errors[n-1].Error
		}
	}
	return out, nil
}

// readFor is how long one task reads before it makes room for others.
const readFor = 30 * time.Second

// ReadingWork is the work that readings ask for, in a queue of assessing.
func ReadingWork(d *Desk, a Assessor, queue string) background.Kind {
	do := func(ctx context.Context, run *background.Run) error {
		var args readArgs
		if err := run.Into(&args); err != nil {
			return err
		}
		c := &counted{assessor: a, run: run, until: d.Now().Add(readFor), now: d.Now}
		n, err := d.Assess(ctx, Viewer{Code: args.Code, Roles: args.Roles}, args.Position, c)
		if told := run.Report(context.WithoutCancel(ctx), background.Progress{Done: run.Before.Done + int64(n)}); err == nil {
			err = told
		}
		switch {
		case errors.Is(err, errPause), errors.Is(err, context.Canceled): // the time is over, or the program ends
			return background.Again{}
		case fault.Is(err, fault.NotFound): // the position was removed meanwhile
			return nil
		case err != nil:
			return fmt.Errorf("reading the answers of position %s: %w", args.Position, err)
		}
		return nil
	}
	return background.Kind{Name: ReadKind, Queue: queue, Attempts: 10, Timeout: 2 * readFor, Do: do}
}

// errPause ends a task in good order.
var errPause = errors.New("the time of this task is over")

// mayAssess is nil where somebody may have the answers of a position read now.
func (d *Desk) mayAssess(ctx context.Context, who Viewer, position string) error {
	s, _, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	if err := people.Need(who.rolesIn(s), people.RunRounds, s.Stage()); err != nil {
		return err
	}
	if s.Guide == nil {
		return fault.Conflictf("the guide is not sealed; answers are read by it")
	}
	return nil
}

// counted is an assessor that tells how many answers it has read, until its time is
// over.
type counted struct {
	assessor Assessor
	run      *background.Run
	until    time.Time
	now      func() time.Time
	mu       sync.Mutex
	made     int64
	told     time.Time
}

// tellEvery is how often progress is kept.
const tellEvery = time.Second

// Assess implements [Assessor]. It is safe for concurrent use.
func (c *counted) Assess(ctx context.Context, o Answered) (assess.Assessment, error) {
	if c.now().After(c.until) {
		return assess.Assessment{}, errPause
	}
	found, err := c.assessor.Assess(ctx, o)
	if err == nil {
		err = c.tell(ctx)
	}
	return found, err
}

// tell keeps how many were read, now and then.
func (c *counted) tell(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made++
	now := c.now()
	if now.Sub(c.told) < tellEvery {
		return nil
	}
	c.told = now
	return c.run.Report(ctx, background.Progress{Done: c.run.Before.Done + c.made})
}

package batch

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"yardstick/assess"
	"yardstick/background"
	"yardstick/guide"
	"yardstick/internal/fault"
)

// How a task of assessing goes: it keeps what it has found so often, and makes room
// for others after a while.
const (
	keepEvery  = 2 * time.Second
	keepFew    = 64
	slice      = 30 * time.Second
	grace      = time.Minute     // how much longer than that its answers are left to it
	othersTake = 2 * time.Second // how long it waits for what others assess
	draftsKept = 48 * time.Hour
)

// Queue is the queue in which assessing waits for its turn. Reading and comparing,
// which take seconds, wait in the default one.
const Queue = "assess"

// Assessor reads answers. It is declared here because a batch uses it.
type Assessor interface {
	// Who names the assessor, with its version and model.
	Who() (assess.Assessor, error)
	// Assess measures one answer, known as id. It waits for its turn.
	Assess(ctx context.Context, g *guide.Guide, sha256 string, q *guide.Question, id, answer string) (assess.Assessment, error)
}

// Workshop does the work of batches.
type Workshop struct {
	Store    Store
	Assessor Assessor
	Now      func() time.Time
	Workers  int // answers at once; 0 is one a processor
	Queue    Tasks
}

// Tasks is where work is asked for again that was lost.
type Tasks interface {
	Add(ctx context.Context, tasks ...background.Task) error
	Tasks(ctx context.Context, f background.Filter) ([]background.Known, error)
}

// Kinds are its kinds of work.
func (w *Workshop) Kinds() []background.Kind {
	return []background.Kind{
		{Name: ReadKind, Do: w.read, Timeout: 10 * time.Minute},
		{Name: AssessKind, Do: w.assess, Queue: Queue, Attempts: 25},
		{Name: CompareKind, Do: w.compare, Timeout: 10 * time.Minute},
		{Name: SweepKind, Do: w.sweep, Every: time.Hour},
	}
}

// begun gives the batch of a task with its guide; one without an id where it is gone
// or over, or further than this.
func (w *Workshop) begun(ctx context.Context, run *background.Run, only State) (Batch, *guide.Guide, error) {
	var a args
	if err := run.Into(&a); err != nil {
		return Batch{}, nil, err
	}
	b, err := w.Store.Batch(ctx, a.Owner, a.Batch)
	if fault.Is(err, fault.NotFound) || err == nil && (b.State == Cancelled || only != "" && b.State != only) {
		return Batch{}, nil, nil
	}
	if err != nil {
		return Batch{}, nil, err
	}
	guides, err := guide.Read("guide.json", b.Guide.Document)
	if err != nil {
		return Batch{}, nil, err
	}
	return b, &guides[0], nil
}

// assess assesses what waits of a chunk, and goes on later where that takes long.
func (w *Workshop) assess(ctx context.Context, run *background.Run) error {
	b, g, err := w.begun(ctx, run, "")
	if err != nil || b.ID == "" {
		return err
	}
	var a args
	if err := run.Into(&a); err != nil {
		return err
	}
	who, err := w.Assessor.Who()
	if err != nil {
		return err
	}
	now := w.Now()
	by := Claim{Assessor: AssessorKey(who), Worker: fmt.Sprint("task ", run.ID), Now: now, Until: now.Add(slice + grace)}
	items, others, err := w.Store.Claim(ctx, b, a.Chunk, by)
	if err != nil {
		return err
	}
	c := &chunk{Workshop: w, batch: b, guide: g, number: a.Chunk, by: by, until: now.Add(slice)}
	if err := c.do(ctx, items); err != nil || others == 0 {
		return err
	}
	return background.Again{After: othersTake} // what they find holds here, too
}

// chunk is a chunk being assessed.
type chunk struct {
	*Workshop
	batch  Batch
	guide  *guide.Guide
	number int
	by     Claim
	work   chan Item
	found  chan Finding
	until  time.Time
}

// do lets workers assess the items while it keeps what they find. What was found is
// kept also where ctx ends or a worker fails.
func (c *chunk) do(ctx context.Context, items []Item) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	// There is room for all that is found: a disk that is slow keeps nobody from reading on.
	c.work, c.found = make(chan Item), make(chan Finding, len(items))
	var group sync.WaitGroup
	n := c.Workers
	if n == 0 {
		n = runtime.GOMAXPROCS(0)
	}
	for range n {
		group.Go(func() {
			for item := range c.work {
				f, err := c.one(ctx, &item)
				if err != nil {
					stop(err)
					return
				}
				c.found <- f
			}
		})
	}
	given := 0
	go func() {
		given = c.feed(ctx, items)
		group.Wait()
		close(c.found)
	}()
	err := c.keep(context.WithoutCancel(ctx), stop)
	cause := context.Cause(ctx)
	switch {
	case err != nil:
		return err
	case cause != nil && !errors.Is(cause, context.Canceled):
		return cause
	case cause != nil, given < len(items): // the program ends, or the time of the task is over
		return background.Again{}
	}
	return nil
}

// feed hands out items until the time of the task is over; it gives their number.
func (c *chunk) feed(ctx context.Context, items []Item) int {
	defer close(c.work)
	for i := range items {
		if c.Now().After(c.until) {
			return i
		}
		select {
		case c.work <- items[i]:
		case <-ctx.Done():
			return i
		}
	}
	return len(items)
}

// one assesses an item. What is wrong with the answer is a finding.
func (c *chunk) one(ctx context.Context, item *Item) (Finding, error) {
	f := Finding{Row: item.Row, Content: item.Content, At: c.Now()}
	q, known := c.guide.QuestionNamed(item.Question)
	if !known {
		return f, errors.New("an item of a question that its guide does not have")
	}
	found, err := c.Assessor.Assess(ctx, c.guide, c.batch.Guide.SHA256, q, item.ID, item.Text)
	var wrong *fault.Error
	switch {
	case errors.As(err, &wrong) && wrong.Kind == fault.Invalid:
		f.Problem = wrong.Error()
	case err != nil:
		return f, err
	default:
		f.Assessment, f.Assessor = &found, AssessorKey(found.Assessor)
	}
	return f, nil
}

// keep keeps findings, a few at a time. Where that fails it tells the workers to stop.
func (c *chunk) keep(ctx context.Context, stop context.CancelCauseFunc) error {
	var few []Finding
	var failed error
	flush := func() {
		if len(few) > 0 && failed == nil {
			if failed = c.Store.Keep(ctx, c.batch, c.number, c.by, few); failed != nil {
				stop(failed)
			}
		}
		few = nil
	}
	tick := time.NewTicker(keepEvery)
	defer tick.Stop()
	for {
		select {
		case f, ok := <-c.found:
			if !ok {
				flush()
				return failed
			}
			if few = append(few, f); len(few) >= keepFew {
				flush()
			}
		case <-tick.C:
			flush()
		}
	}
}

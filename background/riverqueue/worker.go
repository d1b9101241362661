package riverqueue

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"yardstick/background"
)

// worker does the jobs of one kind.
type worker struct {
	river.WorkerDefaults[envelope]
	queue *Queue
	kind  background.Kind
}

// Timeout is how long one run may take.
func (w *worker) Timeout(*river.Job[envelope]) time.Duration { return w.kind.Timeout }

// Work does one job.
func (w *worker) Work(ctx context.Context, job *river.Job[envelope]) error {
	report := func(ctx context.Context, p background.Progress) error {
		_, err := w.queue.client.JobUpdate(ctx, job.ID, &river.JobUpdateParams{Output: p})
		return err
	}
	finish := func(ctx context.Context, tx any) error {
		t, ok := tx.(*sql.Tx)
		if !ok {
			return fmt.Errorf("a task ends in a *sql.Tx, not in a %T", tx)
		}
		return w.queue.dialect.complete(ctx, t, job)
	}
	ctx, end := w.queue.watched(ctx, job.ID)
	defer end()
	run := background.NewRun(job.ID, job.Attempt, job.Args.Args, report, finish)
	run.Before = known(job.JobRow).Progress
	err := w.kind.Do(ctx, run)
	var again background.Again
	if errors.As(err, &again) {
		return river.JobSnooze(again.After)
	}
	return err
}

// watched is the context of a run, which ends with [background.ErrCancelled] where
// somebody cancels its task, also at another process: nobody is told there, so the task
// is looked at now and then. What ends it otherwise ends it as before.
func (q *Queue) watched(outer context.Context, id int64) (context.Context, func()) {
	inner, cancel := context.WithCancelCause(context.WithoutCancel(outer))
	free := func() {}
	if at, ok := outer.Deadline(); ok {
		inner, free = context.WithDeadline(inner, at)
	}
	stop := context.AfterFunc(outer, func() {
		if errors.Is(outer.Err(), context.DeadlineExceeded) {
			return // inner ends by the same deadline, and has to say so: a cancelled run is not one that failed
		}
		cause := context.Cause(outer)
		if errors.Is(cause, rivertype.ErrJobCancelledRemotely) {
			cause = background.ErrCancelled
		}
		cancel(cause)
	})
	var watching sync.WaitGroup
	watching.Go(func() {
		tick := time.NewTicker(q.look)
		defer tick.Stop()
		for {
			select {
			case <-inner.Done():
				return
			case <-tick.C:
				if q.toEnd(inner, id) {
					cancel(background.ErrCancelled)
				}
			}
		}
	})
	return inner, func() {
		stop()
		cancel(nil)
		free()
		watching.Wait()
	}
}

// toEnd reports whether somebody has cancelled a task that runs.
func (q *Queue) toEnd(ctx context.Context, id int64) bool {
	job, err := q.client.JobGet(ctx, id)
	if err != nil { // it is looked at again
		return false
	}
	var asked struct {
		At string `json:"cancel_attempted_at"`
	}
	return json.Unmarshal(job.Metadata, &asked) == nil && asked.At != ""
}

package riverqueue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/riverqueue/river"

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
	run := background.NewRun(job.ID, job.Attempt, job.Args.Args, report, finish)
	run.Before = known(job.JobRow).Progress
	err := w.kind.Do(ctx, run)
	var again background.Again
	if errors.As(err, &again) {
		return river.JobSnooze(again.After)
	}
	return err
}

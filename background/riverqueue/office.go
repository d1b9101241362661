package riverqueue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"

	"yardstick/background"
	"yardstick/internal/fault"
)

// states are River's of each of ours.
var states = map[background.State][]rivertype.JobState{
	background.Waiting:   {rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateScheduled},
	background.Running:   {rivertype.JobStateRunning},
	background.Retrying:  {rivertype.JobStateRetryable},
	background.Done:      {rivertype.JobStateCompleted},
	background.Cancelled: {rivertype.JobStateCancelled},
	background.Dead:      {rivertype.JobStateDiscarded},
}

// Tasks implements [background.Office].
func (q *Queue) Tasks(ctx context.Context, f background.Filter) ([]background.Known, error) {
	most := f.Most
	if most <= 0 {
		most = 100
	}
	p := river.NewJobListParams().First(min(most, background.MostTasks)).OrderBy(river.JobListOrderByID, river.SortOrderDesc)
	if f.Kind != "" {
		p = p.Kinds(f.Kind)
	}
	var wanted []rivertype.JobState
	for _, s := range f.States {
		theirs, known := states[s]
		if !known {
			return nil, fault.Invalidf("there is no state %.40q of tasks; there are %v", s, background.States)
		}
		wanted = append(wanted, theirs...)
	}
	if len(wanted) > 0 {
		p = p.States(wanted...)
	}
	if f.Before > 0 {
		p = p.Where("id < @before", river.NamedArgs{"before": f.Before})
	}
	if f.Owner != "" {
		where := "json_extract(metadata, '$.owner') = @owner"
		if q.dialect == PostgreSQL {
			where = "metadata->>'owner' = @owner"
		}
		p = p.Where(where, river.NamedArgs{"owner": f.Owner})
	}
	found, err := q.client.JobList(ctx, p)
	if err != nil {
		return nil, err
	}
	all := make([]background.Known, len(found.Jobs))
	for i, job := range found.Jobs {
		all[i] = known(job)
	}
	return all, nil
}

// Task implements [background.Office].
func (q *Queue) Task(ctx context.Context, id int64) (background.Known, error) {
	job, err := q.client.JobGet(ctx, id)
	if err != nil {
		return background.Known{}, told(id, err)
	}
	return known(job), nil
}

// Retry implements [background.Office].
func (q *Queue) Retry(ctx context.Context, id int64) error {
	_, err := q.client.JobRetry(ctx, id)
	return told(id, err)
}

// Cancel implements [background.Office].
func (q *Queue) Cancel(ctx context.Context, id int64) error {
	_, err := q.client.JobCancel(ctx, id)
	return told(id, err)
}

// Remove implements [background.Office].
func (q *Queue) Remove(ctx context.Context, id int64) error {
	_, err := q.client.JobDelete(ctx, id)
	return told(id, err)
}

// told turns River's errors into faults.
func told(id int64, err error) error {
	switch {
	case errors.Is(err, rivertype.ErrNotFound):
		return fault.NotFoundf("there is no task %d", id)
	case errors.Is(err, rivertype.ErrJobRunning):
		return &fault.Error{Kind: fault.Conflict, Message: fmt.Sprintf("task %d is running; cancel it first", id), Cause: err}
	}
	return err
}

// known is a job as a task.
func known(job *rivertype.JobRow) background.Known {
	var kept struct {
		label
		Output background.Progress `json:"output"`
	}
	_ = json.Unmarshal(job.Metadata, &kept) // a task without a name is one all the same
	k := background.Known{
		ID: job.ID, Kind: job.Kind, About: kept.About, Owner: kept.Owner, Attempt: job.Attempt, Attempts: job.MaxAttempts,
		Asked: job.CreatedAt, Next: job.ScheduledAt, Progress: kept.Output,
	}
	for _, s := range background.States {
		for _, theirs := range states[s] {
			if theirs == job.State {
				k.State = s
			}
		}
	}
	if job.FinalizedAt != nil {
		k.Ended = *job.FinalizedAt
	}
	for i := range job.Errors {
		e := &job.Errors[i]
		k.Errors = append(k.Errors, background.Failure{At: e.At, Attempt: e.Attempt, Error: e.Error})
	}
	return k
}

// Recover gives back every task that is marked as running, for whoever knows that
// nobody works: at the start of the only process that does. It gives their number.
func (q *Queue) Recover(ctx context.Context) (int, error) {
	return q.recover(ctx, func(*rivertype.JobRow) bool { return true })
}

// RecoverHere is Recover for what was begun at the place of this queue, for whoever knows
// that nobody works there, while others may work elsewhere. Without a place it does nothing.
func (q *Queue) RecoverHere(ctx context.Context) (int, error) {
	if q.place == "" {
		return 0, nil
	}
	return q.recover(ctx, func(job *rivertype.JobRow) bool {
		n := len(job.AttemptedBy)
		return n > 0 && strings.HasPrefix(job.AttemptedBy[n-1], q.place+"_")
	})
}

// recover gives back tasks that are marked as running, and are lost.
func (q *Queue) recover(ctx context.Context, is func(job *rivertype.JobRow) bool) (int, error) {
	exec := q.client.Driver().GetExecutor()
	now := time.Now().UTC()
	horizon := now.AddDate(1, 0, 0) // those that began just now, or by a clock that was ahead, are lost, too
	lost, err := exec.JobGetStuck(ctx, &riverdriver.JobGetStuckParams{Max: background.MostTasks, StuckHorizon: horizon})
	lost = slices.DeleteFunc(lost, func(job *rivertype.JobRow) bool { return !is(job) })
	if err != nil || len(lost) == 0 {
		return 0, err
	}
	p := riverdriver.JobRescueManyParams{StuckHorizon: horizon}
	for _, job := range lost {
		e, err := json.Marshal(rivertype.AttemptError{At: now, Attempt: max(job.Attempt, 0), Error: "the worker ended in the middle of it"})
		if err != nil {
			return 0, err
		}
		state, ended := rivertype.JobStateAvailable, (*time.Time)(nil)
		if job.Attempt >= job.MaxAttempts {
			state, ended = rivertype.JobStateDiscarded, &now
		}
		p.ID, p.Error, p.FinalizedAt = append(p.ID, job.ID), append(p.Error, e), append(p.FinalizedAt, ended)
		p.ScheduledAt, p.State = append(p.ScheduledAt, now), append(p.State, string(state))
	}
	_, err = exec.JobRescueMany(ctx, &p)
	return len(lost), err
}

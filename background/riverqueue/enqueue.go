package riverqueue

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"yardstick/background"
)

// envelope is what River keeps of a task.
type envelope struct {
	kind   string
	Unique string          `json:"unique,omitempty" river:"unique"`
	Args   json.RawMessage `json:"args"`
}

// Kind implements river.JobArgs.
func (e envelope) Kind() string { return e.kind }

// label is what is kept for people.
type label struct {
	About string `json:"about,omitempty"`
	Owner string `json:"owner,omitempty"`
}

// Bounds on a task.
const (
	maxArgs  = 8 << 10
	maxLabel = 200
)

// Enqueue asks for tasks in a transaction of the queue's database: they are there
// when it is committed. A unique one that is there already is left as it is.
func (q *Queue) Enqueue(ctx context.Context, tx *sql.Tx, tasks ...background.Task) error {
	if len(tasks) == 0 {
		return nil
	}
	all, err := q.params(tasks)
	if err != nil {
		return err
	}
	_, err = q.client.InsertManyTx(ctx, tx, all)
	return err
}

// Add asks for tasks in a transaction of its own.
func (q *Queue) Add(ctx context.Context, tasks ...background.Task) error {
	if len(tasks) == 0 {
		return nil
	}
	all, err := q.params(tasks)
	if err != nil {
		return err
	}
	_, err = q.client.InsertMany(ctx, all)
	return err
}

func (q *Queue) params(tasks []background.Task) ([]river.InsertManyParams, error) {
	all := make([]river.InsertManyParams, len(tasks))
	for i := range tasks {
		kind, ok := q.kinds[tasks[i].Kind]
		if !ok {
			return nil, fmt.Errorf("no kind of work is called %q", tasks[i].Kind)
		}
		var err error
		if all[i], err = params(&tasks[i], kind); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// params is a task as River takes it.
func params(t *background.Task, k background.Kind) (river.InsertManyParams, error) {
	args, err := json.Marshal(t.Args)
	if err != nil {
		return river.InsertManyParams{}, err
	}
	if len(args) > maxArgs || len(t.About) > maxLabel || len(t.Owner) > maxLabel {
		return river.InsertManyParams{}, fmt.Errorf("task %s: its arguments or its name are too long", t.Kind)
	}
	metadata, err := json.Marshal(label{t.About, t.Owner})
	if err != nil {
		return river.InsertManyParams{}, err
	}
	o := &river.InsertOpts{Queue: k.Queue, MaxAttempts: k.Attempts, ScheduledAt: t.After, Metadata: metadata, Priority: 2}
	if o.Queue == "" {
		o.Queue = background.Default
	}
	if t.Low {
		o.Priority = 4
	}
	if t.Unique != "" {
		o.UniqueOpts = river.UniqueOpts{ByArgs: true, ByState: unfinished}
	}
	return river.InsertManyParams{Args: envelope{kind: t.Kind, Unique: t.Unique, Args: args}, InsertOpts: o}, nil
}

// unfinished are the states in which a unique task keeps others out.
var unfinished = []rivertype.JobState{
	rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable, rivertype.JobStateRunning,
	rivertype.JobStateScheduled,
}

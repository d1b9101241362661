// Package background is work that outlives a request: what it is, how it is asked
// for, and how somebody looks after it. It knows no database; package riverqueue
// beside it keeps and runs the work.
//
// A [Task] is asked for in the transaction that causes it, so that there is work
// exactly where there is a cause. It is of a [Kind], whose Do is called with a
// [Run] until it gives nil; an error is tried again, later each time, until the
// attempts of its kind are used up: then it lies among the dead letters until a
// person tries it again or removes it. A worker that is killed loses nothing: its
// runs are given to another one. So Do has to bear being called twice, or finish
// in the transaction that keeps its effect.
//
// Arguments name things by their ids. Nothing that somebody wrote stands in them.
package background

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Task is a piece of work that is asked for.
type Task struct {
	Kind   string
	Args   any       // becomes JSON of a few hundred bytes
	Unique string    // where not empty: one that is not finished, of this kind and this word, is enough
	About  string    // what it is about, for people: "batch ABC"; at most 200 bytes
	Owner  string    // whose it is
	Low    bool      // waits for all others
	After  time.Time // not before; zero is at once
}

// Do does one piece of work. It returns soon after ctx is done.
type Do func(ctx context.Context, r *Run) error

// Kind is a sort of work.
type Kind struct {
	Name     string        // "batch.assess": letters, digits, points
	Queue    string        // kinds of one queue share its workers; empty is [Default]
	Attempts int           // how often it is tried at most; 0 is 5
	Timeout  time.Duration // how long one run may take; 0 is the queue's
	Every    time.Duration // where not 0: asked for so often by itself, without arguments
	Do       Do
}

// Default is the queue of what takes seconds.
const Default = "default"

// Run is one try of a task.
type Run struct {
	ID      int64
	Attempt int // from 1
	Args    json.RawMessage
	Before  Progress // what an earlier run of the task has reported
	report  func(ctx context.Context, p Progress) error
	finish  func(ctx context.Context, tx any) error
}

// Progress is how far a run is. Of is 0 where it is not known.
type Progress struct {
	Done int64 `json:"done"`
	Of   int64 `json:"of"`
}

// NewRun makes a run; report keeps its progress, and finish ends its task within a
// transaction of the queue's database. Both may be nil.
func NewRun(
	id int64, attempt int, args json.RawMessage, report func(context.Context, Progress) error, finish func(context.Context, any) error,
) *Run {
	return &Run{ID: id, Attempt: attempt, Args: args, report: report, finish: finish}
}

// Into reads the arguments.
func (r *Run) Into(args any) error {
	if err := json.Unmarshal(r.Args, args); err != nil {
		return fmt.Errorf("arguments of task %d: %w", r.ID, err)
	}
	return nil
}

// Report keeps how far the run is, for those who wait.
func (r *Run) Report(ctx context.Context, p Progress) error {
	if r.report == nil {
		return nil
	}
	return r.report(ctx, p)
}

// Finish ends the task in the transaction (*sql.Tx) that keeps its effect: both
// happen, once, or neither. Do returns nil after it.
func (r *Run) Finish(ctx context.Context, tx any) error {
	if r.finish == nil {
		return errors.New("this run has no transaction to end in")
	}
	return r.finish(ctx, tx)
}

// ErrCancelled is the cause with which the context of a run ends that somebody has
// cancelled, at whichever process: what Do returns then is not tried again.
var ErrCancelled = errors.New("somebody has cancelled the task")

// Again is what Do returns where it stopped in good order before its end and wants
// to go on after a while; it uses up no attempt.
type Again struct{ After time.Duration } //nolint:errname // it is no failure

// Error says so.
func (a Again) Error() string { return "to be gone on with after " + a.After.String() }

// Backoff is how long a task waits after so many failed attempts, from 1: 10 s,
// 40 s, 160 s, … up to an hour.
func Backoff(failed int) time.Duration {
	wait := 10 * time.Second
	for range min(failed-1, 5) {
		wait *= 4
	}
	return min(wait, time.Hour)
}

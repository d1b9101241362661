package background

import (
	"context"
	"time"
)

// State is where a task stands.
type State string

// The states of a task. Dead ones are those whose attempts are used up.
const (
	Waiting   State = "waiting"
	Running   State = "running"
	Retrying  State = "retrying"
	Done      State = "done"
	Cancelled State = "cancelled"
	Dead      State = "dead"
)

// States are all of them, in the order of a life.
var States = []State{Waiting, Running, Retrying, Done, Cancelled, Dead}

// Known is a task as it stands.
type Known struct {
	ID       int64     `json:"id"`
	Kind     string    `json:"kind"`
	About    string    `json:"about,omitempty"`
	Owner    string    `json:"owner,omitempty"`
	State    State     `json:"state"`
	Attempt  int       `json:"attempt"` // tries so far
	Attempts int       `json:"attempts"`
	Asked    time.Time `json:"asked"`
	Next     time.Time `json:"next"` // when it runs, or was to run
	Ended    time.Time `json:"ended,omitzero"`
	Progress Progress  `json:"progress"`
	Errors   []Failure `json:"errors,omitempty"` // the latest last
}

// Failure is a try that failed.
type Failure struct {
	At      time.Time `json:"at"`
	Attempt int       `json:"attempt"`
	Error   string    `json:"error"`
}

// MostTasks is the longest list of tasks.
const MostTasks = 1000

// Filter chooses tasks. Empty fields choose all.
type Filter struct {
	Kind   string
	Owner  string
	States []State
	Before int64 // older than this one
	Most   int   // 0 is 100; at most MostTasks
}

// Office is where tasks are looked after.
type Office interface {
	// Tasks lists tasks, the latest first; a state that there is not is Invalid.
	Tasks(ctx context.Context, f Filter) ([]Known, error)
	// Task is one task; NotFound.
	Task(ctx context.Context, id int64) (Known, error)
	// Retry makes a task that has ended, or waits, run at once; one that is running
	// stays as it is. NotFound.
	Retry(ctx context.Context, id int64) error
	// Cancel ends a task that has not ended; one that is running is told so. NotFound.
	Cancel(ctx context.Context, id int64) error
	// Remove forgets a task; a Conflict while it is running. NotFound.
	Remove(ctx context.Context, id int64) error
}

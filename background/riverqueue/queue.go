// Package riverqueue keeps and runs the work of package background with River, in
// the database of the store: work that a transaction asks for is there when the
// transaction is, and not otherwise.
//
// It takes SQLite's one writing connection, so that it queues up with all other
// writers of the process instead of finding the database locked: whoever holds a
// transaction asks for work within it ([Queue.Enqueue]), never beside it, which
// would wait for ever. River's tables are made by River's migrator ([Migrate]).
//
// Every process that works polls; none listens. A run that was lost with its
// process is given to another one after [Settings.RescueAfter], or at once by
// [Queue.Recover], for whoever knows that nobody else works, or [Queue.RecoverHere].
package riverqueue

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"yardstick/background"
)

// What a run may take where nothing else is said, and how long finished tasks are
// remembered. Dead ones wait for a person, but not for ever.
const (
	timeout    = time.Minute
	rescue     = 2 * time.Minute
	poll       = 200 * time.Millisecond
	cooldown   = 20 * time.Millisecond
	remembered = 24 * time.Hour
	deadFor    = 90 * 24 * time.Hour
	softStop   = 3 * time.Second // long tasks can be gone on with
	attempts   = 5
)

// Settings are what a queue is made of.
type Settings struct {
	Dialect Dialect
	DB      *sql.DB // the handle that writes
	Kinds   []background.Kind
	Workers map[string]int // so many at once of each queue; empty: this queue only takes tasks
	Log     *slog.Logger   // nil: nothing is said
	// Timeout is what one run may take where its kind does not say; RescueAfter, which
	// is longer, when a run is held to be lost. 0 is one and two minutes.
	Timeout, RescueAfter time.Duration
	Poll                 time.Duration // how often waiting tasks are looked for; 0 is 200 ms
	// Place names where this process works, for [Queue.RecoverHere]: letters and digits,
	// at most 60; "" is nowhere.
	Place string
}

// Queue keeps and runs tasks. It implements [background.Office].
type Queue struct {
	client  *river.Client[*sql.Tx]
	kinds   map[string]background.Kind
	dialect Dialect
	look    time.Duration // how often it is looked whether a running task was cancelled
	place   string
}

// New makes a queue; its tables are there ([Migrate]).
func New(s Settings) (*Queue, error) {
	q := &Queue{kinds: map[string]background.Kind{}, dialect: s.Dialect, look: 10 * cmp.Or(s.Poll, poll), place: s.Place}
	driver, err := s.Dialect.driver(s.DB)
	if err != nil {
		return nil, err
	}
	log := quiet()
	if s.Log != nil {
		log = slog.New(warnings{s.Log.Handler()})
	}
	c := &river.Config{
		Logger: log, PollOnly: true, FetchPollInterval: cmp.Or(s.Poll, poll), FetchCooldown: min(cooldown, cmp.Or(s.Poll, poll)),
		JobTimeout: cmp.Or(s.Timeout, timeout), RescueStuckJobsAfter: cmp.Or(s.RescueAfter, rescue), MaxAttempts: attempts,
		CompletedJobRetentionPeriod: remembered, CancelledJobRetentionPeriod: remembered, DiscardedJobRetentionPeriod: deadFor,
		SoftStopTimeout: softStop, RetryPolicy: backoff{}, Workers: river.NewWorkers(), SkipUnknownJobCheck: true, FetchOnlyKnownKinds: true,
	}
	if s.Place != "" {
		c.ID = s.Place + "_" + rand.Text() // of which there is one at a time
	}
	for _, k := range s.Kinds {
		q.kinds[k.Name] = k
		river.AddWorkerArgs(c.Workers, envelope{kind: k.Name}, &worker{queue: q, kind: k})
		if k.Every > 0 && len(s.Workers) > 0 {
			c.PeriodicJobs = append(c.PeriodicJobs, periodic(k))
		}
	}
	if len(s.Workers) > 0 {
		c.Queues = map[string]river.QueueConfig{}
		for name, n := range s.Workers {
			c.Queues[name] = river.QueueConfig{MaxWorkers: n}
		}
	}
	q.client, err = river.NewClient(driver, c)
	return q, err
}

// periodic asks for a kind by itself, once at a time.
func periodic(k background.Kind) *river.PeriodicJob {
	task := background.Task{Kind: k.Name, Args: struct{}{}, Unique: "periodic", About: "every " + k.Every.String(), Low: true}
	return river.NewPeriodicJob(river.PeriodicInterval(k.Every), func() (river.JobArgs, *river.InsertOpts) {
		p, err := params(&task, k)
		if err != nil {
			return nil, nil
		}
		return p.Args, p.InsertOpts
	}, &river.PeriodicJobOpts{ID: k.Name, RunOnStart: true})
}

// backoff is background.Backoff for River.
type backoff struct{}

// NextRetry is when a job that has failed is tried again.
func (backoff) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(background.Backoff(len(job.Errors) + 1))
}

// warnings lets through what somebody has to know: River tells at length what it does.
type warnings struct{ slog.Handler }

// Enabled implements [slog.Handler].
func (w warnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && w.Handler.Enabled(ctx, level)
}

// quiet is a logger that says nothing.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// Start begins to work; nothing is done before. It goes on until Stop.
func (q *Queue) Start(ctx context.Context) error { return q.client.Start(context.WithoutCancel(ctx)) }

// Stop takes no new tasks, lets running ones end for a while, and then tells them
// to; what is unfinished is gone on with by the next who works.
func (q *Queue) Stop(ctx context.Context) error { return q.client.Stop(ctx) }

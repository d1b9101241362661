package app

import (
	"context"
	"database/sql"
	"log/slog"
	"path/filepath"
	"slices"

	"yardstick/background"
	"yardstick/background/riverqueue"
	"yardstick/batch"
	"yardstick/batch/report"
	"yardstick/errand"
	"yardstick/hook"
	"yardstick/internal/disk"
	"yardstick/panel"
	"yardstick/practice/archive"
)

// workersFile marks the processes that work in a data folder.
const workersFile = "workers.lock"

// quickTasks is how many tasks that take seconds run at once; longTasks is how many
// tasks of assessing, of which each keeps all processors busy: while one keeps what it
// found, the other reads.
const (
	quickTasks = 4
	longTasks  = 2
)

// Work is the background work of a data folder: everybody asks for it, and those who
// Start do it.
type Work struct {
	*riverqueue.Queue
	Batches *batch.Desk
	Errands *errand.Desk
	folder  string
	file    bool // the database is a file of this machine
	share   *disk.Share
	log     *slog.Logger
	// Courier tells other programs what happens; nil: nobody is told.
	Courier *hook.Courier
	rounds  *carrying
}

// Work gives the background work. assessor is used by who does it; without workers
// nothing is done here. More kinds may be given.
func (k *Kept) Work(a batch.Assessor, workers bool, log *slog.Logger, more ...background.Kind) (*Work, error) {
	shop := &batch.Workshop{Assessor: a, Now: k.now}
	batches := &batch.Desk{Now: k.now, NewID: NewID}
	errands := &errand.Workshop{Now: k.now, Errands: append(archive.Errands(k.Store, k.now),
		panel.PacketErrand(k.Panel, k.Accounts()), report.ResultsErrand(batches))}
	dialect, db := k.workIn()
	s := riverqueue.Settings{Dialect: dialect, DB: db, Kinds: slices.Concat(shop.Kinds(), errands.Kinds(), more), Log: log}
	if workers {
		s.Workers = map[string]int{background.Default: quickTasks, batch.Queue: longTasks}
	}
	if workers && k.shared != nil {
		place, err := k.workplace()
		if err != nil {
			return nil, err
		}
		s.Place = place
	}
	q, err := riverqueue.New(s)
	if err != nil {
		return nil, err
	}
	shop.Store, shop.Queue = k.db.Batches(q.Enqueue), q
	batches.Store, errands.Store = shop.Store, k.db.Errands(q.Enqueue)
	return &Work{
		Queue: q, Batches: batches, Errands: &errand.Desk{Store: errands.Store, Now: k.now, NewID: NewID},
		folder: k.Folder(), file: k.file != nil, log: log,
	}, nil
}

// workIn is the database in which the work is kept.
func (k *Kept) workIn() (riverqueue.Dialect, *sql.DB) {
	if k.shared != nil {
		return k.shared.Work()
	}
	return k.file.Work()
}

// Worker is the background work as a process of its own does it.
func (k *Kept) Worker(ctx context.Context, s Settings) (*Work, error) {
	desk, err := k.Panel(ctx)
	if err != nil {
		return nil, err
	}
	c := newCoach(s.Reader.orEmbedded())
	kinds, err := positionKinds(desk, inBatches{c}, &s)
	if err != nil {
		return nil, err
	}
	w, err := k.Work(inBatches{c}, true, s.Log, kinds...)
	if err != nil {
		return nil, err
	}
	w.Courier, err = k.Courier(ctx, s.Operation.PrivateHooks, s.Version)
	return w, err
}

// Start begins to work. Where no other process does, what an earlier one left in the
// middle is gone on with at once.
func (w *Work) Start(ctx context.Context) error {
	share, alone, err := disk.Join(filepath.Join(w.folder, workersFile))
	if err != nil {
		return err
	}
	w.share = share
	if alone {
		again := w.Recover
		if !w.file { // other machines may work in a shared database
			again = w.RecoverHere
		}
		n, err := again(ctx)
		if err != nil {
			return err
		}
		if n > 0 && w.log != nil {
			w.log.InfoContext(ctx, "background work is gone on with", "tasks", n)
		}
	}
	if err := share.Settle(); err != nil {
		return err
	}
	if err := w.Queue.Start(ctx); err != nil {
		return err
	}
	if w.Courier != nil {
		w.rounds = carry(ctx, w.Courier, w.log)
	}
	return nil
}

// Stop ends working: running tasks end or are gone on with by the next who works. It
// may be called where nothing was started.
func (w *Work) Stop(ctx context.Context) error {
	if w.share == nil {
		return nil
	}
	w.rounds.end()
	w.rounds = nil
	err := w.Queue.Stop(ctx)
	if leave := w.share.Leave(); err == nil {
		err = leave
	}
	w.share = nil
	return err
}

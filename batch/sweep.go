package batch

import (
	"context"
	"slices"

	"yardstick/background"
)

// sweep removes drafts that nobody starts, and asks for work again that is asked for
// nowhere: tasks are not moved with an installation, nor brought back with rows of a
// backup that is older than they are.
func (w *Workshop) sweep(ctx context.Context, _ *background.Run) error {
	if _, err := w.Store.Abandoned(ctx, w.Now().Add(-draftsKept)); err != nil {
		return err
	}
	all, err := w.Store.Unfinished(ctx)
	if err != nil {
		return err
	}
	for i := range all {
		if err := w.resume(ctx, all[i]); err != nil {
			return err
		}
	}
	return nil
}

// resume asks for what is left of a batch. What is asked for already is so once; where
// something of it lies among the dead letters a person decides.
func (w *Workshop) resume(ctx context.Context, b Batch) error {
	dead, err := w.Queue.Tasks(ctx, background.Filter{Owner: b.Owner, States: []background.State{background.Dead}, Most: 1000})
	if err != nil {
		return err
	}
	if slices.ContainsFunc(dead, func(k background.Known) bool { return k.About == aboutOf(b) }) {
		return nil
	}
	if b.State == Reading {
		if err := w.Queue.Add(ctx, taskOf(ReadKind, b, 0)); err != nil {
			return err
		}
	} else if !b.Alike.Done {
		if err := w.Queue.Add(ctx, taskOf(CompareKind, b, 0)); err != nil {
			return err
		}
	}
	chunks, err := w.Store.Open(ctx, b)
	if err != nil {
		return err
	}
	tasks := make([]background.Task, len(chunks))
	for i, n := range chunks {
		tasks[i] = taskOf(AssessKind, b, n)
	}
	return w.Queue.Add(ctx, tasks...)
}

// aboutOf is what the tasks of a batch are about.
func aboutOf(b Batch) string { return "batch " + b.ID }

package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/background"
	"yardstick/batch"
	"yardstick/batch/report"
	"yardstick/internal/disk"
)

// batchCmd is the command group yardstick batch.
type batchCmd struct {
	Submit  batchSubmitCmd  `cmd:"" help:"Have a file of many answers assessed in the background."`
	List    batchListCmd    `cmd:"" help:"List the batches."`
	Status  batchStatusCmd  `cmd:"" help:"Say how far a batch is."`
	Results batchResultsCmd `cmd:"" help:"Write the results of a batch, also while it goes on."`
	Alike   batchAlikeCmd   `cmd:"" help:"List answers of different candidates that are nearly alike: a question, not a verdict."`
	Cancel  batchCancelCmd  `cmd:"" help:"End a batch where it is; what was found stays."`
	Remove  batchRemoveCmd  `cmd:"" help:"Remove a batch with its answers and what was found."`
}

// batchArg names a batch.
type batchArg struct {
	Batch string `arg:"" help:"Id of the batch."`
	ownerFlag
	dataFlag
}

// atBatches does something at the desk of batches, where nothing is worked on.
func (d dataFlag) atBatches(p *program, do func(ctx context.Context, w *app.Work) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	kept, err := d.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	w, err := kept.Work(nil, false, slog.New(slog.NewTextHandler(p.stderr, nil)))
	if err != nil {
		return err
	}
	return do(ctx, w)
}

// batchListCmd is yardstick batch list.
type batchListCmd struct {
	Format string `enum:"text,json" default:"text" help:"Format: ${enum}."`
	ownerFlag
	dataFlag
}

type batches []batch.Batch

// WriteText writes how far each is.
func (l batches) WriteText(w io.Writer) error {
	if len(l) == 0 {
		_, err := fmt.Fprintln(w, "no batches; yardstick batch submit begins one")
		return err
	}
	for _, b := range l {
		if err := (report.Text{Batch: b}).WriteText(w); err != nil {
			return err
		}
	}
	return nil
}

// Run lists batches.
func (c *batchListCmd) Run(p *program) error {
	return c.atBatches(p, func(ctx context.Context, w *app.Work) error {
		all, err := w.Batches.Store.List(ctx, background.OfPerson(c.Person))
		if err != nil {
			return err
		}
		return writeReport(p, c.Format, batches(all))
	})
}

// batchStatusCmd is yardstick batch status.
type batchStatusCmd struct {
	Format string `enum:"text,json" default:"text" help:"Format: ${enum}."`
	batchArg
}

// Run says how far a batch is.
func (c *batchStatusCmd) Run(p *program) error {
	return c.atBatches(p, func(ctx context.Context, w *app.Work) error {
		b, err := w.Batches.Store.Batch(ctx, background.OfPerson(c.Person), c.Batch)
		if err != nil {
			return err
		}
		return writeReport(p, c.Format, report.Text{Batch: b})
	})
}

// batchResultsCmd is yardstick batch results.
type batchResultsCmd struct {
	Format string `enum:"csv,jsonl,xlsx" default:"csv" help:"Format: ${enum}."`
	Output string `short:"o" placeholder:"FILE" help:"Write to FILE instead of standard output."`
	Force  bool   `help:"Write over a file that exists."`
	batchArg
}

// Run writes results.
func (c *batchResultsCmd) Run(p *program) error {
	return c.atBatches(p, func(ctx context.Context, w *app.Work) error {
		out := guideOut{Output: c.Output, Force: c.Force}
		return out.writeBy(p, disk.WriteOwn, func(to io.Writer) error {
			return report.Write(to, c.Format, w.Batches.Rows(ctx, background.OfPerson(c.Person), c.Batch))
		})
	})
}

// batchAlikeCmd is yardstick batch alike.
type batchAlikeCmd struct{ batchArg }

// Run lists pairs.
func (c *batchAlikeCmd) Run(p *program) error {
	return c.atBatches(p, func(ctx context.Context, w *app.Work) error {
		b, err := w.Batches.Store.Batch(ctx, background.OfPerson(c.Person), c.Batch)
		if err != nil {
			return err
		}
		pairs, err := w.Batches.Store.Pairs(ctx, b.Owner, b.ID)
		if err != nil {
			return err
		}
		if !b.Alike.Done {
			_, err = fmt.Fprintln(p.stdout, "the answers were not compared yet")
			return err
		}
		for _, pair := range pairs {
			if _, err := fmt.Fprintf(p.stdout, "%s: %s (row %d) and %s (row %d) share %d of %d sequences of three words\n",
				pair.A.Question, batch.Whose(&pair.A), pair.A.Row, batch.Whose(&pair.B), pair.B.Row, pair.Shared, pair.All); err != nil {
				return err
			}
		}
		_, err = fmt.Fprintf(p.stdout, "%s; people may have learned from one source, or from each other: ask before you judge\n",
			count(b.Alike.All(), "pair", "pairs"))
		return err
	})
}

// batchCancelCmd is yardstick batch cancel.
type batchCancelCmd struct{ batchArg }

// Run ends a batch.
func (c *batchCancelCmd) Run(p *program) error {
	return c.atBatches(p, func(ctx context.Context, w *app.Work) error {
		if err := w.Batches.Cancel(ctx, background.OfPerson(c.Person), c.Batch); err != nil {
			return err
		}
		b, err := w.Batches.Store.Batch(ctx, background.OfPerson(c.Person), c.Batch)
		if err != nil {
			return err
		}
		return report.Text{Batch: b}.WriteText(p.stdout)
	})
}

// batchRemoveCmd is yardstick batch remove.
type batchRemoveCmd struct{ batchArg }

// Run removes a batch.
func (c *batchRemoveCmd) Run(p *program) error {
	return c.atBatches(p, func(ctx context.Context, w *app.Work) error {
		if err := w.Batches.Store.Remove(ctx, background.OfPerson(c.Person), c.Batch); err != nil {
			return err
		}
		_, err := fmt.Fprintf(p.stdout, "batch %s is removed\n", c.Batch)
		return err
	})
}

// loadOf is a reader of meaning that is given.
func loadOf(r assess.Reader) app.Load { return func() (assess.Reader, error) { return r, nil } }

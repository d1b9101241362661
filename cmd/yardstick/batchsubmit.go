package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"yardstick/app"
	"yardstick/background"
	"yardstick/batch"
	"yardstick/batch/report"
	"yardstick/internal/disk"
)

// batchSubmitCmd is yardstick batch submit.
type batchSubmitCmd struct {
	File      string `arg:"" help:"Answers: CSV, TSV, XLSX, JSON lines or a JSON array; - for standard input."`
	Guide     string `required:"" placeholder:"FILE" help:"Guide file, sealed (yardstick guide seal)."`
	Question  string `placeholder:"ID" help:"The question of every answer that names none."`
	Column    string `placeholder:"NAME" help:"The column of a sheet that holds the answers."`
	ID        string `name:"id-column" placeholder:"NAME" help:"The column with the ids of answers."`
	Candidate string `name:"candidate-column" placeholder:"NAME" help:"The column that says whose an answer is."`
	Asked     string `name:"question-column" placeholder:"NAME" help:"The column with the question of an answer."`
	Sheet     string `placeholder:"NAME" help:"Sheet of a workbook; all for every one with answers."`
	Wait      bool   `help:"Do the work here and now, and end with it; what is done stays if you stop it."`
	ownerFlag
	dataFlag
	readerFlags
}

// Run keeps the file and asks for the work; with --wait it does it.
func (c *batchSubmitCmd) Run(p *program) error {
	g, err := oneGuide{guideFile: guideFile{c.Guide}}.one(p)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	kept, err := c.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	w, err := c.work(ctx, p, kept)
	if err != nil {
		return err
	}
	b, err := readFrom(p, c.File, func(name string, r io.Reader) (batch.Batch, error) {
		data, err := io.ReadAll(io.LimitReader(r, batch.MaxFile+1))
		if err != nil {
			return batch.Batch{}, disk.ReadFault(name, err)
		}
		return w.Batches.Draft(ctx, background.OfPerson(c.Person), name, data)
	})
	if err != nil {
		return err
	}
	if _, err = w.Batches.Start(ctx, b.Owner, b.ID, g, c.columns()); err != nil {
		_ = w.Batches.Store.Remove(ctx, b.Owner, b.ID) // nobody has seen it
		return err
	}
	if c.Wait {
		return c.wait(ctx, p, w, b)
	}
	_, err = fmt.Fprintf(p.stdout,
		"batch %[1]s is accepted; yardstick serve or yardstick worker works on it, yardstick batch status %[1]s says how far it is\n", b.ID)
	return err
}

// work gives the background work, with workers where it is done here.
func (c *batchSubmitCmd) work(ctx context.Context, p *program, kept *app.Kept) (*app.Work, error) {
	log := slog.New(slog.NewTextHandler(p.stderr, nil))
	if !c.Wait {
		return kept.Work(nil, false, log)
	}
	reader, err := c.reader(p)
	if err != nil {
		return nil, err
	}
	return kept.Worker(ctx, app.Settings{Reader: loadOf(reader), Log: log, Version: version}) // a worker does all that waits
}

func (c *batchSubmitCmd) columns() batch.Columns {
	return batch.Columns{Sheet: c.Sheet, Answer: c.Column, ID: c.ID, Candidate: c.Candidate, Question: c.Asked, Asked: c.Question}
}

// lookEvery is how often a batch that is waited for is looked at.
const lookEvery = 200 * time.Millisecond

// wait works until the batch is over.
func (*batchSubmitCmd) wait(ctx context.Context, p *program, w *app.Work, b batch.Batch) error {
	if err := w.Start(ctx); err != nil {
		return err
	}
	defer w.Stop(context.WithoutCancel(ctx)) //nolint:errcheck // what is not stopped in order is gone on with
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		now, err := w.Batches.Store.Batch(ctx, b.Owner, b.ID)
		if err == nil && now.State.Over() && (now.Alike.Done || now.State != batch.Finished) {
			if err := (report.Text{Batch: now}).WriteText(p.stdout); err != nil {
				return err
			}
			if now.State == batch.Failed {
				return errFailed
			}
			return nil
		}
		if err != nil && ctx.Err() == nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("stopped; batch %s goes on where it is with yardstick worker", b.ID)
		case <-tick.C:
		}
	}
}

package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"yardstick/app"
	"yardstick/background"
	"yardstick/internal/fault"
)

// workerCmd is the command group yardstick worker.
type workerCmd struct {
	Run    workerRunCmd    `cmd:"" default:"withargs" help:"Do background work until told to stop: batches, readings, exports. yardstick serve does so by itself."`
	List   workerListCmd   `cmd:"" help:"List tasks."`
	Dead   workerDeadCmd   `cmd:"" help:"List the dead letters: tasks that failed as often as they may."`
	Retry  workerRetryCmd  `cmd:"" help:"Try a task again, also a dead one."`
	Cancel workerCancelCmd `cmd:"" help:"Cancel a task."`
	Remove workerRemoveCmd `cmd:"" help:"Remove a task that has ended."`
}

// workerRunCmd is yardstick worker.
type workerRunCmd struct {
	configFlags
	dataFlag
	readerFlags    `embed:"" group:"Reading:"`
	positionFlags  `embed:"" group:"Positions:"`
	operationFlags `embed:"" group:"Operation:"`
}

// Run works until it is told to stop. What is running then is gone on with by the next.
func (c *workerRunCmd) Run(p *program) error {
	settings, err := c.settings(p)
	return c.inForce(p, settings, err, func(ctx context.Context) error {
		return app.RunWorker(ctx, settings, func() {
			fmt.Fprintln(p.stdout, "Yardstick works in the background. Press Ctrl+C to stop.")
		})
	})
}

// settings are what flags, variables and file say.
func (c *workerRunCmd) settings(p *program) (app.Settings, error) {
	settings := app.Settings{Data: c.Data, Database: c.Database, Version: version}
	if err := c.operation(p, &settings); err != nil {
		return settings, err
	}
	if err := c.forPositions(p, &settings); err != nil || c.embedded() {
		return settings, err
	}
	reader, err := c.reader(p)
	settings.Reader = loadOf(reader)
	return settings, err
}

// workerListCmd is yardstick worker list.
type workerListCmd struct {
	State  []string `placeholder:"STATE" help:"waiting, running, retrying, done, cancelled or dead; may be given several times."`
	Kind   string   `placeholder:"KIND" help:"One kind alone, such as batch.assess."`
	Most   int      `default:"100" help:"So many, the latest first: 1 to 1000."`
	Format string   `enum:"text,json" default:"text" help:"Format: ${enum}."`
	dataFlag
}

// tasks is a list for people.
type tasks []background.Known

// WriteText writes a line a task, and the last error below it.
func (l tasks) WriteText(w io.Writer) error {
	if len(l) == 0 {
		_, err := fmt.Fprintln(w, "no tasks")
		return err
	}
	for i := range l {
		k := &l[i]
		if _, err := fmt.Fprintf(w, "%6d  %-9s  %-14s  try %d of %d  %s\n", k.ID, k.State, k.Kind, k.Attempt, k.Attempts, k.About); err != nil {
			return err
		}
		if n := len(k.Errors); n > 0 && k.State != background.Done {
			if _, err := fmt.Fprintf(w, "        %s\n", strings.ReplaceAll(k.Errors[n-1].Error, "\n", " ")); err != nil {
				return err
			}
		}
	}
	return nil
}

// Run lists tasks.
func (c *workerListCmd) Run(p *program) error {
	if c.Most < 1 || c.Most > background.MostTasks {
		return &fault.Error{
			Kind: fault.Invalid, Field: "--most", Message: fmt.Sprintf("is %d; want a number from 1 to %d", c.Most, background.MostTasks),
		}
	}
	f := background.Filter{Kind: c.Kind, Most: c.Most}
	for _, s := range c.State {
		f.States = append(f.States, background.State(s))
	}
	return c.atBatches(p, func(ctx context.Context, w *app.Work) error {
		all, err := w.Tasks(ctx, f)
		if err != nil {
			return err
		}
		return writeReport(p, c.Format, tasks(all))
	})
}

// workerDeadCmd is yardstick worker dead.
type workerDeadCmd struct {
	Format string `enum:"text,json" default:"text" help:"Format: ${enum}."`
	dataFlag
}

// Run lists dead letters.
func (c *workerDeadCmd) Run(p *program) error {
	list := workerListCmd{State: []string{string(background.Dead)}, Most: background.MostTasks, Format: c.Format, dataFlag: c.dataFlag}
	return list.Run(p)
}

// taskArg names a task.
type taskArg struct {
	Task int64 `arg:"" help:"Number of the task."`
	dataFlag
}

// act does something to the task and says how it stands.
func (a taskArg) act(p *program, do func(ctx context.Context, w *app.Work) error) error {
	return a.atBatches(p, func(ctx context.Context, w *app.Work) error {
		if err := do(ctx, w); err != nil {
			return err
		}
		k, err := w.Task(ctx, a.Task)
		if err != nil {
			return err
		}
		return tasks{k}.WriteText(p.stdout)
	})
}

// workerRetryCmd is yardstick worker retry.
type workerRetryCmd struct{ taskArg }

// Run tries a task again.
func (c *workerRetryCmd) Run(p *program) error {
	return c.act(p, func(ctx context.Context, w *app.Work) error { return w.Retry(ctx, c.Task) })
}

// workerCancelCmd is yardstick worker cancel.
type workerCancelCmd struct{ taskArg }

// Run cancels a task.
func (c *workerCancelCmd) Run(p *program) error {
	return c.act(p, func(ctx context.Context, w *app.Work) error { return w.Cancel(ctx, c.Task) })
}

// workerRemoveCmd is yardstick worker remove.
type workerRemoveCmd struct{ taskArg }

// Run removes a task.
func (c *workerRemoveCmd) Run(p *program) error {
	return c.atBatches(p, func(ctx context.Context, w *app.Work) error {
		if err := w.Remove(ctx, c.Task); err != nil {
			return err
		}
		_, err := fmt.Fprintf(p.stdout, "task %d is removed\n", c.Task)
		return err
	})
}

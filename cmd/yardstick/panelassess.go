package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/panel"
)

// panelAssessCmd is yardstick panel assess.
type panelAssessCmd struct {
	positionArg
	readerFlags
	asFlag
}

// Run has the answers of a position read, and seals what was found.
func (c *panelAssessCmd) Run(p *program) error {
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return c.at(func(_ context.Context, d *panel.Desk, who panel.Viewer) error {
		n, err := d.Assess(ctx, who, c.Position, app.SealedInBatches{
			Assessor: app.Batches(func() (assess.Reader, error) { return reader, nil }),
		})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(p.stdout, "%s sealed; a rater may open one after the own rating\n", count(n, "finding", "findings"))
		return err
	})
}

package main

import (
	"context"
	"os/signal"
	"syscall"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/mcp"
)

// mcpCmd is yardstick mcp.
type mcpCmd struct {
	Write  bool   `help:"Let jobs be kept, each as a draft that a person agrees to. Without this nothing is changed."`
	Person string `placeholder:"NAME" help:"Whose jobs are meant; by default this computer's owner's."`
	dataFlag
	readerFlags
}

// Run serves one client on standard input and output.
func (c *mcpCmd) Run(p *program) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	kept, err := c.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	var load app.Load
	if !c.embedded() {
		reader, err := c.reader(p)
		if err != nil {
			return err
		}
		load = func() (assess.Reader, error) { return reader, nil }
	}
	assessor, person := load.Waiting(), c.Person
	if person == "" {
		person = app.Owner
	}
	s := mcp.New(mcp.Config{Desk: kept.Desk(person, assessor), Assessor: assessor, Write: c.Write, Version: version})
	return s.Run(ctx, p.stdin, p.stdout)
}

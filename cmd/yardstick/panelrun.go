package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"yardstick/internal/document"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/panel/script"
)

// panelOpenCmd is yardstick panel open.
type panelOpenCmd struct {
	positionArg
	Title  string `required:"" help:"Title for people, such as Customer service administrator."`
	Job    string `placeholder:"ID" help:"Id of the job."`
	Origin string `placeholder:"NAME" env:"YARDSTICK_ORIGIN" help:"Names your organisation in the record, such as people.example.org; yardstick.localhost by default."`
	Named  bool   `help:"Raters see the names of candidates; by default they see code names alone."`
	Name   string `help:"Your own name, sealed in the record."`
	asFlag
}

// Run opens a position.
func (c *panelOpenCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		err := d.Open(ctx, who, panel.OpenPosition{Code: c.Position, Title: c.Title, Job: c.Job, Blind: !c.Named, Origin: c.Origin, Name: c.Name})
		if err == nil {
			_, err = fmt.Fprintf(p.stdout, "opened %s; %s coordinates it\n", c.Position, who.Code)
		}
		return err
	})
}

// panelSealCmd is yardstick panel seal.
type panelSealCmd struct {
	positionArg
	Guide      string `arg:"" help:"Sealed guide file, YAML or JSON (yardstick guide seal); - for standard input."`
	Reason     string `required:"" help:"Why the weights are as they are, for somebody who reads the record later."`
	ByQuestion bool   `help:"Rate each question as a whole; by default each requirement gets a level."`
	asFlag
}

// Run gives a position its guide.
func (c *panelSealCmd) Run(p *program) error {
	g, err := oneGuide{guideFile: guideFile{File: c.Guide}}.one(p)
	if err != nil {
		return err
	}
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		err := d.Do(ctx, who, c.Position, panel.SealGuide{Guide: *g, ByQuestion: c.ByQuestion, Reason: c.Reason})
		if err == nil {
			_, err = fmt.Fprintf(p.stdout, "%s is rated by guide %s, version %d, SHA-256 %s\n", c.Position, g.ID, g.Version, g.Seal.SHA256)
		}
		return err
	})
}

// panelDoCmd is yardstick panel do.
type panelDoCmd struct {
	positionArg
	Script string `arg:"" help:"Script of steps, YAML or JSON (docs/panel.md); - for standard input."`
	asFlag
}

// Run carries out a script, step by step. A step that is refused ends it; what was
// done before stays done.
func (c *panelDoCmd) Run(p *program) error {
	steps, err := readFrom(p, c.Script, func(name string, r io.Reader) ([]script.Step, error) {
		data, err := document.Read(r, name, document.MaxBytes)
		if err != nil {
			return nil, err
		}
		return script.Read(name, data)
	})
	if err != nil {
		return err
	}
	ctx := context.Background()
	kept, d, who, err := c.desk(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	for i, s := range steps {
		actor := who
		if s.As != "" && s.As != who.Code {
			if actor, err = (asFlag{As: s.As, PasswordFile: c.PasswordFile}).viewer(ctx, kept); err != nil {
				return c.at(s.Line, i, len(steps), err)
			}
		}
		if err := d.Do(ctx, actor, c.Position, s.Command); err != nil {
			return c.at(s.Line, i, len(steps), err)
		}
	}
	_, err = fmt.Fprintf(p.stdout, "%s done in %s\n", count(len(steps), "step", "steps"), c.Position)
	return err
}

// at says which step was refused.
func (c *panelDoCmd) at(line, step, of int, err error) error {
	kind := fault.Internal
	if f := new(fault.Error); errors.As(err, &f) {
		kind = f.Kind
	}
	return &fault.Error{
		Kind: kind, File: c.Script, Line: line, Field: fmt.Sprintf("steps[%d]", step),
		Message: fmt.Sprintf("%v; %d of %d steps are done", err, step, of), Cause: err,
	}
}

// panelSampleCmd is yardstick panel sample.
type panelSampleCmd struct {
	Upto string `enum:"rating,revealed,discussing,decided" default:"decided" help:"How far it goes: ${enum}."`
	asFlag
}

// Run makes the invented position.
func (c *panelSampleCmd) Run(p *program) error {
	upto := map[string]sample.Upto{
		"rating": sample.Rating, "revealed": sample.Revealed, "discussing": sample.Discussing,
		"decided": sample.Decided,
	}
	return c.at(func(ctx context.Context, d *panel.Desk, _ panel.Viewer) error {
		if err := sample.Make(ctx, d, upto[c.Upto]); err != nil {
			return err
		}
		_, err := fmt.Fprintf(p.stdout, "made the position %s; look at it with yardstick panel show %s --as %s, or as one of its raters "+
			"(tom, mira, zoe)\n", sample.Code, sample.Code, sample.Coordinator)
		return err
	})
}

// panelRemoveCmd is yardstick panel remove.
type panelRemoveCmd struct {
	positionArg
	asFlag
}

// Run removes an invented position.
func (c *panelRemoveCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		err := d.Remove(ctx, who, c.Position)
		if err == nil {
			_, err = fmt.Fprintf(p.stdout, "removed %s\n", c.Position)
		}
		return err
	})
}

package main

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"yardstick/internal/document"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/resume"
)

// panelCandidateCmd is yardstick panel candidate.
type panelCandidateCmd struct {
	positionArg
	Code    string `arg:"" help:"Code name of the candidate: one that tells nothing, such as heron."`
	Name    string `placeholder:"NAME" help:"What the candidate is called; it is sealed."`
	Contact string `placeholder:"TEXT" help:"How to reach the candidate; it is sealed."`
	Resume  string `placeholder:"FILE" help:"A JSON Résumé, from which name, address and number are taken and nothing else is read; - for standard input."`
	asFlag
}

// Run adds the candidate.
func (c *panelCandidateCmd) Run(p *program) error {
	var h resume.Header
	if c.Resume != "" {
		var err error
		if h, err = readFrom(p, c.Resume, func(name string, r io.Reader) (resume.Header, error) {
			data, err := document.Read(r, name, resume.MaxBytes)
			if err != nil {
				return resume.Header{}, err
			}
			return resume.Read(name, data)
		}); err != nil {
			return err
		}
	}
	add := panel.AddCandidate{Code: c.Code, Name: cmp.Or(c.Name, h.Name), Contact: cmp.Or(c.Contact, h.Contact())}
	if add.Name == "" {
		return fault.Invalidf("a candidate has a name: give --name NAME or --resume FILE")
	}
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		if err := d.Do(ctx, who, c.Position, add); err != nil {
			return err
		}
		_, err := fmt.Fprintf(p.stdout, "%s is a candidate of %s\n", c.Code, c.Position)
		return err
	})
}

package main

import (
	"fmt"

	"yardstick/guide"
)

// guideDeriveCmd is yardstick guide derive.
type guideDeriveCmd struct {
	Job    string `arg:"" help:"Job file, - for standard input, or the id of a sample job (yardstick job list)."`
	Format string `enum:",yaml,json" default:"" help:"yaml or json; by default as the name of the output file says, else yaml."`
	guideOut
}

// Run derives a guide from the job and writes it, unsealed.
func (c *guideDeriveCmd) Run(p *program) error {
	j, err := p.loadJob(c.Job)
	if err != nil {
		return err
	}
	if !j.Agreed() {
		fmt.Fprintf(p.stderr, "%s: nobody has agreed to this job yet; look it over and agree: yardstick job edit --agree FILE\n", c.Job)
	}
	g, err := guide.Derive(j)
	if err != nil {
		return err
	}
	return c.writeGuide(p, &g, c.Format)
}

package main

import (
	"fmt"

	"yardstick/guide"
	"yardstick/job"
)

// mostFindings is how many findings of the job derive repeats.
const mostFindings = 6

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
	if err := c.writeGuide(p, &g, c.Format); err != nil {
		return err
	}
	return c.lacks(p, j)
}

// lacks says on standard error what the job leaves open: the guide asks in
// general there.
func (c *guideDeriveCmd) lacks(p *program, j *job.Job) error {
	found := job.Lint(j)
	for i, f := range found {
		if i == mostFindings {
			_, err := fmt.Fprintf(p.stderr, "yardstick: %s: and %d more; yardstick job lint names them all\n", c.Job, len(found)-i)
			return err
		}
		if _, err := fmt.Fprintf(p.stderr, "yardstick: %s: %s %s\n", c.Job, f.Field, f.Message); err != nil {
			return err
		}
	}
	return nil
}

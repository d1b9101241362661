package main

import (
	"fmt"
	"slices"

	"yardstick/job"
)

// jobLintCmd is the command yardstick job lint.
type jobLintCmd struct {
	Job string `arg:"" help:"A job file, - for standard input, or the id of a sample job."`
}

// Run prints the findings, one a line, and fails when one of them is an error.
func (c *jobLintCmd) Run(p *program) error {
	name, data, err := p.readJob(c.Job)
	if err != nil {
		return err
	}
	j, doc, err := job.ReadDraft(name, data)
	if err != nil {
		return err
	}
	failed := false
	findings := job.Lint(j)
	slices.SortStableFunc(findings, func(a, b job.Finding) int { return doc.Line(a.Field) - doc.Line(b.Field) })
	for _, f := range findings {
		failed = failed || f.Severity == job.ErrorFinding
		if _, err := fmt.Fprintf(p.stdout, "%s:%d: %s: %s: %s\n", name, doc.Line(f.Field), f.Severity, f.Field, f.Message); err != nil {
			return err
		}
	}
	if failed {
		return errFailed
	}
	return nil
}

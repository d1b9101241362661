package main

import (
	"encoding/json"

	"yardstick/job"
)

// jobShowCmd is the command yardstick job show.
type jobShowCmd struct {
	Format  string `enum:"text,json,html" default:"text" help:"What to write: ${enum}."`
	Outcome string `enum:"failure,success,both," default:"" help:"Which side to show: failure, success or both. Without it, text shows failure; JSON and HTML show both."`
	Job     string `arg:"" help:"A job file, - for standard input, or the id of a sample job."`
}

// Run prints the matrix of functions and failure kinds with its criteria.
func (c *jobShowCmd) Run(p *program) error {
	j, err := p.loadJob(c.Job)
	if err != nil {
		return err
	}
	d := job.Criteria(j)
	switch c.Format {
	case "json":
		return c.json(p, j, d)
	case "html":
		return job.WriteHTML(p.stdout, j, d, c.outcomes())
	default:
		width, terminal := p.terminal()
		return job.WriteText(p.stdout, j, d, job.TextOptions{Width: width, Outcomes: c.outcomes(), Bold: terminal})
	}
}

// outcomes returns the sides to show.
func (c *jobShowCmd) outcomes() []job.Outcome {
	switch {
	case c.Outcome == "failure", c.Outcome == "" && c.Format == "text":
		return []job.Outcome{job.Failure}
	case c.Outcome == "success":
		return []job.Outcome{job.Success}
	default:
		return []job.Outcome{job.Failure, job.Success}
	}
}

// json writes the job with all its criteria in place of the authored ones.
func (c *jobShowCmd) json(p *program, j *job.Job, d job.Derivation) error {
	all := *j
	all.Criteria = nil
	for _, criterion := range d.Criteria {
		for _, outcome := range c.outcomes() {
			if criterion.Outcome == outcome {
				all.Criteria = append(all.Criteria, criterion)
			}
		}
	}
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		*job.Job
		Omissions []job.Omission `json:"omissions"`
	}{&all, d.Omissions})
}

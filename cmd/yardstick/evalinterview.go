package main

import (
	"os"
	"path/filepath"

	"yardstick/assess"
	"yardstick/eval"
	"yardstick/internal/disk"
	"yardstick/internal/fault"
)

// evalInterviewCmd is yardstick eval interview.
type evalInterviewCmd struct {
	Guides  string `required:"" placeholder:"FILE" help:"Guide file: one guide, or several in the compact form."`
	Answers string `required:"" placeholder:"FILE" help:"Answers, JSON lines with id, guide, question and answer."`
	Labels  string `required:"" placeholder:"FILE" help:"Labels, CSV with id,requirement,label."`
	Ratings string `placeholder:"FILE" help:"Ratings with quotes, JSON lines with id, requirement, label and quote (or rater1, quote1, rater2, quote2): says whether the evidence is where people saw it."`
	Plots   string `placeholder:"DIR" help:"Draw the reliability of the confidences and the confusion table into this folder, as SVG."`
	evalOutput
	readerFlags
	judgeFlags
	dataFlag
	JudgeBatches []int `placeholder:"N,N" help:"Try each of these numbers of requirements a call, and say which is worth taking."`
}

// Run evaluates the assessor and writes the report.
func (c *evalInterviewCmd) Run(p *program) error {
	m, err := c.material(p)
	if err != nil {
		return err
	}
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	if c.wanted() || c.judgeFlags != (judgeFlags{}) || len(c.JudgeBatches) > 0 {
		return c.judged(p, m, assess.New(reader))
	}
	r, err := eval.RunInterview(m, assess.New(reader))
	if err != nil {
		return err
	}
	if err := c.draw(r); err != nil {
		return err
	}
	return c.write(p, r)
}

// draw writes the plots, where they are wanted.
func (c *evalInterviewCmd) draw(r *eval.Interview) error {
	if c.Plots == "" {
		return nil
	}
	if err := os.MkdirAll(c.Plots, 0o755); err != nil {
		return fault.Invalidf("--plots: the folder %s cannot be made: %v", c.Plots, err)
	}
	for _, plot := range r.Plots() {
		if err := disk.Write(filepath.Join(c.Plots, plot.Name), plot.Write); err != nil {
			return err
		}
	}
	return nil
}

// material reads the files; one of them may be standard input.
func (c *evalInterviewCmd) material(p *program) (m eval.Material, err error) {
	inputs := 0
	for _, arg := range []string{c.Guides, c.Answers, c.Labels, c.Ratings} {
		if arg == "-" {
			inputs++
		}
	}
	if inputs > 1 {
		return m, fault.Invalidf("only one of --guides, --answers, --labels and --ratings can be standard input")
	}
	if m.Guides, err = readFrom(p, c.Guides, readGuides); err != nil {
		return m, err
	}
	if err := verifySeals(c.Guides, m.Guides); err != nil {
		return m, err
	}
	if m.Answers, err = readFrom(p, c.Answers, eval.ReadAnswers); err != nil {
		return m, err
	}
	if m.Labels, err = readFrom(p, c.Labels, eval.ReadLabels); err != nil {
		return m, err
	}
	if c.Ratings != "" {
		m.Ratings, err = readFrom(p, c.Ratings, eval.ReadRatings)
	}
	return m, err
}

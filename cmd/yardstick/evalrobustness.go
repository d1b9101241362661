package main

import (
	"context"
	"errors"

	"yardstick/assess"
	"yardstick/eval"
)

// evalRobustnessCmd is yardstick eval robustness.
type evalRobustnessCmd struct {
	Guides  string `required:"" placeholder:"FILE" help:"Guide file: one guide, or several in the compact form."`
	Answers string `required:"" placeholder:"FILE" help:"Answers, JSON lines with id, guide, question and answer."`
	Format  string `enum:"text,json" default:"text" help:"Format of the report: ${enum}."`
	readerFlags
	judgeFlags
	dataFlag
}

// Run changes the answers, assesses them again and writes the report.
func (c *evalRobustnessCmd) Run(p *program) (err error) {
	guides, err := readFrom(p, c.Guides, readGuides)
	if err != nil {
		return err
	}
	if err := verifySeals(c.Guides, guides); err != nil {
		return err
	}
	answers, err := readFrom(p, c.Answers, eval.ReadAnswers)
	if err != nil {
		return err
	}
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	second, done, err := c.open(context.Background(), p, c.place())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	if second != nil { // the language model is held against itself, instead of the embedded reader
		reader = second.Reader()
	}
	r, err := eval.RunRobustness(guides, answers, assess.New(reader))
	if err != nil {
		return err
	}
	return writeReport(p, c.Format, r)
}

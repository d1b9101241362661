package main

import (
	"context"
	"fmt"
)

// judgeCmd is the command group yardstick judge.
type judgeCmd struct {
	Forget judgeForgetCmd `cmd:"" help:"Remove what language models found in answers and the program keeps so as not to ask twice."`
}

// judgeForgetCmd is yardstick judge forget.
type judgeForgetCmd struct{ dataFlag }

// Run removes the readings and says how many there were.
func (c *judgeForgetCmd) Run(p *program) error {
	ctx := context.Background()
	kept, err := c.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	n, err := kept.ForgetJudged(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s of language models were removed\n", count(int(n), "reading", "readings"))
	return err
}

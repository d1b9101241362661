package main

import (
	"errors"
	"fmt"
	"io"

	"yardstick/assess/answers"
	"yardstick/internal/fault"
)

// badLines reports the lines of a stream that cannot be assessed, each when its
// turn comes.
type badLines struct {
	strict bool
	out    io.Writer
	n      int
}

// report writes an error of one line and lets the stream go on; others, and all
// where nothing is passed over, are given back.
func (b *badLines) report(err error) error {
	var line *answers.LineError
	if b.strict || !errors.As(answers.OneLine(err), &line) {
		return err
	}
	b.n++
	fmt.Fprintln(b.out, "yardstick:", err)
	return nil
}

// err says at the end how many lines were not assessed.
func (b *badLines) err(name string) error {
	if b.n == 0 {
		return nil
	}
	return &fault.Error{
		Kind: fault.Invalid, File: name, Message: count(b.n, "line was", "lines were") + " not assessed, for the reasons above",
	}
}

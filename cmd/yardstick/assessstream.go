package main

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"

	"yardstick/assess/answers"
)

// readAhead is how many answers a worker may have waiting: enough to keep it
// busy, few enough that a stream of any length takes the same memory.
const readAhead = 4

// pending is an answer on its way to its assessment.
type pending struct {
	answer answers.Answer
	done   chan struct{} // closed when found or err is there
	found  finding
	err    error
}

// stream assesses what next gives on all cores and hands the findings to write
// in the order of the answers. An error is given to pass in that order, which
// lets the stream go on or, by giving it back, ends it: what came before has
// been written.
func stream(ctx context.Context, next func() (answers.Answer, error), assess func(context.Context, answers.Answer) (finding, error),
	pass func(error) error, write func(finding) error,
) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	work := make(chan *pending)
	order := make(chan *pending, workers*readAhead)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for p := range work {
				p.found, p.err = assess(ctx, p.answer)
				close(p.done)
			}
		})
	}
	go feed(ctx, next, work, order)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case p, ok := <-order:
			if !ok {
				group.Wait()
				return nil
			}
			if err := finish(ctx, p, pass, write); err != nil {
				return err
			}
		}
	}
}

// finish waits for one assessment and writes it.
func finish(ctx context.Context, p *pending, pass func(error) error, write func(finding) error) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-p.done:
	}
	if p.err != nil {
		return pass(p.err)
	}
	return write(p.found)
}

// feed reads the answers one after another and hands them to the workers. An
// error of reading takes its place in the order; after one that is about one line
// alone it goes on.
func feed(ctx context.Context, next func() (answers.Answer, error), work, order chan *pending) {
	defer close(work)
	defer close(order)
	for {
		p := &pending{done: make(chan struct{})}
		p.answer, p.err = next()
		if errors.Is(p.err, io.EOF) {
			return
		}
		select {
		case order <- p:
		case <-ctx.Done():
			return
		}
		if p.err != nil {
			close(p.done)
			var line *answers.LineError
			if errors.As(p.err, &line) {
				continue
			}
			return
		}
		select {
		case work <- p:
		case <-ctx.Done():
			return
		}
	}
}

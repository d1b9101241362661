package pool

import (
	"context"
	"slices"
	"sync"

	"yardstick/assess"
)

// Pool runs assessments, so many at once as it has workers. It is safe for
// concurrent use.
type Pool struct {
	mu      sync.Mutex
	free    int
	waiting [classes]line
}

// class is what an assessment is for; a lower one goes first.
type class int

const (
	live    class = iota // of an answer that is being written
	answer               // of a finished one whose author waits
	batch                // nobody waits for
	classes = 3
)

// patience is how many others a class lets go first while somebody of it waits:
// so that a crowd of writers does not keep out those who have finished.
const patience = 7

// line is who waits of a class.
type line struct {
	turns  []chan struct{} // in order; closed to let in
	passed int             // others let in since one of these was, or since the first came
}

// New makes a pool of so many workers, at least one.
func New(workers int) *Pool { return &Pool{free: max(workers, 1)} }

// Assess measures one answer, known as id, as an item of a batch. It fails as
// [assess.Task.Assess] does, and with ctx's error.
func (p *Pool) Assess(ctx context.Context, t *assess.Task, id, text string) (assess.Assessment, error) {
	return p.assess(ctx, batch, t, id, text)
}

// Answer measures a finished answer for whose finding somebody waits: as Assess
// does, before the items of batches.
func (p *Pool) Answer(ctx context.Context, t *assess.Task, id, text string) (assess.Assessment, error) {
	return p.assess(ctx, answer, t, id, text)
}

func (p *Pool) assess(ctx context.Context, c class, t *assess.Task, id, text string) (assess.Assessment, error) {
	if err := p.enter(ctx, c); err != nil {
		return assess.Assessment{}, err
	}
	defer p.leave()
	return t.Assess(ctx, id, text)
}

// enter waits for a worker among those of its class.
func (p *Pool) enter(ctx context.Context, c class) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p.mu.Lock()
	if p.free > 0 {
		p.free--
		p.mu.Unlock()
		return nil
	}
	turn := make(chan struct{})
	p.waiting[c].turns = append(p.waiting[c].turns, turn)
	p.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		p.withdraw(c, turn)
		return ctx.Err()
	}
}

// withdraw takes who no longer waits out of the line; one that was let in at
// that moment hands its worker on.
func (p *Pool) withdraw(c class, turn chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := &p.waiting[c]
	if i := slices.Index(l.turns, turn); i >= 0 {
		l.turns = slices.Delete(l.turns, i, i+1)
		return
	}
	p.next()
}

// leave gives the worker to whoever comes next.
func (p *Pool) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.next()
}

// next lets in the first of the first class that waits, or of one that has been
// patient. The lock is held.
func (p *Pool) next() {
	chosen := class(-1)
	for c := range class(classes) {
		if l := &p.waiting[c]; len(l.turns) > 0 && (chosen < 0 || l.passed >= patience) {
			chosen = c
		}
	}
	if chosen < 0 {
		p.free++
		return
	}
	for c := range p.waiting {
		if l := &p.waiting[c]; class(c) == chosen || len(l.turns) == 0 {
			l.passed = 0
		} else {
			l.passed++
		}
	}
	l := &p.waiting[chosen]
	close(l.turns[0])
	l.turns = l.turns[1:]
}

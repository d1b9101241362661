package main

import (
	"context"
	"sync"

	"yardstick/assess"
	"yardstick/assess/model"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// maxWaiting is how many assessments may wait for their turn; more are refused
// at once, which is kinder than to let everybody wait for ever.
const maxWaiting = 200

// bounded lets so many assessments run at once as it has turns. Somebody who is
// still writing goes before somebody who has finished.
type bounded struct {
	next    practice.Assessor
	mu      sync.Mutex
	free    int
	waiting [2][]chan struct{} // live ones, then all others
}

func newBounded(next practice.Assessor, turns int) *bounded { return &bounded{next: next, free: turns} }

// Assess waits for its turn, or gives up with ctx.
func (b *bounded) Assess(ctx context.Context, r practice.Request) (assess.Assessment, error) {
	if err := b.enter(ctx, r.Live); err != nil {
		return assess.Assessment{}, err
	}
	defer b.leave()
	return b.next.Assess(ctx, r)
}

func (b *bounded) enter(ctx context.Context, live bool) error {
	queue := 1
	if live {
		queue = 0
	}
	b.mu.Lock()
	if b.free > 0 {
		b.free--
		b.mu.Unlock()
		return nil
	}
	if len(b.waiting[0])+len(b.waiting[1]) >= maxWaiting {
		b.mu.Unlock()
		return &fault.Error{Kind: fault.Unavailable, Message: "many people are practising just now; what you wrote is safe, try again in a moment"}
	}
	turn := make(chan struct{})
	b.waiting[queue] = append(b.waiting[queue], turn)
	b.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		b.giveUp(queue, turn)
		return ctx.Err()
	}
}

// giveUp leaves the queue; a turn that came at the same moment is passed on.
func (b *bounded) giveUp(queue int, turn chan struct{}) {
	b.mu.Lock()
	for i, w := range b.waiting[queue] {
		if w == turn {
			b.waiting[queue] = append(b.waiting[queue][:i], b.waiting[queue][i+1:]...)
			b.mu.Unlock()
			return
		}
	}
	b.mu.Unlock()
	b.leave()
}

// leave gives the turn to the next in line.
func (b *bounded) leave() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for q := range b.waiting {
		if len(b.waiting[q]) > 0 {
			turn := b.waiting[q][0]
			b.waiting[q] = b.waiting[q][1:]
			close(turn)
			return
		}
	}
	b.free++
}

// lateAssessor makes its engine when it is needed first.
type lateAssessor struct {
	load   func() (*model.Reader, error)
	once   sync.Once
	engine engineAssessor
	err    error
}

// Assess assesses with the engine.
func (l *lateAssessor) Assess(ctx context.Context, r practice.Request) (assess.Assessment, error) {
	l.once.Do(func() {
		reader, err := l.load()
		l.engine, l.err = engineAssessor{assess.New(reader)}, err
	})
	if l.err != nil {
		return assess.Assessment{}, l.err
	}
	return l.engine.Assess(ctx, r)
}

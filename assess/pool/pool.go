package pool

import (
	"context"
	"sync"

	"yardstick/assess"
)

// Pool runs assessments, so many at once as it has workers. It is safe for
// concurrent use.
type Pool struct {
	mu    sync.Mutex
	free  int
	live  []chan struct{} // who waits, in order; closed to let in
	batch []chan struct{}
}

// New makes a pool of so many workers, at least one.
func New(workers int) *Pool { return &Pool{free: max(workers, 1)} }

// Assess measures one answer, known as id, as an item of a batch. It fails as
// [assess.Task.Assess] does, and with ctx's error.
func (p *Pool) Assess(ctx context.Context, t *assess.Task, id, answer string) (assess.Assessment, error) {
	if err := p.enter(ctx, &p.batch); err != nil {
		return assess.Assessment{}, err
	}
	defer p.leave()
	return t.Assess(ctx, id, answer)
}

// enter waits for a worker in one of the two queues.
func (p *Pool) enter(ctx context.Context, queue *[]chan struct{}) error {
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
	*queue = append(*queue, turn)
	p.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		p.withdraw(queue, turn)
		return ctx.Err()
	}
}

// withdraw takes who no longer waits out of the queue; one that was let in at
// that moment hands its worker on.
func (p *Pool) withdraw(queue *[]chan struct{}, turn chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, t := range *queue {
		if t == turn {
			*queue = append((*queue)[:i], (*queue)[i+1:]...)
			return
		}
	}
	p.next()
}

// leave gives the worker to whoever comes next.
func (p *Pool) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.next()
}

// next lets in a live update before a batch item. The lock is held.
func (p *Pool) next() {
	for _, queue := range []*[]chan struct{}{&p.live, &p.batch} {
		if q := *queue; len(q) > 0 {
			close(q[0])
			*queue = q[1:]
			return
		}
	}
	p.free++
}

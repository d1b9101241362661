package pool

import (
	"context"

	"yardstick/assess"
)

// Live is one answer in the making: the feedback that its author sees while
// writing. It is safe for concurrent use; its updates run one after another.
type Live struct {
	pool  *Pool
	draft *assess.Draft
	turn  chan struct{} // holds one: whose turn it is with the draft
}

// Live begins the feedback for one author at one question.
func (p *Pool) Live(t *assess.Task) *Live {
	return &Live{pool: p, draft: t.Draft(), turn: make(chan struct{}, 1)}
}

// Update measures the answer as it stands after a change, known as id. It
// reads only what the change touches, and so may differ from Settle.
func (l *Live) Update(ctx context.Context, id, answer string) (assess.Assessment, error) {
	return l.run(ctx, func() (assess.Assessment, error) { return l.draft.Update(ctx, id, answer) })
}

// Settle measures the answer when its author pauses: exactly what
// [Pool.Assess] gives.
func (l *Live) Settle(ctx context.Context, id, answer string) (assess.Assessment, error) {
	return l.run(ctx, func() (assess.Assessment, error) { return l.draft.Settle(ctx, id, answer) })
}

func (l *Live) run(ctx context.Context, do func() (assess.Assessment, error)) (assess.Assessment, error) {
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return assess.Assessment{}, ctx.Err()
	}
	if err := l.pool.enter(ctx, live); err != nil {
		return assess.Assessment{}, err
	}
	defer l.pool.leave()
	return do()
}

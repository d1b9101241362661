// Package limit keeps a language model within bounds: so many requests at once,
// none while its server is down, and no more tokens and money a day than a person
// has set.
package limit

import (
	"context"
	"errors"
	"time"

	"yardstick/internal/fault"
	"yardstick/judge"
)

// Options are the bounds.
type Options struct {
	Parallel int    // requests at once, 1..64; 0: DefaultParallel
	Budget   Budget // a day in UTC
	Prices   Prices
	Ledger   Ledger // what was spent today; nil: what this value has seen
	Now      func() time.Time
}

// How many requests are under way at once: where nothing is said, and at most.
const (
	DefaultParallel = 4
	MostParallel    = 64
)

// Model is a judge.Model within bounds. It is safe for concurrent use.
type Model struct {
	model   judge.Model
	slots   chan struct{}
	breaker breaker
	budget  account
}

// New puts bounds around a model.
func New(m judge.Model, o Options) *Model {
	n := min(o.Parallel, MostParallel)
	if n <= 0 {
		n = DefaultParallel
	}
	ledger := o.Ledger
	if ledger == nil {
		ledger = &inMemory{}
	}
	return &Model{
		model: m, slots: make(chan struct{}, n), breaker: breaker{now: o.Now},
		budget: account{most: o.Budget, Prices: o.Prices, ledger: ledger, now: o.Now},
	}
}

// Ask waits for a place, and asks where server and budget allow it.
func (m *Model) Ask(ctx context.Context, r judge.Request) (judge.Reply, error) {
	select {
	case m.slots <- struct{}{}:
		defer func() { <-m.slots }()
	case <-ctx.Done():
		return judge.Reply{}, ctx.Err()
	}
	if err := m.breaker.enter(); err != nil {
		return judge.Reply{}, err
	}
	reserved, err := m.budget.reserve(ctx, &r)
	if err != nil {
		m.breaker.leave()
		return judge.Reply{}, err
	}
	reply, err := m.model.Ask(ctx, r)
	m.breaker.saw(err)
	if e := m.budget.settle(context.WithoutCancel(ctx), reserved, taken(&r, &reply, err)); err == nil {
		err = e
	}
	return reply, err
}

// taken is what a request has cost: as the server counts, by estimate where it
// does not say, and for what was under way when time ran out, its prompt.
func taken(r *judge.Request, reply *judge.Reply, err error) tokens {
	prompt, _ := r.MostTokens()
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return tokens{prompt: prompt}
	case err != nil:
		return tokens{}
	case reply.PromptTokens == 0:
		return tokens{prompt, len(reply.Text)/3 + 1}
	}
	return tokens{reply.PromptTokens, reply.CompletionTokens}
}

func unavailable(message string) error {
	return &fault.Error{Kind: fault.Unavailable, Message: message}
}

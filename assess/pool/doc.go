// Package pool shares the processor between many assessments: a batch that
// runs for hours and people who write and want to see at once how they stand.
//
// A [Pool] lets as many assessments run at once as it has workers; all others
// wait: live updates go before finished answers, and these before the items of
// batches, each in the order in which they came. So a live update waits for at
// most one batch item, the one that runs when it comes, unless a class behind it
// has waited for too long: one lets seven others go first and comes then, so that
// no crowd of writers keeps out those who have finished, and no crowd of both a
// batch. Where two classes have waited so long, the later one comes before the other.
//
//	p := pool.New(runtime.GOMAXPROCS(0))
//	task, err := engine.Prepare(guide, hash, question) // once a question
//
//	a, err := p.Answer(ctx, task, id, answer)          // somebody waits for it
//	a, err = p.Assess(ctx, task, id, answer)           // a batch item
//
//	live := p.Live(task)                               // one writer
//	a, err = live.Update(ctx, id, answer)              // after a change: quick
//	a, err = live.Settle(ctx, id, answer)              // after a pause: exact
//
// A pool has no goroutines of its own and need not be closed: the work is done
// in the goroutine that asks for it. Whoever waits or reads gives up when its
// context is done, and returns the context's error.
package pool

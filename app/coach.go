package app

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"yardstick/assess"
	"yardstick/assess/pool"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// Bounds on what many people at once may take.
const (
	maxWaiting = 200 // assessments that may wait; more are refused at once, which is kinder than to let everybody wait for ever
	maxTasks   = 64  // questions that are kept ready
	maxWriters = 200 // answers that are followed while they are written
)

// coach assesses for the pages: so many answers at once as there are
// processors, somebody who is still writing before somebody who has finished.
// The reader of meaning is loaded when it is needed first.
type coach struct {
	engine  func() (*assess.Engine, error)
	pool    *pool.Pool
	waiting atomic.Int64
	mu      sync.Mutex
	tasks   *lately[taskKey, *assess.Task]
	writers *lately[writerKey, *pool.Live]
}

type taskKey struct{ guide, question string }

type writerKey struct {
	taskKey
	attempt string
}

func newCoach(load Load) *coach {
	engine := sync.OnceValues(func() (*assess.Engine, error) {
		r, err := load()
		if err != nil {
			return nil, err
		}
		return assess.New(r), nil
	})
	return &coach{
		engine: engine, pool: pool.New(runtime.GOMAXPROCS(0)),
		tasks: newLately[taskKey, *assess.Task](maxTasks), writers: newLately[writerKey, *pool.Live](maxWriters),
	}
}

// Assess waits for its turn, or gives up with ctx.
func (c *coach) Assess(ctx context.Context, r practice.Request) (assess.Assessment, error) {
	if c.waiting.Add(1) > maxWaiting {
		c.waiting.Add(-1)
		return assess.Assessment{}, &fault.Error{
			Kind: fault.Unavailable, Message: "many people are practising just now; what you wrote is safe, try again in a moment",
		}
	}
	defer c.waiting.Add(-1)
	task, live, err := c.ready(r)
	switch {
	case err != nil:
		return assess.Assessment{}, err
	case !r.Live:
		return c.pool.Answer(ctx, task, r.ID, r.Answer)
	case r.Pause:
		return live.Settle(ctx, r.ID, r.Answer)
	}
	return live.Update(ctx, r.ID, r.Answer)
}

// ready gives the question's task and, for a live request, what follows its writer.
func (c *coach) ready(r practice.Request) (*assess.Task, *pool.Live, error) {
	engine, err := c.engine()
	if err != nil {
		return nil, nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	key := taskKey{r.SHA256, r.Question.ID}
	task, ok := c.tasks.get(key)
	if !ok {
		if task, err = engine.Prepare(r.Guide, r.SHA256, r.Question); err != nil {
			return nil, nil, err
		}
		c.tasks.put(key, task)
	}
	if !r.Live {
		return task, nil, nil
	}
	writer := writerKey{key, r.ID}
	live, ok := c.writers.get(writer)
	if !ok {
		live = c.pool.Live(task)
		c.writers.put(writer, live)
	}
	return task, live, nil
}

// there is nil once the reader of meaning is loaded; it loads it where it is not.
func (c *coach) there() error {
	_, err := c.engine()
	return err
}

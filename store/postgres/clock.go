package postgres

import (
	"context"
	"database/sql"
	"sync"
	"sync/atomic"
	"time"
)

// clock is the database's clock as far as it is known here: this machine's, and how
// far that is off. It is measured again every measureEvery.
type clock struct {
	pool   *sql.DB
	local  func() time.Time
	offset atomic.Int64 // nanoseconds to add

	ending  context.Context
	end     context.CancelFunc
	running sync.WaitGroup
}

const (
	measureEvery = time.Minute
	measureFor   = 5 * time.Second
)

func newClock(pool *sql.DB, local func() time.Time) *clock {
	if local == nil {
		local = time.Now
	}
	c := &clock{pool: pool, local: local}
	c.ending, c.end = context.WithCancel(context.Background())
	return c
}

// now is the time by the database's clock.
func (c *clock) now() time.Time { return c.local().Add(time.Duration(c.offset.Load())) }

// start measures, and goes on doing so until stop. Where the database does not answer
// later, what was measured last stands.
func (c *clock) start(ctx context.Context) error {
	if err := c.measure(ctx); err != nil {
		return err
	}
	c.running.Go(func() {
		tick := time.NewTicker(measureEvery)
		defer tick.Stop()
		for {
			select {
			case <-c.ending.Done():
				return
			case <-tick.C:
				_ = c.measure(c.ending) // what was measured before stands
			}
		}
	})
	return nil
}

// measure asks the database for its time, and takes that to be of the middle of the
// time that asking took. One that took long says little.
func (c *clock) measure(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, measureFor)
	defer cancel()
	const tries, good = 3, 20 * time.Millisecond
	best := measureFor
	for range tries {
		before := c.local()
		var micros int64
		if err := c.pool.QueryRowContext(ctx, `SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint`).Scan(&micros); err != nil {
			return err
		}
		after := c.local()
		if took := after.Sub(before); took < best {
			best = took
			c.offset.Store(int64(time.UnixMicro(micros).Sub(before.Add(took / 2))))
		}
		if best < good {
			break
		}
	}
	return nil
}

func (c *clock) stop() {
	c.end()
	c.running.Wait()
}

package paneltest

import (
	"io"
	"sync"
	"testing"
	"time"

	"yardstick/panel"
	"yardstick/record/recordtest"
)

// Origin names the organisation in tests.
const Origin = "people.example.org"

// Clock goes on by a minute each time it is asked.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock begins in the morning of 2 March 2026.
func NewClock() *Clock { return &Clock{now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)} }

// Now is the time, a minute after the time before.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Minute)
	return c.now
}

// random is the same each time, and safe for concurrent use.
type random struct {
	mu sync.Mutex
	r  io.Reader
}

func (r *random) Read(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.r.Read(p)
}

// NewRandom is randomness that depends on nothing but its seed.
func NewRandom(seed string) io.Reader { return &random{r: recordtest.NewStream(seed)} }

// NewDesk is a desk over a store, with a clock and randomness that are the same each time.
func NewDesk(tb testing.TB, s panel.Store) *panel.Desk {
	tb.Helper()
	safe, err := panel.NewSafe(make([]byte, panel.SafeBytes))
	if err != nil {
		tb.Fatal(err)
	}
	return &panel.Desk{Store: s, Safe: safe, Origin: Origin, Now: NewClock().Now, Random: NewRandom("a desk")}
}

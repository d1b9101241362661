package inbound

import (
	"context"
	"runtime"
	"sync"
	"time"

	"yardstick/internal/fault"
)

// patience is how long a file waits for those before it.
const patience = 30 * time.Second

// Turns lets the files that people bring be read one at a time a person, and no
// more at once than there are processors: reading one may take seconds, and
// memory of many times its size. They are safe for concurrent use.
type Turns struct {
	all chan struct{}
	mu  sync.Mutex
	own map[string]*turn
}

// turn is one person's; users counts who holds it or waits for it.
type turn struct {
	free  chan struct{}
	users int
}

// NewTurns makes turns of which nobody has one.
func NewTurns() *Turns {
	return &Turns{all: make(chan struct{}, runtime.GOMAXPROCS(0)), own: make(map[string]*turn)}
}

// Take waits for the person's turn, and gives what ends it. It gives up with
// ctx, or after a while as Unavailable.
func (t *Turns) Take(ctx context.Context, person string) (done func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	own := t.join(person)
	for _, c := range []chan struct{}{own.free, t.all} {
		select {
		case c <- struct{}{}:
		case <-ctx.Done():
			if c == t.all {
				<-own.free
			}
			t.leave(person, own)
			return nil, &fault.Error{
				Kind: fault.Unavailable, Message: "an earlier file is still being read; try again in a moment", Cause: ctx.Err(),
			}
		}
	}
	return func() {
		<-t.all
		<-own.free
		t.leave(person, own)
	}, nil
}

func (t *Turns) join(person string) *turn {
	t.mu.Lock()
	defer t.mu.Unlock()
	own := t.own[person]
	if own == nil {
		own = &turn{free: make(chan struct{}, 1)}
		t.own[person] = own
	}
	own.users++
	return own
}

func (t *Turns) leave(person string, own *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if own.users--; own.users == 0 {
		delete(t.own, person)
	}
}

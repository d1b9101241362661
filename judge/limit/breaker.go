package limit

import (
	"fmt"
	"sync"
	"time"

	"yardstick/internal/fault"
)

// When a server counts as down, and for how long it is left alone.
const (
	breakAfter = 5 // failures in a row
	restFor    = 30 * time.Second
)

// breaker asks a server that is down no more for a while; then one request tries.
type breaker struct {
	now func() time.Time

	mu     sync.Mutex
	failed int // in a row
	until  time.Time
	trying bool
}

// enter lets a request through, or says that the server is down.
func (b *breaker) enter() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failed < breakAfter {
		return nil
	}
	if rest := b.until.Sub(b.now()); rest > 0 || b.trying {
		return unavailable(
			fmt.Sprintf("the judge's server failed %d times in a row and is left alone for a while; it is tried again in %s at most",
				b.failed, max(rest, time.Second).Round(time.Second)),
		)
	}
	b.trying = true
	return nil
}

// leave takes back an entry that asked nothing.
func (b *breaker) leave() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trying = false
}

// saw counts how a request ended. Only a server that cannot be reached is down;
// one that refuses a request is up.
func (b *breaker) saw(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trying = false
	if !fault.Is(err, fault.Unavailable) {
		b.failed = 0
		return
	}
	if b.failed++; b.failed >= breakAfter {
		b.until = b.now().Add(restFor)
	}
}

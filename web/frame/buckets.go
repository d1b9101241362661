package frame

import (
	"container/list"
	"sync"

	"golang.org/x/time/rate"
)

// buckets are limiters by key. Where there are too many, the one used least
// lately goes: who asks under ever new keys empties nobody's else.
type buckets struct {
	rate  rate.Limit
	burst int
	mu    sync.Mutex
	order *list.List // of *bucket, the one used last in front
	at    map[string]*list.Element
}

type bucket struct {
	key     string
	limiter *rate.Limiter
}

func newBuckets(r rate.Limit, burst int) *buckets {
	return &buckets{rate: r, burst: burst, order: list.New(), at: make(map[string]*list.Element)}
}

// of gives the limiter of a key, full where it is new.
func (b *buckets) of(key string) *rate.Limiter {
	b.mu.Lock()
	defer b.mu.Unlock()
	if e, ok := b.at[key]; ok {
		b.order.MoveToFront(e)
		return e.Value.(*bucket).limiter
	}
	if b.order.Len() >= visitors {
		last := b.order.Remove(b.order.Back()).(*bucket)
		delete(b.at, last.key)
	}
	own := &bucket{key, rate.NewLimiter(b.rate, b.burst)}
	b.at[key] = b.order.PushFront(own)
	return own.limiter
}

// has reports whether a key has a limiter.
func (b *buckets) has(key string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	_, ok := b.at[key]
	return ok
}

package inbound

import (
	"container/list"
	"sync"

	"golang.org/x/time/rate"
)

// remembered is how many keys have a limiter at most.
const remembered = 4096

// Buckets are limiters by key. Where there are too many, the one used least lately
// goes: who asks under ever new keys empties nobody's else. They are safe for
// concurrent use, and count what this server is asked for, not what others are.
type Buckets struct {
	rate  rate.Limit
	burst int
	mu    sync.Mutex
	order *list.List // of *bucket, the one used last in front
	at    map[string]*list.Element
}

type bucket struct {
	key     string
	limiter *rate.Limiter
	lease   lease // what a [Meter] knows of it
}

// NewBuckets makes buckets that take so many at once, and so many a second in the long run.
func NewBuckets(r rate.Limit, burst int) *Buckets {
	return &Buckets{rate: r, burst: burst, order: list.New(), at: make(map[string]*list.Element)}
}

// Of gives the limiter of a key, full where it is new.
func (b *Buckets) Of(key string) *rate.Limiter { return b.of(key).limiter }

func (b *Buckets) of(key string) *bucket {
	b.mu.Lock()
	defer b.mu.Unlock()
	if e, ok := b.at[key]; ok {
		b.order.MoveToFront(e)
		return e.Value.(*bucket)
	}
	if b.order.Len() >= remembered {
		last := b.order.Remove(b.order.Back()).(*bucket)
		delete(b.at, last.key)
	}
	own := &bucket{key: key, limiter: rate.NewLimiter(b.rate, b.burst)}
	b.at[key] = b.order.PushFront(own)
	return own
}

// Has reports whether a key has a limiter.
func (b *Buckets) Has(key string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	_, ok := b.at[key]
	return ok
}

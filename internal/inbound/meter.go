package inbound

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How a server draws on what is counted for all of them.
const (
	leaseMost  = 16                     // requests that it takes at once, so that it need not ask for each
	leaseLeast = 4                      // where there are not so many
	leaseWait  = 500 * time.Millisecond // how long the database may take to say so
	shutFor    = 100 * time.Millisecond // how long it does not ask again where there were none
)

// Allowance is how many requests each visitor may still make, counted for all servers.
type Allowance interface {
	// Take takes most of a name, or least where there are not so many, or none; few are
	// there at once, and one more comes each time every. It gives how many it took and
	// about how many are left.
	Take(ctx context.Context, name string, now time.Time, every time.Duration, few, most, least int) (taken, left int, err error)
}

// Meter counts the requests of visitors: for this server, and where there is an
// allowance for all of them. A server takes a few requests at a time from it: beyond the
// limit a visitor may use up to leaseMost that each server still holds. Where the
// allowance does not answer, this server counts alone. It is safe for concurrent use.
type Meter struct {
	own    *Buckets
	shared Allowance
	every  time.Duration
	few    int
}

// lease is what this server holds of a visitor's allowance.
type lease struct {
	mu   sync.Mutex
	held int       // requests that were taken and not used
	left int       // about how many more there were then
	shut time.Time // until then there are none
}

// NewMeter makes a meter of so many requests a second in the long run, and so many at
// once; shared may be nil.
func NewMeter(perSecond, atOnce int, shared Allowance) *Meter {
	return &Meter{NewBuckets(rate.Limit(perSecond), atOnce), shared, time.Second / time.Duration(perSecond), atOnce}
}

// Allow counts a request of a visitor, and says whether it may pass and about how many
// more may at once.
func (m *Meter) Allow(ctx context.Context, visitor string, now time.Time) (ok bool, left int) {
	b := m.own.of(visitor)
	ok = b.limiter.AllowN(now, 1)
	left = int(max(b.limiter.TokensAt(now), 0))
	if !ok || m.shared == nil {
		return ok, left
	}
	l := &b.lease
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.held == 0 && !now.Before(l.shut) {
		m.draw(ctx, l, visitor, now)
	}
	if l.held == 0 {
		return false, 0
	}
	l.held--
	return true, min(left, l.held+l.left)
}

// draw takes from what is counted for all servers.
func (m *Meter) draw(ctx context.Context, l *lease, visitor string, now time.Time) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), leaseWait) // whoever goes away has asked all the same
	defer cancel()
	taken, left, err := m.shared.Take(ctx, visitor, now, m.every, m.few, leaseMost, leaseLeast)
	if err != nil {
		taken, left = leaseMost, m.few
	}
	if l.held, l.left = taken, left; taken == 0 {
		l.shut = now.Add(shutFor)
	}
}

package inbound_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"yardstick/internal/inbound"
)

// purse is an allowance in memory; it counts how often it was asked.
type purse struct {
	there  map[string]int
	asked  int
	broken bool
}

// Take implements [inbound.Allowance].
func (p *purse) Take(_ context.Context, name string, _ time.Time, _ time.Duration, few, most, least int) (taken, left int, err error) {
	p.asked++
	if p.broken {
		return 0, 0, errors.New("the database is away")
	}
	if _, known := p.there[name]; !known {
		p.there[name] = few
	}
	for _, n := range []int{most, least} {
		if p.there[name] >= n {
			p.there[name] -= n
			return n, p.there[name], nil
		}
	}
	return 0, 0, nil
}

// passed is how many of so many requests pass, in turns at the meters.
func passed(t *testing.T, visitor string, now time.Time, requests int, meters ...*inbound.Meter) (n int) {
	t.Helper()
	for i := range requests {
		if ok, _ := meters[i%len(meters)].Allow(t.Context(), visitor, now); ok {
			n++
		}
	}
	return n
}

// TestMeter: servers that share an allowance let through together what one would alone,
// ask for it now and then, and count alone where it does not answer.
func TestMeter(t *testing.T) {
	t.Parallel()
	now := time.Unix(1000, 0)
	alone := inbound.NewMeter(30, 120, nil)
	if got := passed(t, "ann", now, 300, alone); got != 120 {
		t.Errorf("alone: %d pass, want 120", got)
	}
	p := &purse{there: map[string]int{}}
	one, other := inbound.NewMeter(30, 120, p), inbound.NewMeter(30, 120, p)
	if got := passed(t, "ann", now, 300, one, other); got != 120 {
		t.Errorf("two servers: %d pass, want 120", got)
	}
	if p.asked > 12 {
		t.Errorf("the allowance was asked %d times for 300 requests", p.asked)
	}
	if got := passed(t, "ben", now, 50, one, other); got != 50 {
		t.Errorf("somebody else: %d pass, want 50", got)
	}
	if ok, left := one.Allow(t.Context(), "cleo", now); !ok || left != 119 {
		t.Errorf("after one request %d are left, %v; want 119", left, ok)
	}
	p.there["ann"] = 20 // a while later
	if got := passed(t, "ann", now.Add(time.Second), 100, one, other); got != 20 {
		t.Errorf("later: %d pass, want 20", got)
	}
	p.broken = true
	if got := passed(t, "dora", now, 300, one); got != 120 {
		t.Errorf("without the database: %d pass, want 120", got)
	}
}

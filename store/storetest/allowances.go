package storetest

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"yardstick/internal/inbound"
)

// RunAllowances runs the suite of what counts requests for all servers.
func RunAllowances(t *testing.T, open func(t *testing.T) inbound.Allowance) {
	t.Helper()
	const every, few = 100 * time.Millisecond, 20
	take := func(t *testing.T, a inbound.Allowance, name string, now time.Time, most, least int) (taken, left int) {
		t.Helper()
		taken, left, err := a.Take(t.Context(), name, now, every, few, most, least)
		must(t, err)
		return taken, left
	}
	t.Run("taken and come again", func(t *testing.T) {
		t.Parallel()
		a := open(t)
		for i, c := range []struct{ after, taken, left int }{
			{0, 8, 12}, {0, 8, 4}, {0, 3, 1}, {0, 0, 0}, {199, 0, 0}, {200, 3, 0}, {1000, 8, 0}, {100_000, 8, 12},
		} {
			now := at(0).Add(time.Duration(c.after) * time.Millisecond)
			if taken, left := take(t, a, "ann", now, 8, 3); taken != c.taken || left != c.left {
				t.Errorf("%d, after %d ms: %d taken and %d left, want %d and %d", i, c.after, taken, left, c.taken, c.left)
			}
		}
		if taken, _ := take(t, a, "ben", at(0), 8, 3); taken != 8 {
			t.Errorf("somebody else takes %d", taken)
		}
	})
	t.Run("many at once", func(t *testing.T) {
		t.Parallel()
		a := open(t)
		var all atomic.Int64
		var group sync.WaitGroup
		for range 8 {
			group.Go(func() {
				for range 40 {
					n, _, err := a.Take(t.Context(), "ann", at(0), every, few, 3, 1)
					if err != nil {
						t.Error(err)
					}
					all.Add(int64(n))
				}
			})
		}
		group.Wait()
		if all.Load() != few {
			t.Errorf("%d were taken of %d", all.Load(), few)
		}
	})
}

package inbound

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"yardstick/internal/fault"
)

// TestTurns: one file at a time a person, no more at once than there are
// processors, and nobody waits for ever.
func TestTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		turns := NewTurns()
		turns.all = make(chan struct{}, 2)
		take := func(ctx context.Context, person string) func() {
			t.Helper()
			done, err := turns.Take(ctx, person)
			if err != nil {
				t.Fatalf("%s: %v", person, err)
			}
			return done
		}
		first := take(t.Context(), "Ana")
		other := take(t.Context(), "Ben")
		for _, person := range []string{"Ana", "Cleo"} { // Ana's own is taken, and Cleo finds two at work
			begun := time.Now()
			if _, err := turns.Take(t.Context(), person); !fault.Is(err, fault.Unavailable) || time.Since(begun) != patience {
				t.Errorf("%s: %v after %v, want Unavailable after %v", person, err, time.Since(begun), patience)
			}
		}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := turns.Take(gone, "Ana"); !fault.Is(err, fault.Unavailable) {
			t.Errorf("somebody who has gone: %v, want Unavailable", err)
		}
		waited := make(chan func())
		go func() { waited <- take(t.Context(), "Ana") }()
		synctest.Wait()
		first()
		(<-waited)()
		other()
		if len(turns.own) != 0 || len(turns.all) != 0 {
			t.Errorf("%d people and %d turns are left", len(turns.own), len(turns.all))
		}
	})
}

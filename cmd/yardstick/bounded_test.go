package main

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// gated is an assessor that says who has come in and waits to be let go.
type gated struct {
	came chan string
	goOn chan struct{}
}

func (g *gated) Assess(_ context.Context, r practice.Request) (assess.Assessment, error) {
	g.came <- r.ID
	<-g.goOn
	return assess.Assessment{Answer: r.ID}, nil
}

// TestBoundedServesWritersFirst lets one at a time in, those who still write
// before those who have finished, and each kind in its order.
func TestBoundedServesWritersFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := &gated{make(chan string), make(chan struct{})}
		b := newBounded(g, 1)
		ask := func(id string, live bool) {
			go func() {
				if _, err := b.Assess(t.Context(), practice.Request{ID: id, Live: live}); err != nil {
					t.Error(err)
				}
			}()
			synctest.Wait()
		}
		ask("first", false)
		ask("finished 1", false)
		ask("finished 2", false)
		ask("writing 1", true)
		ask("writing 2", true)
		for _, want := range []string{"first", "writing 1", "writing 2", "finished 1", "finished 2"} {
			if got := <-g.came; got != want {
				t.Errorf("%s came in, want %s", got, want)
			}
			g.goOn <- struct{}{}
		}
	})
}

// TestBoundedGivesUp frees the place of somebody who does not wait any longer.
func TestBoundedGivesUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := &gated{make(chan string), make(chan struct{})}
		b := newBounded(g, 1)
		go func() { _, _ = b.Assess(t.Context(), practice.Request{ID: "first"}) }()
		<-g.came
		ctx, cancel := context.WithCancel(t.Context())
		failed := make(chan error)
		go func() {
			_, err := b.Assess(ctx, practice.Request{ID: "gone", Live: true})
			failed <- err
		}()
		synctest.Wait()
		cancel()
		if err := <-failed; !errors.Is(err, context.Canceled) {
			t.Errorf("%v, want context.Canceled", err)
		}
		go func() { _, _ = b.Assess(t.Context(), practice.Request{ID: "next"}) }()
		g.goOn <- struct{}{}
		if got := <-g.came; got != "next" {
			t.Errorf("%s came in, want next", got)
		}
		g.goOn <- struct{}{}
	})
}

// TestBoundedRefuses says so where too many wait.
func TestBoundedRefuses(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		b := newBounded(&gated{}, 0)
		for range maxWaiting {
			go func() { _, _ = b.Assess(ctx, practice.Request{}) }()
		}
		synctest.Wait()
		if _, err := b.Assess(ctx, practice.Request{}); !fault.Is(err, fault.Unavailable) {
			t.Errorf("%v, want Unavailable", err)
		}
	})
}

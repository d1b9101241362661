package app

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/practice"
)

func coachRequest(id, answer string) practice.Request {
	g := &guide.Guide{
		ID: "g",
		Questions: []guide.Question{{ID: "q", Text: "Define failure in doing this job.", Requirements: []guide.Requirement{
			{ID: "line", Kind: guide.MeasureK, Text: "Names a figure from which the week has failed."},
			{ID: "own", Kind: guide.Personal, Text: "Speaks of the own part."},
		}}},
	}
	return practice.Request{Guide: g, SHA256: "abc", Question: &g.Questions[0], ID: id, Answer: answer}
}

// TestCoach: a pause gives what a finished answer gives, and the reader is
// loaded once, when it is needed.
func TestCoach(t *testing.T) {
	t.Parallel()
	var loads atomic.Int32
	c := newCoach(func() (assess.Reader, error) { loads.Add(1); return assesstest.Reader{}, nil })
	if got := loads.Load(); got != 0 {
		t.Errorf("the reader was loaded %d times before it was needed", got)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			r := coachRequest("a", "I failed when forty refunds waited.")
			finished, err := c.Assess(t.Context(), r)
			if err != nil {
				t.Error(err)
			}
			r.Live, r.Pause = true, true
			paused, err := c.Assess(t.Context(), r)
			if err != nil {
				t.Error(err)
			}
			if d := cmp.Diff(finished, paused); d != "" {
				t.Errorf("finished and paused differ (-finished +paused):\n%s", d)
			}
		})
	}
	group.Wait()
	if got := loads.Load(); got != 1 {
		t.Errorf("the reader was loaded %d times, want once", got)
	}
}

func TestCoachGivesUp(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := newCoach(func() (assess.Reader, error) { return assesstest.Reader{}, nil })
	if _, err := c.Assess(ctx, coachRequest("a", "I did.")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
	broken := newCoach(func() (assess.Reader, error) { return nil, fault.Invalidf("no weights") })
	if _, err := broken.Assess(t.Context(), coachRequest("a", "I did.")); err == nil || err.Error() != "no weights" {
		t.Errorf("error %v, want: no weights", err)
	}
}

func TestCoachIsBounded(t *testing.T) {
	t.Parallel()
	c := newCoach(func() (assess.Reader, error) { return assesstest.Reader{}, nil })
	c.waiting.Store(maxWaiting)
	_, err := c.Assess(t.Context(), coachRequest("a", "I did."))
	var f *fault.Error
	if !errors.As(err, &f) || f.Kind != fault.Unavailable {
		t.Errorf("error %v, want one of kind unavailable", err)
	}
	if got := c.waiting.Load(); got != maxWaiting {
		t.Errorf("%d wait after a refusal, want %d", got, maxWaiting)
	}
}

func TestLately(t *testing.T) {
	t.Parallel()
	k := newLately[string, int](2)
	k.put("a", 1)
	k.put("b", 2)
	k.get("a")
	k.put("c", 3) // b was not used for longest
	for key, want := range map[string]bool{"a": true, "b": false, "c": true} {
		if _, got := k.get(key); got != want {
			t.Errorf("%s is there: %t, want %t", key, got, want)
		}
	}
}

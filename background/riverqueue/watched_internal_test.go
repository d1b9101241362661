package riverqueue

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/riverqueue/river/rivertype"

	"yardstick/background"
)

// TestWatchedEnds: a run that takes too long is told so, and is not told that the program
// ends; one that is cancelled, or ends with the program, is told that.
func TestWatchedEnds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cancel     error
		err, cause error
	}{
		"too long":         {nil, context.DeadlineExceeded, context.DeadlineExceeded},
		"cancelled":        {rivertype.ErrJobCancelledRemotely, context.Canceled, background.ErrCancelled},
		"the program ends": {context.Canceled, context.Canceled, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for range 200 { // which of two timers comes first is chance
				synctest.Test(t, func(t *testing.T) {
					parent, cancel := context.WithCancelCause(t.Context())
					defer cancel(nil)
					outer, free := context.WithTimeout(parent, time.Second)
					defer free()
					q := &Queue{look: time.Hour}
					inner, end := q.watched(outer, 1)
					defer end()
					if c.cancel != nil {
						cancel(c.cancel)
					}
					<-inner.Done()
					if cause := context.Cause(inner); !errors.Is(inner.Err(), c.err) || !errors.Is(cause, c.cause) {
						t.Errorf("ends with %v because of %v, want %v because of %v", inner.Err(), cause, c.err, c.cause)
					}
				})
			}
		})
	}
}

package frame

import (
	"context"
	"errors"
	"time"

	"yardstick/internal/fault"
)

// Tries counts what may be tried only so often, over all servers. It is safe for
// concurrent use.
type Tries interface {
	// Take takes one try of a name, of which there are few at once and one more after
	// each time every; false says that there is none now.
	Take(ctx context.Context, name string, now time.Time, every time.Duration, few int) (bool, error)
	// Taken reports whether a name was taken so that not all its tries are there again.
	Taken(ctx context.Context, name string, now time.Time) (bool, error)
	// GiveBack gives back a try that did not count.
	GiveBack(ctx context.Context, name string, every time.Duration) error
}

// Names of what is tried.
const (
	wrongFrom  = "wrong password from " // a place
	wrongAll   = "wrong password"
	rightFrom  = "right password from " // a place: it is known while that is taken
	knownFor   = 24 * time.Hour
	rightTries = 1
)

// sharedTries is tryPassword with what all servers have counted. Who cannot be counted
// may not try.
func (f *Frame) sharedTries(ctx context.Context, source string) (settle func(err error), ok bool, err error) {
	now := f.Now()
	own, err := f.Tries.Take(ctx, wrongFrom+source, now, wrongEach, wrongFew)
	if err != nil || !own {
		return nil, false, err
	}
	all, err := f.Tries.Take(ctx, wrongAll, now, wrongEachAll, wrongFewAll)
	if err != nil {
		return nil, false, err
	}
	if !all { // those places go on from which the right one came
		known, err := f.Tries.Taken(ctx, rightFrom+source, now)
		if err != nil || !known {
			return nil, false, errors.Join(err, f.Tries.GiveBack(ctx, wrongFrom+source, wrongEach))
		}
	}
	return func(err error) {
		late := context.WithoutCancel(ctx)
		if err == nil {
			_, _ = f.Tries.Take(late, rightFrom+source, now, knownFor, rightTries) // one that is known stays so
		}
		if !fault.Is(err, fault.Forbidden) {
			_ = f.Tries.GiveBack(late, wrongFrom+source, wrongEach) // else it comes back by itself
			if all {
				_ = f.Tries.GiveBack(late, wrongAll, wrongEachAll) // as above
			}
		}
	}, true, nil
}

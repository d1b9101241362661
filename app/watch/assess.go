package watch

import (
	"context"
	"errors"
	"time"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// Assessor measures what an assessor does.
func (w *Watch) Assessor(a practice.Assessor) practice.Assessor { return measured{a, w} }

type measured struct {
	practice.Assessor
	watch *Watch
}

// Assess implements [practice.Assessor].
func (m measured) Assess(ctx context.Context, r practice.Request) (assess.Assessment, error) {
	m.watch.waiting.Add(1)
	defer m.watch.waiting.Add(-1)
	begun := time.Now()
	found, err := m.Assessor.Assess(ctx, r)
	if err != nil {
		m.watch.count(failed, labels("reason", reason(err)))
		return found, err
	}
	m.watch.took(assessed, labels("kind", kind(r)), time.Since(begun))
	return found, nil
}

// kind tells an answer that is finished from one that is still written.
func kind(r practice.Request) string {
	switch {
	case !r.Live:
		return "finished"
	case r.Pause:
		return "pause"
	}
	return "live"
}

// reason is why an assessment gave nothing, in one of four words.
func reason(err error) string {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "gone"
	case fault.Is(err, fault.Unavailable):
		return "full"
	case fault.Is(err, fault.Invalid):
		return "invalid"
	}
	return "failed"
}

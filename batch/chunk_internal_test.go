package batch

import (
	"context"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"yardstick/assess"
	"yardstick/guide"
)

// slowly keeps findings on a slow disk.
type slowly struct {
	Store
	takes time.Duration
	kept  atomic.Int64
}

// Keep implements [Store].
func (s *slowly) Keep(_ context.Context, _ Batch, _ int, _ Claim, found []Finding) error {
	<-time.After(s.takes)
	s.kept.Add(int64(len(found)))
	return nil
}

// each takes a second for each answer.
type each struct{}

// Who implements [Assessor].
func (each) Who() (assess.Assessor, error) { return assess.Assessor{Name: "each"}, nil }

// Assess implements [Assessor].
func (each) Assess(context.Context, *guide.Guide, string, *guide.Question, string, string) (assess.Assessment, error) {
	<-time.After(100 * time.Millisecond)
	return assess.Assessment{}, nil
}

// TestSlowDisk: while what was found is kept, reading goes on.
func TestSlowDisk(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		store := &slowly{takes: 1500 * time.Millisecond}
		g := &guide.Guide{Questions: []guide.Question{{ID: "q"}}}
		var items []Item
		for i := range ChunkRows {
			items = append(items, Item{Row: i + 1, ID: strconv.Itoa(i), Question: "q", Text: "an answer"})
		}
		c := &chunk{
			Workshop: &Workshop{Store: store, Assessor: each{}, Now: time.Now, Workers: 2}, guide: g, until: time.Now().Add(time.Hour),
		}
		begun := time.Now()
		if err := c.do(t.Context(), items); err != nil {
			t.Fatal(err)
		}
		if got, most := time.Since(begun), 10*time.Second+2*store.takes; got > most || store.kept.Load() != ChunkRows {
			t.Errorf("%d answers of a tenth of a second each, two at once, take %v; want at most %v", store.kept.Load(), got, most)
		}
	})
}

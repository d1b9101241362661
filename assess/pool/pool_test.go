package pool

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// gate is a reader that stops in every reading until it is let go on, and
// tells who reads.
type gate struct {
	came   chan string
	goOn   chan struct{}
	inside atomic.Int32
	most   atomic.Int32
}

func newGate() *gate {
	return &gate{came: make(chan string, 100), goOn: make(chan struct{}, 100)}
}

func (g *gate) Assessor() assess.Assessor { return assess.Assessor{Name: "gate"} }

func (g *gate) Read(ctx context.Context, d *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	n := g.inside.Add(1)
	defer g.inside.Add(-1)
	for most := g.most.Load(); n > most && !g.most.CompareAndSwap(most, n); most = g.most.Load() {
	}
	g.came <- d.Words[0].Norm
	select {
	case <-g.goOn:
		return make([]assess.Reading, len(claims)), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func taskWith(t *testing.T, r assess.Reader) *assess.Task {
	t.Helper()
	g := &guide.Guide{ID: "g", Questions: []guide.Question{{ID: "q", Text: "Define failure in doing this job.", Requirements: []guide.Requirement{{ID: "r", Text: "Says when it fails."}}}}}
	task, err := assess.New(r).Prepare(g, "hash", &g.Questions[0])
	if err != nil {
		t.Fatal(err)
	}
	return task
}

const tail = " rang twice and nobody answered the telephone until the evening came."

// stand waits until so many stand in the pool's lines.
func (p *Pool) stand(atLive, atBatch int) {
	for {
		p.mu.Lock()
		ok := len(p.waiting[live].turns) == atLive && len(p.waiting[batch].turns) == atBatch
		p.mu.Unlock()
		if ok {
			return
		}
		runtime.Gosched()
	}
}

func TestLiveUpdatesWaitForOneBatchItemAtMost(t *testing.T) {
	t.Parallel()
	g, p := newGate(), New(1)
	task := taskWith(t, g)
	var group sync.WaitGroup
	batch := func(word string) {
		group.Go(func() {
			if _, err := p.Assess(t.Context(), task, word, word+tail); err != nil {
				t.Error(err)
			}
		})
	}
	batch("first")
	<-g.came
	for i, word := range []string{"second", "third"} {
		batch(word)
		p.stand(0, i+1)
	}
	draft := p.Live(task)
	group.Go(func() {
		if _, err := draft.Update(t.Context(), "draft", "live"+tail); err != nil {
			t.Error(err)
		}
	})
	p.stand(1, 2)
	for _, want := range []string{"live", "second", "third"} {
		g.goOn <- struct{}{}
		if got := <-g.came; got != want {
			t.Errorf("%s came next, want %s", got, want)
		}
	}
	g.goOn <- struct{}{}
	group.Wait()
}

func TestNoMoreAtOnceThanWorkers(t *testing.T) {
	t.Parallel()
	g, p := newGate(), New(3)
	task := taskWith(t, g)
	var group sync.WaitGroup
	for range 20 {
		g.goOn <- struct{}{}
		group.Go(func() {
			if _, err := p.Assess(t.Context(), task, "a", "word"+tail); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got := g.most.Load(); got > 3 {
		t.Errorf("%d readings at once, want 3 at most", got)
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	g, p := newGate(), New(1)
	task := taskWith(t, g)
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error, 3)
	draft := p.Live(task)
	start := func(do func() error) { go func() { failed <- do() }() }
	start(func() error { _, err := p.Assess(ctx, task, "a", "reading"+tail); return err })
	<-g.came
	start(func() error { _, err := p.Assess(ctx, task, "a", "waiting"+tail); return err })
	start(func() error { _, err := draft.Settle(ctx, "a", "live"+tail); return err })
	p.stand(1, 1)
	cancel()
	for range 3 {
		if err := <-failed; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want %v", err, context.Canceled)
		}
	}
	if _, err := p.Assess(ctx, task, "a", "late"+tail); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: got %v, want %v", err, context.Canceled)
	}
	g.goOn <- struct{}{}
	if _, err := p.Assess(t.Context(), task, "a", "next"+tail); err != nil {
		t.Errorf("the worker was lost: %v", err)
	}
}

// TestNobodyIsKeptOut: a crowd of writers lets those in who have finished, and both a
// batch, each in its order.
func TestNobodyIsKeptOut(t *testing.T) {
	t.Parallel()
	g, p := newGate(), New(1)
	task := taskWith(t, g)
	var group sync.WaitGroup
	wait := func(c class, n int, word string, do func() error) {
		group.Go(func() {
			if err := do(); err != nil {
				t.Errorf("%s: %v", word, err)
			}
		})
		for came := false; !came; runtime.Gosched() {
			p.mu.Lock()
			came = len(p.waiting[c].turns) == n
			p.mu.Unlock()
		}
	}
	wait(batch, 0, "first", func() error { _, err := p.Assess(t.Context(), task, "first", "first"+tail); return err })
	<-g.came
	wait(batch, 1, "batch", func() error { _, err := p.Assess(t.Context(), task, "b", "batch"+tail); return err })
	for i := range 2 {
		wait(answer, i+1, "answer", func() error { _, err := p.Answer(t.Context(), task, "a", "answer"+tail); return err })
	}
	for i := range 20 {
		draft := p.Live(task)
		wait(live, i+1, "live", func() error { _, err := draft.Update(t.Context(), "l", "live"+tail); return err })
	}
	var got []string
	for range 23 {
		g.goOn <- struct{}{}
		got = append(got, <-g.came)
	}
	g.goOn <- struct{}{}
	group.Wait()
	want := slices.Concat(slices.Repeat([]string{"live"}, patience), []string{"batch"}, []string{"answer"},
		slices.Repeat([]string{"live"}, patience), []string{"answer"}, slices.Repeat([]string{"live"}, 20-2*patience))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

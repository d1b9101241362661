package panel_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/panel"
	"yardstick/panel/paneltest"
)

// answered is a position of so many candidates who have answered two questions each.
func answered(tb testing.TB, candidates int) *panel.Desk {
	tb.Helper()
	d := paneltest.NewDesk(tb, paneltest.NewStore())
	if err := d.Open(tb.Context(), lead, panel.OpenPosition{Code: "p", Title: "Porter"}); err != nil {
		tb.Fatal(err)
	}
	commands := []panel.Command{panel.SealGuide{Guide: manyQuestions(tb, 2), Reason: "weighed"}}
	for c := range candidates {
		code := fmt.Sprint("c", c+1)
		commands = append(commands, panel.AddCandidate{Code: code, Name: "A B"}, answerOf(code, "q1", "The first answer of "+code),
			answerOf(code, "q2", "The second answer of "+code))
	}
	if err := d.Do(tb.Context(), lead, "p", commands...); err != nil {
		tb.Fatal(err)
	}
	return d
}

func answerOf(candidate, question, text string) panel.Command {
	return panel.RecordAnswer{Candidate: candidate, Question: question, Text: text, Source: "imported"}
}

// reads is an assessor made of a function.
type reads func(ctx context.Context, o panel.Answered) (assess.Assessment, error)

// Assess implements [panel.Assessor].
func (r reads) Assess(ctx context.Context, o panel.Answered) (assess.Assessment, error) {
	return r(ctx, o)
}

// found are the answers of which there is a finding, in the order of the log.
func found(t *testing.T, d *panel.Desk) (out []string) {
	t.Helper()
	kept, err := d.Store.Load(t.Context(), "p")
	if err != nil {
		t.Fatal(err)
	}
	s, err := panel.Fold(kept.Log)
	if err != nil {
		t.Fatal(err)
	}
	last := int64(0)
	for _, c := range s.Candidates {
		for _, f := range c.Findings {
			if f.Entry <= last {
				t.Errorf("the finding on %s of %s stands before an earlier one", f.Question, c.Code)
			}
			last = f.Entry
			out = append(out, c.Code+" "+f.Question)
		}
	}
	return out
}

// TestReadAll: several answers are read at once, and what is found stands in the log in
// the order of candidates and questions.
func TestReadAll(t *testing.T) {
	t.Parallel()
	d := answered(t, 20)
	d.Readers = 4
	var meeting sync.WaitGroup // the first four readers wait for each other: fewer at once would wait for ever
	meeting.Add(4)
	var mu sync.Mutex
	came := 0
	n, err := d.Assess(t.Context(), lead, "p", reads(func(context.Context, panel.Answered) (assess.Assessment, error) {
		mu.Lock()
		came++
		first := came <= 4
		mu.Unlock()
		if first {
			meeting.Done()
			meeting.Wait()
		}
		return assess.Assessment{}, nil
	}))
	if err != nil || n != 40 {
		t.Fatalf("%d findings, %v; want 40", n, err)
	}
	var want []string
	for c := range 20 {
		want = append(want, fmt.Sprintf("c%d q1", c+1), fmt.Sprintf("c%d q2", c+1))
	}
	if diff := cmp.Diff(want, found(t, d)); diff != "" {
		t.Error(diff)
	}
}

// TestReadAllGoesOn: what was found before something failed is kept, and not read again.
func TestReadAllGoesOn(t *testing.T) {
	t.Parallel()
	d := answered(t, 20)
	d.Readers = 2
	var mu sync.Mutex
	seen := map[string]int{}
	wrong := errors.New("the machine is on fire")
	a := reads(func(_ context.Context, o panel.Answered) (assess.Assessment, error) {
		if strings.HasSuffix(o.Text, " of c13") { // whichever reader comes to it, and when
			return assess.Assessment{}, wrong
		}
		return assess.Assessment{}, nil
	})
	first, err := d.Assess(t.Context(), lead, "p", a)
	if !errors.Is(err, wrong) || first != len(found(t, d)) || first != 24 {
		t.Fatalf("%d findings, %v; %d are kept", first, err, len(found(t, d)))
	}
	second, err := d.Assess(t.Context(), lead, "p", reads(func(_ context.Context, o panel.Answered) (assess.Assessment, error) {
		mu.Lock()
		defer mu.Unlock()
		seen[o.ID]++
		return assess.Assessment{}, nil
	}))
	if err != nil || first+second != 40 || len(found(t, d)) != 40 || len(seen) != second {
		t.Errorf("then %d findings of %d readings, %v; want %d", second, len(seen), err, 40-first)
	}
}

// hasty is a store that keeps nothing for whoever has gone.
type hasty struct{ panel.Store }

func (s hasty) Append(ctx context.Context, position string, version int64, b panel.Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.Store.Append(ctx, position, version, b)
}

// TestReadAllStopped: what was found before whoever asked has gone is kept, also where
// it was about to be kept just then.
func TestReadAllStopped(t *testing.T) {
	t.Parallel()
	d := answered(t, 20)
	d.Readers, d.Store = 1, hasty{d.Store}
	ctx, stop := context.WithCancel(t.Context())
	came := 0
	n, err := d.Assess(ctx, lead, "p", reads(func(context.Context, panel.Answered) (assess.Assessment, error) {
		if came++; came == 16 { // as many as are kept at a time
			stop()
		}
		return assess.Assessment{}, nil
	}))
	if !errors.Is(err, context.Canceled) || n != 16 || len(found(t, d)) != 16 {
		t.Errorf("%d findings, %d are kept, %v; want 16", n, len(found(t, d)), err)
	}
}

// TestReadAllOfThen: an answer that was given anew while it was read has no finding, and
// the others have.
func TestReadAllOfThen(t *testing.T) {
	t.Parallel()
	d := answered(t, 3)
	d.Readers = 1
	n, err := d.Assess(t.Context(), lead, "p", reads(func(ctx context.Context, o panel.Answered) (assess.Assessment, error) {
		if o.Text == "The first answer of c2" {
			return assess.Assessment{}, d.Do(ctx, lead, "p", answerOf("c2", "q1", "Another answer"))
		}
		return assess.Assessment{}, nil
	}))
	if diff := cmp.Diff([]string{"c1 q1", "c1 q2", "c2 q2", "c3 q1", "c3 q2"}, found(t, d)); err != nil || n != 5 || diff != "" {
		t.Errorf("%d findings, %v: %s", n, err, diff)
	}
}

// BenchmarkReadAll compares one reader with four on answers that take 20 ms and no
// processor.
func BenchmarkReadAll(b *testing.B) {
	a := reads(func(context.Context, panel.Answered) (assess.Assessment, error) {
		<-time.After(20 * time.Millisecond)
		return assess.Assessment{}, nil
	})
	took := map[int]time.Duration{}
	for b.Loop() {
		for _, readers := range []int{1, 4} {
			d := answered(b, 30)
			d.Readers = readers
			begun := time.Now()
			if n, err := d.Assess(b.Context(), lead, "p", a); n != 60 || err != nil {
				b.Fatalf("%d, %v", n, err)
			}
			took[readers] += time.Since(begun)
		}
	}
	b.ReportMetric(float64(took[1])/float64(took[4]), "one/four")
}

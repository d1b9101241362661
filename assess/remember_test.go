package assess

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess/text"
	"yardstick/guide"
)

// counting counts the readings of a fake reader, and fails those of an answer
// that begins with fail.
type counting struct {
	fakeReader
	n atomic.Int32
}

func (c *counting) Read(ctx context.Context, d *text.Document, claims []Claim) ([]Reading, error) {
	c.n.Add(1)
	if d.Words[0].Norm == "fail" {
		return nil, errors.New("failed")
	}
	return c.fakeReader.Read(ctx, d, claims)
}

func TestIdenticalPairsAreReadOnce(t *testing.T) {
	t.Parallel()
	reader := &counting{fakeReader: generous}
	e := New(Remember(reader, 2))
	g := oneQuestion(guide.Requirement{ID: "r", Text: "Takes the failure on himself or herself."})
	other := oneQuestion(guide.Requirement{ID: "r", Text: "Says what came of it."})
	read := func(g *guide.Guide, answer string) Assessment {
		a, err := e.Assess(g, "hash", &g.Questions[0], "a1", answer)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	first := read(g, story)
	if diff := cmp.Diff(first, read(g, story)); diff != "" {
		t.Errorf("the second time (-first +second):\n%s", diff)
	}
	steps := []struct {
		g      *guide.Guide
		answer string
		want   int32
	}{
		{g, story, 1},
		{other, story, 2},
		{g, story, 2},
		{g, story + " And so on, every day.", 3}, // the pair of other is given up
		{g, story, 3},
		{other, story, 4},
	}
	for i, s := range steps {
		read(s.g, s.answer)
		if got := reader.n.Load(); got != s.want {
			t.Errorf("after step %d: %d readings, want %d", i, got, s.want)
		}
	}
}

func TestIdenticalPairsAtTheSameTime(t *testing.T) {
	t.Parallel()
	reader := &counting{fakeReader: generous}
	e := New(Remember(reader, 10))
	g := oneQuestion(guide.Requirement{ID: "r", Text: "Takes the failure on himself or herself."})
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if _, err := e.Assess(g, "hash", &g.Questions[0], "a", story); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got := reader.n.Load(); got != 1 {
		t.Errorf("%d readings, want 1", got)
	}
}

func TestFailedReadingsAreNotRemembered(t *testing.T) {
	t.Parallel()
	reader := &counting{fakeReader: generous}
	e := New(Remember(reader, 10))
	g := oneQuestion(guide.Requirement{ID: "r", Text: "Takes the failure on himself or herself."})
	for i := range int32(3) {
		_, err := e.Assess(g, "hash", &g.Questions[0], "a", "Fail "+story)
		if got := reader.n.Load(); err == nil || got != i+1 {
			t.Errorf("error %v after %d readings, want one after %d", err, got, i+1)
		}
	}
}

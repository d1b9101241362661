package exchange_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"yardstick/guide"
	"yardstick/judge"
	"yardstick/judge/exchange"
	"yardstick/judge/judgetest"
)

// eight is a question of eight requirements.
func eight() *guide.Guide {
	g := &guide.Guide{ID: "g", Questions: []guide.Question{{ID: "q", Text: "What do you do at night?", Type: guide.Custom}}}
	for i := range 8 {
		g.Questions[0].Requirements = append(g.Questions[0].Requirements, guide.Requirement{
			ID: fmt.Sprint("r", i), Text: fmt.Sprintf("Names thing number %d of those that are done at night.", i), Kind: guide.Content,
		})
	}
	return g
}

// said is the answer of this number, some 130 words.
func said(i int) string {
	s := fmt.Sprintf("I keep desk %d and I ring the manager when a guest waits longer than ten minutes. ", i)
	for k := range 6 {
		s += fmt.Sprintf("On day %d of week %d I counted the calls twice and wrote to the manager about what I saw. ", k, i)
	}
	return s
}

func scripted(a judgetest.Asked, q judgetest.Requirement) judgetest.Finding {
	if len(q.Text)%2 == 0 {
		return judgetest.Found("longer than ten minutes")
	}
	return judgetest.Found("")
}

func reading(tb testing.TB, m judge.Model) *judge.Rater {
	tb.Helper()
	r, err := judge.New(m, judge.Options{Model: "m", Endpoint: "e"})
	if err != nil {
		tb.Fatal(err)
	}
	return judge.NewRater(r)
}

// BenchmarkOverhead is what asking costs us, without the model: an opinion is two
// calls, each to be at most 5 ms.
func BenchmarkOverhead(b *testing.B) {
	g := eight()
	calls := 0
	r := reading(b, judgetest.Scripted(scripted))
	i := 0
	for b.Loop() {
		i++
		o, err := r.Assess(b.Context(), g, "", &g.Questions[0], "a", said(i))
		if err != nil || o.Failed() {
			b.Fatal(o, err)
		}
		calls += o.Use.Calls
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(calls), "ms/call")
}

// recorded records the exchanges of so many answers, two an answer.
func recorded(tb testing.TB, answers int) (f *os.File, size int64, use judge.Use) {
	tb.Helper()
	f, err := os.Create(filepath.Join(tb.TempDir(), "run.jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { f.Close() })
	record, err := exchange.NewRecord(judgetest.Scripted(scripted), f, head())
	if err != nil {
		tb.Fatal(err)
	}
	use = run(tb, reading(tb, record), answers)
	info, err := f.Stat()
	if err != nil {
		tb.Fatal(err)
	}
	return f, info.Size(), use
}

func TestReplayOfMany(t *testing.T) {
	t.Parallel()
	const answers = 250
	f, size, first := recorded(t, answers)
	replay, err := exchange.Open("run.jsonl", f, size)
	if err != nil || replay.Len() != 2*answers {
		t.Fatalf("%d exchanges, %v", replay.Len(), err)
	}
	if again := run(t, reading(t, replay), answers); first != again {
		t.Errorf("recorded %+v, replayed %+v", first, again)
	}
}

// BenchmarkReplay replays 10,000 exchanges, the opening of the record included: at
// most 60 s.
func BenchmarkReplay(b *testing.B) {
	const answers = 5_000
	f, size, first := recorded(b, answers)
	for b.Loop() {
		replay, err := exchange.Open("run.jsonl", f, size)
		if err != nil {
			b.Fatal(err)
		}
		if again := run(b, reading(b, replay), answers); first != again {
			b.Fatalf("recorded %+v, replayed %+v", first, again)
		}
	}
	b.ReportMetric(float64(size)/(1<<20), "MB")
}

// run reads so many answers one after another and sums up what came.
func run(tb testing.TB, r *judge.Rater, answers int) (sum judge.Use) {
	tb.Helper()
	g := eight()
	for i := range answers {
		o, err := r.Assess(tb.Context(), g, "", &g.Questions[0], "a", said(i))
		if err != nil || o.Failed() {
			tb.Fatal(o, err)
		}
		sum.Add(o.Use)
	}
	return sum
}

// heap is what is in use after a collection, in MB.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

// BenchmarkBatch reads a batch of 100,000 answers (run it with -benchtime 1x) and
// says what memory is in use at the end and at most, looked at every 1,000 answers.
func BenchmarkBatch(b *testing.B) {
	g := eight()
	r := reading(b, judgetest.Scripted(scripted))
	before, most := heap(), 0.0
	for range b.N {
		for i := range 100_000 {
			if _, err := r.Assess(b.Context(), g, "", &g.Questions[0], "a", said(i)); err != nil {
				b.Fatal(err)
			}
			if i%1_000 == 0 {
				most = max(most, heap())
			}
		}
	}
	b.ReportMetric(most, "MB-most")
	b.ReportMetric(heap()-before, "MB-more")
}

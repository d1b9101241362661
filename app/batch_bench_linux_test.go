package app_test

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/model"
	"yardstick/batch"
	"yardstick/guide"
)

// benchAnswers is how many answers each side reads in one round.
const benchAnswers = 200

// BenchmarkBatch compares a batch, from its start to the last result kept, with the
// bare engine on all cores, in turns on new answers: ratios of the median round, by the
// clock and in processor time of the process. The small network makes the engine as
// fast as it gets: what is added to it weighs most there.
func BenchmarkBatch(b *testing.B) {
	for name, load := range map[string]func() (*model.Reader, error){"small": model.Quick, "embedded": model.Embedded} {
		b.Run(name, func(b *testing.B) {
			reader, err := load()
			if err != nil {
				b.Fatal(err)
			}
			compareBatch(b, reader)
		})
	}
}

func compareBatch(b *testing.B, reader assess.Reader) {
	b.Helper()
	g := sealed(b)
	k := kept(b, b.TempDir())
	busy := &atOnce{Assessor: app.Batches(func() (assess.Reader, error) { return reader, nil })}
	w := working(b, k, busy)
	var clock, processor []float64
	var bare time.Duration
	round := 0
	b.ResetTimer()
	for b.Loop() {
		round++
		engine, engineUsed := timed(func() { readBare(b, assess.New(reader), g, answersOf(2*round)) })
		many, manyUsed := timed(func() { readMany(b, w, g, answersOf(2*round+1)) })
		bare += engine
		clock, processor = append(clock, float64(many)/float64(engine)), append(processor, float64(manyUsed)/float64(engineUsed))
	}
	b.ReportMetric(float64(benchAnswers*round)/bare.Seconds(), "engine-answers/s")
	b.ReportMetric(median(clock), "clock-ratio")
	b.ReportMetric(median(processor), "processor-ratio")
	b.ReportMetric(busy.mean(), "read-at-once")
}

// atOnce measures how many answers are read at once, on average from the first to the
// last of each round: as many as there are processors, unless something keeps the readers
// waiting. What other programs take of the processors does not change it.
type atOnce struct {
	batch.Assessor
	mu            sync.Mutex
	now           int
	since         time.Time
	reading, over time.Duration // time of all readers together, and from first to last
}

// Assess implements [batch.Assessor].
func (a *atOnce) Assess(ctx context.Context, g *guide.Guide, sha256 string, q *guide.Question, id, answer string) (assess.Assessment, error) {
	a.change(1)
	defer a.change(-1)
	return a.Assessor.Assess(ctx, g, sha256, q, id, answer)
}

// change notes that a reader begins or ends. Rounds are told apart by a pause of seconds.
func (a *atOnce) change(by int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	at := time.Now()
	if took := at.Sub(a.since); a.now > 0 || took < 3*time.Second {
		a.reading, a.over = a.reading+time.Duration(a.now)*took, a.over+took
	}
	a.now, a.since = a.now+by, at
}

func (a *atOnce) mean() float64 { return float64(a.reading) / float64(a.over) }

// answersOf are answers of some 60 words, other ones each round.
func answersOf(round int) []string {
	all := make([]string, benchAnswers)
	for i := range all {
		all[i] = fmt.Sprintf("In round %d of week %d I would say that I fail in this job when more than %d callers wait longer than %d minutes, "+
			"because then complaints come in, my list of open cases grows every day, and the team that depends on me cannot keep what it has "+
			"promised. I would see it first in the numbers on Monday morning and tell my manager before noon.", round, i, i%9+2, i%50+3)
	}
	return all
}

func readBare(b *testing.B, e *assess.Engine, g *guide.Guide, all []string) {
	b.Helper()
	task, err := e.Prepare(g, g.Seal.SHA256, &g.Questions[0])
	if err != nil {
		b.Fatal(err)
	}
	work := make(chan string)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for answer := range work {
				if _, err := task.Assess(b.Context(), "a", answer); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, answer := range all {
		work <- answer
	}
	close(work)
	group.Wait()
}

func readMany(b *testing.B, w *app.Work, g *guide.Guide, all []string) {
	b.Helper()
	file := "question,answer\n" + g.Questions[0].ID + `,"` + strings.Join(all, "\"\n"+g.Questions[0].ID+",\"") + "\"\n"
	draft, err := w.Batches.Draft(b.Context(), "person/ann", "answers.csv", []byte(file))
	if err == nil {
		draft, err = w.Batches.Start(b.Context(), draft.Owner, draft.ID, g, batch.Columns{})
	}
	if err != nil {
		b.Fatal(err)
	}
	for {
		now, err := w.Batches.Store.Batch(b.Context(), draft.Owner, draft.ID)
		if err != nil {
			b.Fatal(err)
		}
		if now.State == batch.Finished {
			if now.Counts.Assessed != len(all) {
				b.Fatalf("%+v", now.Counts)
			}
			return
		}
		<-time.After(300 * time.Millisecond) // looking costs, too
	}
}

// timed gives how long something took, by the clock and of the process's processor time.
func timed(do func()) (clock, used time.Duration) {
	before, begun := usage(), time.Now()
	do()
	return time.Since(begun), usage() - before
}

func usage() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// turns is an assessor that takes a while by the clock and no processor, for two answers
// at once: what a batch adds shows also where other programs want the processors.
type turns struct {
	counting
	free chan struct{}
}

// Assess waits for a turn.
func (t turns) Assess(ctx context.Context, g *guide.Guide, sha256 string, q *guide.Question, id, answer string) (assess.Assessment, error) {
	t.free <- struct{}{}
	defer func() { <-t.free }()
	return t.counting.Assess(ctx, g, sha256, q, id, answer)
}

// BenchmarkBatchByTheClock compares a batch of answers that take 50 ms each, two at once,
// with the same answers given to the assessor one after another.
func BenchmarkBatchByTheClock(b *testing.B) {
	g := sealed(b)
	a := turns{counter(50 * time.Millisecond), make(chan struct{}, 2)}
	w := working(b, kept(b, b.TempDir()), a)
	round := 0
	var ratios []float64
	for b.Loop() {
		round++
		bare, _ := timed(func() { readTurns(b, a, g, threeOf(6*round)) })
		many, _ := timed(func() { readMany(b, w, g, threeOf(6*round+3)) })
		ratios = append(ratios, float64(many)/float64(bare))
	}
	b.ReportMetric(median(ratios), "clock-ratio")
}

// threeOf are the answers of three rounds.
func threeOf(round int) []string {
	return slices.Concat(answersOf(round), answersOf(round+1), answersOf(round+2))
}

// readTurns gives the answers to an assessor, four at once.
func readTurns(b *testing.B, a turns, g *guide.Guide, all []string) {
	b.Helper()
	work := make(chan string)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for answer := range work {
				if _, err := a.Assess(b.Context(), g, g.Seal.SHA256, &g.Questions[0], "a", answer); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, answer := range all {
		work <- answer
	}
	close(work)
	group.Wait()
}

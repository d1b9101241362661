package app_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/background"
	"yardstick/batch"
	"yardstick/batch/report"
	"yardstick/guide"
	"yardstick/job/sample"
)

// childVariable names the data folder in which a child of these tests works,
// childDatabase the database that it shares, if any.
const (
	childVariable = "YARDSTICK_TEST_BATCH"
	childDatabase = "YARDSTICK_TEST_BATCH_DATABASE"
)

func TestMain(m *testing.M) {
	if folder := os.Getenv(childVariable); folder != "" {
		workAsChild(app.Place{Folder: app.Data(folder), Database: os.Getenv(childDatabase)})
	}
	os.Exit(m.Run())
}

// counting is an assessor that finds words, slowly where told so, and counts.
type counting struct {
	engine *assess.Engine
	slow   time.Duration
	n      *atomic.Int64
	say    func(n int64)
}

func counter(slow time.Duration) counting {
	return counting{assess.New(assesstest.Reader{}), slow, &atomic.Int64{}, func(int64) {}}
}

// Who names it.
func (c counting) Who() (assess.Assessor, error) { return c.engine.Assessor(), nil }

// Assess reads words.
func (c counting) Assess(ctx context.Context, g *guide.Guide, sha256 string, q *guide.Question, id, answer string) (assess.Assessment, error) {
	select {
	case <-time.After(c.slow):
	case <-ctx.Done():
		return assess.Assessment{}, ctx.Err()
	}
	a, err := c.engine.Assess(g, sha256, q, id, answer)
	c.say(c.n.Add(1))
	return a, err
}

// sealed is a guide as it is derived.
func sealed(tb testing.TB) *guide.Guide {
	tb.Helper()
	j, err := sample.Load("customer-service-administrator")
	if err != nil {
		tb.Fatal(err)
	}
	g, err := guide.Derive(j)
	if err != nil {
		tb.Fatal(err)
	}
	if g, err = guide.Seal(g, "A test", time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)); err != nil {
		tb.Fatal(err)
	}
	return &g
}

// sheet has n answers, of which every tenth says what another has said, and two rows
// that are no answers.
func sheet(g *guide.Guide, n int) []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, "Applicant,Asked,Their words")
	for i := range n {
		asked, said := g.Questions[0].ID, fmt.Sprintf("I fail when callers wait for %d days and nobody tells them why they wait.", i-i%10/9)
		switch i {
		case 3:
			asked = "nothing"
		case 4:
			said = " "
		}
		fmt.Fprintf(&b, "c%d,%s,%q\n", i, asked, said)
	}
	return b.Bytes()
}

var columns = batch.Columns{Answer: "Their words", Candidate: "Applicant", Question: "Asked"}

// submit keeps and starts a batch.
func submit(tb testing.TB, w *app.Work, g *guide.Guide, file []byte) batch.Batch {
	tb.Helper()
	b, err := w.Batches.Draft(tb.Context(), "person/ann", "answers.csv", file)
	if err != nil {
		tb.Fatal(err)
	}
	if b, err = w.Batches.Start(tb.Context(), b.Owner, b.ID, g, columns); err != nil {
		tb.Fatal(err)
	}
	return b
}

// over waits until a batch is over and compared.
func over(tb testing.TB, w *app.Work, b batch.Batch) batch.Batch {
	tb.Helper()
	for {
		now, err := w.Batches.Store.Batch(tb.Context(), b.Owner, b.ID)
		if err != nil {
			tb.Fatal(err)
		}
		if now.State.Over() && now.Alike.Done {
			return now
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-tb.Context().Done():
			tb.Fatal(tb.Context().Err())
		}
	}
}

func kept(tb testing.TB, folder string) *app.Kept {
	tb.Helper()
	return keptAt(tb, app.Place{Folder: app.Data(folder)})
}

func keptAt(tb testing.TB, p app.Place) *app.Kept {
	tb.Helper()
	k, err := p.Open(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(k.Close)
	return k
}

// working gives background work that goes on until the test ends.
func working(tb testing.TB, k *app.Kept, a batch.Assessor) *app.Work {
	tb.Helper()
	w, err := k.Work(a, true, nil)
	if err != nil {
		tb.Fatal(err)
	}
	if err := w.Start(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := w.Stop(context.Background()); err != nil {
			tb.Error(err)
		}
	})
	return w
}

func TestBatch(t *testing.T) {
	t.Parallel()
	g, a := sealed(t), counter(0)
	w := working(t, kept(t, t.TempDir()), a)
	b := over(t, w, submit(t, w, g, sheet(g, 450)))
	want := batch.Counts{Rows: 450, Wrong: 2, Again: 45, Assessed: 403}
	if b.State != batch.Finished || b.Counts != want || a.n.Load() != 403 {
		t.Errorf("%s %+v after %d readings, want finished, %+v, 403", b.State, b.Counts, a.n.Load(), want)
	}
	var out strings.Builder
	if err := report.Write(&out, "csv", w.Batches.Rows(t.Context(), b.Owner, b.ID)); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 451 || !strings.Contains(lines[4], "question: \"nothing\"") && !strings.Contains(lines[4], "no question of the guide") ||
		!strings.Contains(lines[5], "is empty") || !strings.Contains(lines[10], ",9,") {
		t.Errorf("%d lines: %q %q %q", len(lines), lines[4], lines[5], lines[10])
	}
	// The same file again: nothing is read.
	again := over(t, w, submit(t, w, g, sheet(g, 450)))
	if again.Counts.Assessed != 0 || again.Counts.Again != 448 || a.n.Load() != 403 {
		t.Errorf("the second time: %+v after %d readings", again.Counts, a.n.Load())
	}
}

func TestBatchIsRefused(t *testing.T) {
	t.Parallel()
	g := sealed(t)
	w, err := kept(t, t.TempDir()).Work(nil, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	open := *g
	open.Seal = nil
	changed := *g
	changed.Title = "Another"
	for name, c := range map[string]struct {
		guide   *guide.Guide
		columns batch.Columns
		file    string
		want    string
	}{
		"not sealed":  {&open, columns, "Their words\nx\n", "is not sealed"},
		"changed":     {&changed, columns, "Their words\nx\n", "was changed after"},
		"column":      {g, batch.Columns{Answer: "Words"}, "id,said\n1,x\n", `has no column "Words"; it has id and said`},
		"question":    {g, batch.Columns{Asked: "nothing"}, "id,answer\n1,x\n", "is no question of the guide"},
		"one text":    {g, batch.Columns{}, "I fail when nobody rings.\n", "has no column called answer"},
		"no answers":  {g, columns, "Their words\n", "holds no answers"},
		"nothing":     {g, columns, " \n", "is empty"},
		"not text":    {g, columns, "a,b\n\x00", "is not a text file"},
		"not a sheet": {g, batch.Columns{}, "{\"a\":\n", "answer"},
	} {
		b, err := w.Batches.Draft(t.Context(), "person/ann", "answers.csv", []byte(c.file))
		if err == nil {
			_, err = w.Batches.Start(t.Context(), b.Owner, b.ID, c.guide, c.columns)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestLostTasksAreAskedForAgain: a batch whose tasks are gone, as after an import, is
// finished all the same.
func TestLostTasksAreAskedForAgain(t *testing.T) {
	t.Parallel()
	g, k := sealed(t), kept(t, t.TempDir())
	asking, err := k.Work(nil, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := submit(t, asking, g, sheet(g, 20))
	all, err := asking.Tasks(t.Context(), background.Filter{})
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	for _, task := range all {
		if err := asking.Remove(t.Context(), task.ID); err != nil {
			t.Fatal(err)
		}
	}
	if got := over(t, working(t, k, counter(0)), b); got.State != batch.Finished || got.Counts.Left() != 0 {
		t.Errorf("%s %+v", got.State, got.Counts)
	}
}

// workAsChild works, slowly, and says how many answers it has read, until it is killed.
func workAsChild(p app.Place) {
	k, err := p.Open(context.Background())
	if err != nil {
		panic(err)
	}
	a := counter(2 * time.Millisecond)
	a.say = func(n int64) { fmt.Println(n) }
	w, err := k.Work(a, true, nil)
	if err == nil {
		err = w.Start(context.Background())
	}
	if err != nil {
		panic(err)
	}
	select {}
}

// inBoth runs a test over a file, and over a database that servers share.
func inBoth(t *testing.T, test func(t *testing.T, p app.Place)) {
	t.Helper()
	for name, database := range map[string]func(t *testing.T) string{
		"a file":            func(*testing.T) string { return "" },
		"a shared database": func(t *testing.T) string { t.Helper(); return cluster(t).URL() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, app.Place{Folder: app.Data(t.TempDir()), Database: database(t)})
		})
	}
}

// workingChild gives a child that works in a place.
func workingChild(p app.Place) *exec.Cmd {
	child := exec.Command(os.Args[0]) //nolint:gosec // this very test
	child.Env = append(os.Environ(), childVariable+"="+string(p.Folder), childDatabase+"="+p.Database)
	child.Stderr = os.Stderr
	return child
}

// TestBatchSurvivesKill: a worker is killed in the middle of a batch, twice; the next
// goes on where it was, every row has its result, and what was kept is not read again.
func TestBatchSurvivesKill(t *testing.T) {
	t.Parallel()
	inBoth(t, batchSurvivesKill)
}

func batchSurvivesKill(t *testing.T, p app.Place) {
	t.Helper()
	g, k := sealed(t), keptAt(t, p)
	asking, err := k.Work(nil, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := submit(t, asking, g, sheet(g, 900))
	for _, lines := range []int{150, 400} {
		child := workingChild(p)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		said := bufio.NewScanner(out)
		for n := 0; n < lines && said.Scan(); n++ {
		}
		if err := child.Process.Kill(); err != nil {
			t.Error(err)
		}
		_ = child.Wait() // it was killed
	}
	before, err := asking.Batches.Store.Batch(t.Context(), b.Owner, b.ID)
	if err != nil {
		t.Fatal(err)
	}
	if before.Counts.Assessed == 0 || before.State.Over() {
		t.Fatalf("at the kill: %s %+v, want it in the middle", before.State, before.Counts)
	}
	a := counter(0)
	w := working(t, k, a)
	got := over(t, w, b)
	if want := (batch.Counts{Rows: 900, Wrong: 2, Again: 90, Assessed: 808}); got.Counts != want || got.State != batch.Finished {
		t.Errorf("%s %+v, want %+v", got.State, got.Counts, want)
	}
	if read := int(a.n.Load()); read != 808-before.Counts.Assessed {
		t.Errorf("%d were read after the kill, want the %d that were not kept", read, 808-before.Counts.Assessed)
	}
	next := w.Batches.Rows(t.Context(), b.Owner, b.ID)
	for rows, err := next(); len(rows) > 0; rows, err = next() {
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			if report.Status(&rows[i]) == "waiting" {
				t.Errorf("row %d has no result", rows[i].Row)
			}
		}
	}
}

// TestSeenAtOnce: the same answers in several batches of an owner that are assessed at
// the same time by two servers are read once.
func TestSeenAtOnce(t *testing.T) {
	t.Parallel()
	for _, shared := range []bool{false, true} {
		t.Run(fmt.Sprint("shared ", shared), func(t *testing.T) {
			t.Parallel()
			p := app.Place{Folder: app.Data(t.TempDir())}
			if shared {
				p.Database = cluster(t).URL()
			}
			a := counter(20 * time.Millisecond)
			var works []*app.Work
			for range 2 {
				k, err := p.Open(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(k.Close)
				works = append(works, working(t, k, a))
			}
			g := sealed(t)
			var all []batch.Batch
			for i := range 4 {
				all = append(all, submit(t, works[i%2], g, sheet(g, 100)))
			}
			for _, b := range all {
				got := over(t, works[0], b)
				if want := 100 - 2; got.State != batch.Finished || got.Counts.Again+got.Counts.Assessed != want || got.Counts.Wrong != 2 {
					t.Errorf("%s %+v", got.State, got.Counts)
				}
			}
			if got := a.n.Load(); got != 88 { // of 98 ten say what another says
				t.Errorf("%d answers were read, want 88", got)
			}
		})
	}
}

package riverqueue_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	_ "modernc.org/sqlite"

	"yardstick/background"
	"yardstick/background/riverqueue"
	"yardstick/internal/fault"
	"yardstick/store/postgres/postgrestest"
)

func TestMain(m *testing.M) {
	if asChild() {
		return
	}
	cluster, missing = postgrestest.Start()
	code := m.Run()
	cluster.Stop()
	os.Exit(code)
}

// place is a database that the suite runs on.
type place struct {
	dialect riverqueue.Dialect
	open    func(tb testing.TB) *sql.DB
	at      string // where a queue works; "" is nowhere
}

// sqlitePlace is a file as the store opens it.
var sqlitePlace = place{dialect: riverqueue.SQLite, open: func(tb testing.TB) *sql.DB {
	tb.Helper()
	return openFile(tb, filepath.Join(tb.TempDir(), "work.db"))
}}

func openFile(tb testing.TB, file string) *sql.DB {
	tb.Helper()
	db, err := opened(file)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { db.Close() })
	return db
}

func opened(file string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"+
		"&_pragma=foreign_keys(1)&_pragma=secure_delete(1)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, riverqueue.Migrate(context.Background(), riverqueue.SQLite, db)
}

// fixture is a queue on a database of its own.
type fixture struct {
	*riverqueue.Queue
	db *sql.DB
}

// queue makes a queue that works, unless it has no workers.
func (p place) queue(tb testing.TB, workers int, kinds ...background.Kind) fixture {
	tb.Helper()
	db := p.open(tb)
	return p.on(tb, db, workers, kinds...)
}

func (p place) on(tb testing.TB, db *sql.DB, workers int, kinds ...background.Kind) fixture {
	tb.Helper()
	s := riverqueue.Settings{Dialect: p.dialect, DB: db, Kinds: kinds, Poll: 10 * time.Millisecond, Place: p.at}
	if workers > 0 {
		s.Workers = map[string]int{background.Default: workers}
	}
	q, err := riverqueue.New(s)
	if err != nil {
		tb.Fatal(err)
	}
	if workers > 0 {
		if err := q.Start(tb.Context()); err != nil {
			tb.Fatal(err)
		}
		tb.Cleanup(func() {
			if err := q.Stop(context.Background()); err != nil {
				tb.Error(err)
			}
		})
	}
	return fixture{q, db}
}

// until waits for a task to be in a state.
func (f fixture) until(tb testing.TB, id int64, want background.State) background.Known {
	tb.Helper()
	for {
		k, err := f.Task(tb.Context(), id)
		if err != nil {
			tb.Fatal(err)
		}
		if k.State == want {
			return k
		}
		await(tb, 5*time.Millisecond)
	}
}

// await lets some time pass, and the test end where it takes too long.
func await(tb testing.TB, d time.Duration) {
	tb.Helper()
	select {
	case <-time.After(d):
	case <-tb.Context().Done():
		tb.Fatal(tb.Context().Err())
	}
}

// only gives the one task that there is.
func (f fixture) only(tb testing.TB) background.Known {
	tb.Helper()
	all, err := f.Tasks(tb.Context(), background.Filter{})
	if err != nil || len(all) != 1 {
		tb.Fatalf("%d tasks, %v; want one", len(all), err)
	}
	return all[0]
}

type note struct{ N int }

func noop(context.Context, *background.Run) error { return nil }

// TestSQLite runs the suite on SQLite.
func TestSQLite(t *testing.T) {
	t.Parallel()
	exercise(t, sqlitePlace)
}

// exercise is what a queue promises on every database.
func exercise(t *testing.T, p place) {
	t.Helper()
	for name, test := range map[string]func(t *testing.T, p place){
		"enqueued with its cause":    enqueuedWithItsCause,
		"unique while unfinished":    unique,
		"tried again, then dead":     triedAgain,
		"goes on after a pause":      goesOn,
		"progress and arguments":     progress,
		"cancelled":                  cancelled,
		"cancelled elsewhere":        cancelledElsewhere,
		"found by owner and kind":    found,
		"ends with its effect":       endsWithItsEffect,
		"lost work is given back":    recovered,
		"asked for by itself":        byItself,
		"what cannot be asked for":   refused,
		"migrating twice is nothing": migratedTwice,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, p)
		})
	}
}

func enqueuedWithItsCause(t *testing.T, p place) {
	t.Helper()
	f := p.queue(t, 0, background.Kind{Name: "test.noop", Do: noop})
	for i, want := range []int{0, 2} { // rolled back, then committed
		commit := i == 1
		tx, err := f.db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		tasks := []background.Task{{Kind: "test.noop", Args: note{1}}, {Kind: "test.noop", Args: note{2}}}
		if err := f.Enqueue(t.Context(), tx, tasks...); err != nil {
			t.Fatal(err)
		}
		if commit {
			err = tx.Commit()
		} else {
			err = tx.Rollback()
		}
		if err != nil {
			t.Fatal(err)
		}
		all, err := f.Tasks(t.Context(), background.Filter{})
		if err != nil || len(all) != want {
			t.Errorf("committed %v: %d tasks, %v; want %d", commit, len(all), err, want)
		}
	}
}

func unique(t *testing.T, p place) {
	t.Helper()
	hold := make(chan struct{})
	f := p.queue(t, 2, background.Kind{Name: "test.hold", Do: func(ctx context.Context, _ *background.Run) error {
		select {
		case <-hold:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}})
	add := func(word string, n int) {
		t.Helper()
		if err := f.Add(t.Context(), background.Task{Kind: "test.hold", Args: note{n}, Unique: word}); err != nil {
			t.Fatal(err)
		}
	}
	add("a", 1)
	first := f.only(t)
	f.until(t, first.ID, background.Running)
	add("a", 2)
	add("b", 3)
	all, err := f.Tasks(t.Context(), background.Filter{})
	if err != nil || len(all) != 2 {
		t.Fatalf("%d tasks, %v; want one for a and one for b", len(all), err)
	}
	close(hold)
	f.until(t, first.ID, background.Done)
	add("a", 4)
	if all, err = f.Tasks(t.Context(), background.Filter{}); err != nil || len(all) != 3 {
		t.Errorf("%d tasks, %v; want another one for a after the first is done", len(all), err)
	}
}

func triedAgain(t *testing.T, p place) {
	t.Helper()
	tries := atomic.Int32{}
	f := p.queue(t, 1, background.Kind{Name: "test.fail", Attempts: 2, Do: func(context.Context, *background.Run) error {
		if tries.Add(1) > 2 {
			return nil
		}
		return errors.New("the printer has no paper")
	}})
	if err := f.Add(t.Context(), background.Task{Kind: "test.fail", Args: note{}}); err != nil {
		t.Fatal(err)
	}
	k := f.until(t, f.only(t).ID, background.Retrying)
	if wait := time.Until(k.Next); wait <= 0 || wait > background.Backoff(1) || len(k.Errors) != 1 {
		t.Errorf("waits %v with %d errors, want up to %v and one", wait, len(k.Errors), background.Backoff(1))
	}
	if err := f.Retry(t.Context(), k.ID); err != nil {
		t.Fatal(err)
	}
	k = f.until(t, k.ID, background.Dead)
	if len(k.Errors) != 2 || k.Errors[1].Error != "the printer has no paper" {
		t.Errorf("errors %+v", k.Errors)
	}
	dead, err := f.Tasks(t.Context(), background.Filter{States: []background.State{background.Dead}})
	if err != nil || len(dead) != 1 {
		t.Errorf("%d dead, %v; want one", len(dead), err)
	}
	if err := f.Retry(t.Context(), k.ID); err != nil { // a person has put paper in
		t.Fatal(err)
	}
	f.until(t, k.ID, background.Done)
}

func goesOn(t *testing.T, p place) {
	t.Helper()
	runs := atomic.Int32{}
	f := p.queue(t, 1, background.Kind{Name: "test.again", Attempts: 1, Do: func(context.Context, *background.Run) error {
		if runs.Add(1) < 4 {
			return background.Again{}
		}
		return nil
	}})
	if err := f.Add(t.Context(), background.Task{Kind: "test.again", Args: note{}}); err != nil {
		t.Fatal(err)
	}
	k := f.until(t, f.only(t).ID, background.Done)
	if runs.Load() != 4 || len(k.Errors) != 0 {
		t.Errorf("%d runs with errors %v, want 4 and none", runs.Load(), k.Errors)
	}
}

func progress(t *testing.T, p place) {
	t.Helper()
	reported, goOn := make(chan note), make(chan struct{})
	f := p.queue(t, 1, background.Kind{Name: "test.report", Do: func(ctx context.Context, r *background.Run) error {
		var n note
		err := errors.Join(r.Into(&n), r.Report(ctx, background.Progress{Done: 3, Of: 7}))
		reported <- n
		<-goOn
		return err
	}})
	if err := f.Add(t.Context(), background.Task{Kind: "test.report", Args: note{42}, About: "a report"}); err != nil {
		t.Fatal(err)
	}
	if got := <-reported; got.N != 42 {
		t.Errorf("arguments %+v, want 42", got)
	}
	k := f.only(t)
	if diff := cmp.Diff(background.Progress{Done: 3, Of: 7}, k.Progress); diff != "" || k.About != "a report" || k.State != background.Running {
		t.Errorf("%+v: %s", k, diff)
	}
	if err := f.Remove(t.Context(), k.ID); !fault.Is(err, fault.Conflict) {
		t.Errorf("a running task is removed: %v", err)
	}
	close(goOn)
	f.until(t, k.ID, background.Done)
	if err := f.Remove(t.Context(), k.ID); err != nil {
		t.Error(err)
	}
	if _, err := f.Task(t.Context(), k.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("after it was removed: %v, want NotFound", err)
	}
}

func cancelled(t *testing.T, p place) {
	t.Helper()
	began := make(chan struct{})
	f := p.queue(t, 1, background.Kind{Name: "test.long", Do: func(ctx context.Context, _ *background.Run) error {
		began <- struct{}{}
		<-ctx.Done()
		return ctx.Err()
	}})
	if err := f.Add(t.Context(), background.Task{Kind: "test.long", Args: note{}},
		background.Task{Kind: "test.long", Args: note{}, After: time.Now().Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	<-began
	all, err := f.Tasks(t.Context(), background.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range all {
		if err := f.Cancel(t.Context(), k.ID); err != nil {
			t.Fatal(err)
		}
		f.until(t, k.ID, background.Cancelled)
	}
	if err := f.Cancel(t.Context(), 1<<40); !fault.Is(err, fault.NotFound) {
		t.Errorf("a task that is not there: %v, want NotFound", err)
	}
}

// cancelledElsewhere: a task that runs is told also where somebody cancels it at another
// process, and is not tried again, whatever it returns.
func cancelledElsewhere(t *testing.T, p place) {
	t.Helper()
	for _, returns := range []error{background.Again{}, errors.New("it failed")} {
		began, cause := make(chan struct{}), make(chan error, 1)
		kind := background.Kind{Name: "test.long", Do: func(ctx context.Context, _ *background.Run) error {
			close(began)
			<-ctx.Done()
			cause <- context.Cause(ctx)
			return returns
		}}
		f := p.queue(t, 1, kind)
		elsewhere := p.on(t, f.db, 0, kind)
		if err := elsewhere.Add(t.Context(), background.Task{Kind: "test.long", Args: note{}}); err != nil {
			t.Fatal(err)
		}
		<-began
		k := f.only(t)
		if err := elsewhere.Cancel(t.Context(), k.ID); err != nil {
			t.Fatal(err)
		}
		if err := <-cause; !errors.Is(err, background.ErrCancelled) {
			t.Errorf("the run ends with %v", err)
		}
		f.until(t, k.ID, background.Cancelled)
	}
}

func found(t *testing.T, p place) {
	t.Helper()
	f := p.queue(t, 0, background.Kind{Name: "test.one", Do: noop}, background.Kind{Name: "test.two", Do: noop})
	for i, owner := range []string{"ann", "bob", "ann"} {
		if err := f.Add(t.Context(), background.Task{Kind: []string{"test.one", "test.two"}[i%2], Args: note{i}, Owner: owner}); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		filter background.Filter
		want   int
	}{
		"all": {background.Filter{}, 3}, "ann": {background.Filter{Owner: "ann"}, 2}, "two": {background.Filter{Kind: "test.two"}, 1},
		"nobody": {background.Filter{Owner: "' OR 1=1"}, 0}, "one": {background.Filter{Most: 1}, 1},
		"waiting": {background.Filter{States: []background.State{background.Waiting}}, 3},
		"dead":    {background.Filter{States: []background.State{background.Dead}}, 0},
	} {
		all, err := f.Tasks(t.Context(), c.filter)
		if err != nil || len(all) != c.want {
			t.Errorf("%s: %d, %v; want %d", name, len(all), err, c.want)
		}
	}
	if _, err := f.Tasks(t.Context(), background.Filter{States: []background.State{"asleep"}}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a state that there is not: %v, want Invalid", err)
	}
	latest, err := f.Tasks(t.Context(), background.Filter{Most: 1})
	if err != nil {
		t.Fatal(err)
	}
	counts, err := riverqueue.Counts(t.Context(), f.db)
	if diff := cmp.Diff(map[background.State]int{background.Waiting: 3}, counts); err != nil || diff != "" {
		t.Errorf("counted: %v (-want +got):\n%s", err, diff)
	}
	if rest, err := f.Tasks(t.Context(), background.Filter{Before: latest[0].ID}); err != nil || len(rest) != 2 {
		t.Errorf("before the latest: %d, %v; want 2", len(rest), err)
	}
}

func endsWithItsEffect(t *testing.T, p place) {
	t.Helper()
	db := p.open(t)
	table(t, db)
	f := p.on(t, db, 1, adding(db, func(int) {}))
	if err := f.Add(t.Context(), background.Task{Kind: "test.add", Args: note{5}}); err != nil {
		t.Fatal(err)
	}
	f.until(t, f.only(t).ID, background.Done)
	if got := kept(t, db); cmp.Diff([]int{5}, got) != "" {
		t.Errorf("kept %v, want 5 once", got)
	}
}

func recovered(t *testing.T, p place) {
	t.Helper()
	db := p.open(t)
	began, end := make(chan struct{}, 2), make(chan struct{})
	p.at = "here"
	lost := p.on(t, db, 1, background.Kind{Name: "test.lost", Do: func(context.Context, *background.Run) error {
		began <- struct{}{}
		<-end
		return nil
	}})
	t.Cleanup(func() { close(end) })
	if err := lost.Add(t.Context(), background.Task{Kind: "test.lost", Args: note{}}); err != nil {
		t.Fatal(err)
	}
	<-began
	for _, elsewhere := range []string{"there", "her", ""} {
		p.at = elsewhere
		if n, err := p.on(t, db, 0).RecoverHere(t.Context()); err != nil || n != 0 {
			t.Errorf("%d given back at %q, %v; want none of another place", n, elsewhere, err)
		}
	}
	p.at = "here"
	f := p.on(t, db, 0, background.Kind{Name: "test.lost", Do: noop})
	if n, err := f.RecoverHere(t.Context()); err != nil || n != 1 {
		t.Fatalf("%d given back, %v; want one", n, err)
	}
	k := f.only(t)
	if k.State == background.Dead || len(k.Errors) != 1 || !strings.Contains(k.Errors[0].Error, "the worker ended") {
		t.Errorf("%+v, want it to run again, with why", k)
	}
}

func byItself(t *testing.T, p place) {
	t.Helper()
	ran := make(chan struct{}, 10)
	p.queue(t, 1, background.Kind{Name: "test.daily", Every: 24 * time.Hour, Do: func(context.Context, *background.Run) error {
		ran <- struct{}{}
		return nil
	}})
	<-ran
}

func refused(t *testing.T, p place) {
	t.Helper()
	f := p.queue(t, 0, background.Kind{Name: "test.noop", Do: noop})
	for name, task := range map[string]background.Task{
		"kind":   {Kind: "test.other", Args: note{}},
		"args":   {Kind: "test.noop", Args: strings.Repeat("x", 10_000)},
		"about":  {Kind: "test.noop", Args: note{}, About: strings.Repeat("x", 300)},
		"no way": {Kind: "test.noop", Args: func() {}},
	} {
		if err := f.Add(t.Context(), task); err == nil {
			t.Errorf("%s: asked for", name)
		}
	}
}

func migratedTwice(t *testing.T, p place) {
	t.Helper()
	db := p.open(t)
	if err := riverqueue.Migrate(t.Context(), p.dialect, db); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), `INSERT INTO river_migration (line, version) VALUES ('main', 9999)`); err != nil {
		t.Fatal(err)
	}
	if err := riverqueue.Migrate(t.Context(), p.dialect, db); !fault.Is(err, fault.Conflict) {
		t.Errorf("a newer database: %v, want a Conflict", err)
	}
}

package riverqueue_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"yardstick/background"
	"yardstick/background/riverqueue"
)

// benchTasks is how many tasks a round has.
const benchTasks = 1_000

// BenchmarkQueue asks for tasks that do nothing, in one transaction, and works them off.
func BenchmarkQueue(b *testing.B) {
	places := map[string]place{"sqlite": sqlitePlace}
	if missing == nil {
		places["postgres"] = postgresPlace
	}
	for name, p := range places {
		b.Run(name, func(b *testing.B) {
			var done atomic.Int64
			all := make(chan struct{}, 1)
			f := p.queue(b, 50, background.Kind{Name: "test.count", Do: func(context.Context, *background.Run) error {
				if done.Add(1)%benchTasks == 0 {
					all <- struct{}{}
				}
				return nil
			}})
			var asking, working time.Duration
			b.ResetTimer()
			for b.Loop() {
				begun := time.Now()
				if err := f.Add(b.Context(), tasksOf(benchTasks)...); err != nil {
					b.Fatal(err)
				}
				asking += time.Since(begun)
				<-all
				working += time.Since(begun)
			}
			b.ReportMetric(float64(benchTasks*b.N)/asking.Seconds(), "asked/s")
			b.ReportMetric(float64(benchTasks*b.N)/working.Seconds(), "worked/s")
		})
	}
}

func tasksOf(n int) []background.Task {
	all := make([]background.Task, n)
	for i := range all {
		all[i] = background.Task{Kind: "test.count", Args: note{i}}
	}
	return all
}

// BenchmarkBeside is what a writer of the store waits for while tasks are worked off:
// in the same database, through the same connection, and with the tasks in a file of
// their own.
func BenchmarkBeside(b *testing.B) {
	for name, own := range map[string]bool{"same database": false, "own file": true} {
		b.Run(name, func(b *testing.B) {
			store := openFile(b, filepath.Join(b.TempDir(), "store.db"))
			table(b, store)
			work := store
			if own {
				work = openFile(b, filepath.Join(b.TempDir(), "work.db"))
			}
			var done atomic.Int64
			f := place{dialect: riverqueue.SQLite}.on(b, work, 50, background.Kind{Name: "test.count", Do: func(context.Context, *background.Run) error {
				done.Add(1)
				return nil
			}})
			stop := make(chan struct{})
			ended := make(chan error, 1)
			go func() { ended <- keepBusy(b.Context(), f, &done, stop) }()
			b.ResetTimer()
			for b.Loop() {
				write(b, store)
			}
			b.StopTimer()
			close(stop)
			if err := <-ended; err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(done.Load())/b.Elapsed().Seconds(), "worked/s")
		})
	}
}

// keepBusy asks for more tasks whenever few are left.
func keepBusy(ctx context.Context, f fixture, done *atomic.Int64, stop chan struct{}) error {
	asked := int64(0)
	for {
		select {
		case <-stop:
			return nil
		case <-time.After(10 * time.Millisecond):
		}
		if asked-done.Load() < 200 {
			if err := f.Add(ctx, tasksOf(200)...); err != nil {
				return err
			}
			asked += 200
		}
	}
}

// write is a change as the store makes them: a transaction that is on the disk.
func write(b *testing.B, db *sql.DB) {
	b.Helper()
	tx, err := db.BeginTx(b.Context(), nil)
	if err == nil {
		_, err = tx.ExecContext(b.Context(), `INSERT INTO added (n) VALUES (1)`)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		b.Fatal(err)
	}
}

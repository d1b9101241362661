package riverqueue_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yardstick/background"
	"yardstick/background/riverqueue"
)

// childVariable names the database in which a child of these tests works.
const childVariable = "YARDSTICK_TEST_WORKER"

// asChild works off the tasks of a database and says each that it has done, until it
// is killed.
func asChild() bool {
	file := os.Getenv(childVariable)
	if file == "" {
		return false
	}
	dialect, open := riverqueue.SQLite, opened
	if strings.HasPrefix(file, "postgres:") {
		dialect, open = riverqueue.PostgreSQL, func(url string) (*sql.DB, error) { return sql.Open("pgx", url) }
	}
	db, err := open(file)
	if err != nil {
		panic(err)
	}
	q, err := riverqueue.New(riverqueue.Settings{
		Dialect: dialect, DB: db, Kinds: []background.Kind{adding(db, func(n int) { fmt.Println(n) })},
		Workers: map[string]int{background.Default: 3}, Poll: 5 * time.Millisecond,
	})
	if err == nil {
		err = q.Start(context.Background())
	}
	if err != nil {
		panic(err)
	}
	select {}
}

// adding is a kind that keeps a number, in the transaction that ends the task.
func adding(db *sql.DB, done func(n int)) background.Kind {
	return background.Kind{Name: "test.add", Attempts: 10, Do: func(ctx context.Context, r *background.Run) error {
		var n note
		if err := r.Into(&n); err != nil {
			return err
		}
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
		if _, err := tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO added (n) VALUES (%d)`, n.N)); err != nil {
			return err
		}
		if err := r.Finish(ctx, tx); err != nil {
			return err
		}
		if err := tx.Commit(); err != nil {
			return err
		}
		done(n.N)
		return nil
	}}
}

// table makes a table that takes a number twice, so that a double shows.
func table(tb testing.TB, db *sql.DB) {
	tb.Helper()
	if _, err := db.ExecContext(tb.Context(), `CREATE TABLE added (n integer NOT NULL)`); err != nil {
		tb.Fatal(err)
	}
}

// kept are the numbers in it.
func kept(tb testing.TB, db *sql.DB) []int {
	tb.Helper()
	rows, err := db.QueryContext(tb.Context(), `SELECT n FROM added ORDER BY n`)
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	var all []int
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			tb.Fatal(err)
		}
		all = append(all, n)
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
	return all
}

// TestKilledWorkerLosesAndDoublesNothing: a worker is killed in the middle of its
// work, three times; the next goes on, and every task has had its effect once.
func TestKilledWorkerLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		file := filepath.Join(t.TempDir(), "work.db")
		killedWorker(t, sqlitePlace, openFile(t, file), file)
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		if missing != nil {
			t.Skip(missing)
		}
		url := cluster.Schema(t)
		db, err := sql.Open("pgx", url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		if err := riverqueue.Migrate(t.Context(), riverqueue.PostgreSQL, db); err != nil {
			t.Fatal(err)
		}
		killedWorker(t, postgresPlace, db, url)
	})
}

func killedWorker(t *testing.T, p place, db *sql.DB, file string) {
	t.Helper()
	const all = 120
	table(t, db)
	f := p.on(t, db, 0, adding(db, func(int) {}))
	var tasks []background.Task
	var want []int
	for n := range all {
		tasks, want = append(tasks, background.Task{Kind: "test.add", Args: note{n}}), append(want, n)
	}
	if err := f.Add(t.Context(), tasks...); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		killedAfter(t, file, 10)
		if _, err := f.Recover(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	done := make(chan int, all)
	p.on(t, db, 3, adding(db, func(n int) { done <- n }))
	for len(kept(t, db)) < all {
		select {
		case <-done:
		case <-t.Context().Done():
			t.Fatal(t.Context().Err())
		}
	}
	if got := kept(t, db); !slices.Equal(got, want) {
		t.Errorf("kept %v, want each number once", got)
	}
}

// killedAfter starts a worker and kills it once it has said so many lines.
func killedAfter(t *testing.T, file string, lines int) {
	t.Helper()
	c := exec.Command(os.Args[0]) //nolint:gosec // this very test
	c.Env = append(os.Environ(), childVariable+"="+file)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	for n := 0; n < lines && said.Scan(); n++ {
	}
	if err := c.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = c.Wait() // it was killed
}

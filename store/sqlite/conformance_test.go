package sqlite_test

import (
	"path/filepath"
	"testing"

	"go.uber.org/goleak"

	"yardstick/store/sqlite"
	"yardstick/store/sqlstore"
	"yardstick/store/storetest"
)

func TestMain(m *testing.M) {
	if asChild() {
		return
	}
	goleak.VerifyTestMain(m)
}

// opened gives a database in a folder of its own, closed when the test ends.
func opened(t *testing.T) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "kept", "yardstick.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// TestConformance holds all stores of the database to their suites.
func TestConformance(t *testing.T) {
	t.Parallel()
	storetest.RunAll(t, func(t *testing.T) *sqlstore.DB {
		t.Helper()
		return opened(t).DB
	})
}

// BenchmarkStore is what each operation costs.
func BenchmarkStore(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) *sqlstore.DB {
		b.Helper()
		db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "yardstick.db"))
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = db.Close() })
		return db.DB
	})
}

// BenchmarkTake is whether a batch is read ever slower where many say the same.
func BenchmarkTake(b *testing.B) {
	storetest.BenchTake(b, func(b *testing.B) *sqlstore.DB {
		b.Helper()
		db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "yardstick.db"))
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = db.Close() })
		return db.DB
	})
}

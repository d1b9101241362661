package postgres_test

import (
	"os"
	"testing"
	"time"

	"go.uber.org/goleak"

	"yardstick/guide"
	"yardstick/practice"
	"yardstick/store/postgres"
	"yardstick/store/postgres/postgrestest"
	"yardstick/store/sqlstore"
	"yardstick/store/storetest"
)

// The server of these tests, or why there is none.
var (
	cluster *postgrestest.Cluster
	missing error
)

func TestMain(m *testing.M) {
	cluster, missing = postgrestest.Start()
	code := m.Run()
	cluster.Stop()
	if err := goleak.Find(); err != nil && code == 0 {
		println(err.Error())
		code = 1
	}
	os.Exit(code)
}

// schema gives the URL of an empty schema.
func schema(tb testing.TB) string {
	tb.Helper()
	if missing != nil {
		tb.Skip(missing)
	}
	return cluster.Schema(tb)
}

// opened gives a database of its own, closed when the test ends.
func opened(tb testing.TB) *postgres.DB {
	tb.Helper()
	if missing != nil {
		tb.Skip(missing)
	}
	return openedAt(tb, cluster.Used(tb))
}

func openedAt(tb testing.TB, url string) *postgres.DB {
	tb.Helper()
	db, err := postgres.Open(tb.Context(), url, postgres.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Error(err)
		}
	})
	return db
}

// beginOne keeps a job and begins an attempt.
func beginOne(t *testing.T, s practice.Store) string {
	t.Helper()
	j, err := practice.NewGuideJob(guide.Guide{Format: guide.Format, ID: "porter", Questions: []guide.Question{{
		ID: "fail", Text: "Define failure in doing this job.",
		Requirements: []guide.Requirement{{ID: "a", Text: "Says what failing at the door means."}},
	}}}, time.Unix(0, 0))
	must(t, err)
	must(t, s.AddJob(t.Context(), j))
	must(t, s.Begin(t.Context(), practice.Attempt{
		ID: "a1", Job: j.ID, Guide: j.GuideSHA256(), Question: "fail", Mode: practice.Coach, Source: practice.Typed,
	}))
	return "a1"
}

// TestConformance holds all stores of the database to their suites.
func TestConformance(t *testing.T) {
	t.Parallel()
	storetest.RunAll(t, func(t *testing.T) *sqlstore.DB {
		t.Helper()
		return opened(t).DB
	})
}

// BenchmarkStore is what each operation costs; YARDSTICK_TEST_FSYNC=1 with what is
// committed on the disk, as in use.
func BenchmarkStore(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) *sqlstore.DB {
		b.Helper()
		return opened(b).DB
	})
}

// BenchmarkTake is whether a batch is read ever slower where many say the same.
func BenchmarkTake(b *testing.B) {
	storetest.BenchTake(b, func(b *testing.B) *sqlstore.DB {
		b.Helper()
		return opened(b).DB
	})
}

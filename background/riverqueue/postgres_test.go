package riverqueue_test

import (
	"database/sql"
	"testing"

	"yardstick/background/riverqueue"
	"yardstick/store/postgres/postgrestest"
)

// The server of these tests, or why there is none.
var (
	cluster *postgrestest.Cluster
	missing error
)

// TestPostgreSQL runs the suite on PostgreSQL.
func TestPostgreSQL(t *testing.T) {
	t.Parallel()
	if missing != nil {
		t.Skip(missing)
	}
	exercise(t, postgresPlace)
}

// postgresPlace is a schema of its own.
var postgresPlace = place{dialect: riverqueue.PostgreSQL, open: func(tb testing.TB) *sql.DB {
	tb.Helper()
	db, err := sql.Open("pgx", cluster.Schema(tb))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { db.Close() })
	if err := riverqueue.Migrate(tb.Context(), riverqueue.PostgreSQL, db); err != nil {
		tb.Fatal(err)
	}
	return db
}}

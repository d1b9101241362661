package postgres

import (
	"context"
	"database/sql"

	"yardstick/background/riverqueue"
)

// Work is where background work is kept: in this database.
func (db *DB) Work() (riverqueue.Dialect, *sql.DB) { return riverqueue.PostgreSQL, db.pool }

// migrateWork makes the tables of background work, where they are not there; of several
// servers one does it.
func (db *DB) migrateWork(ctx context.Context) error {
	has, err := riverqueue.Migrated(ctx, riverqueue.PostgreSQL, db.pool)
	if err != nil || has {
		return err
	}
	return db.alone(ctx, func(ctx context.Context) error { return riverqueue.Migrate(ctx, riverqueue.PostgreSQL, db.pool) })
}

package riverqueue

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"

	"yardstick/internal/fault"
)

// Dialect is the database that the work is kept in.
type Dialect string

// The dialects.
const (
	SQLite     Dialect = "sqlite"
	PostgreSQL Dialect = "postgres"
)

// Emptying is a statement that empties the queue, for a database whose content was put
// back to an earlier state.
const Emptying = `DELETE FROM river_job`

// driver is all that depends on the dialect, with [complete].
func (d Dialect) driver(db *sql.DB) (riverdriver.Driver[*sql.Tx], error) {
	switch d {
	case SQLite:
		return riversqlite.New(db), nil
	case PostgreSQL:
		return riverdatabasesql.New(db), nil
	}
	return nil, fmt.Errorf("no dialect %q", d)
}

// complete ends a job in a transaction.
func (d Dialect) complete(ctx context.Context, tx *sql.Tx, job *river.Job[envelope]) error {
	var err error
	if d == PostgreSQL {
		_, err = river.JobCompleteTx[*riverdatabasesql.Driver](ctx, tx, job)
	} else {
		_, err = river.JobCompleteTx[*riversqlite.Driver](ctx, tx, job)
	}
	return err
}

// migrator is River's.
func (d Dialect) migrator(db *sql.DB) (*rivermigrate.Migrator[*sql.Tx], error) {
	driver, err := d.driver(db)
	if err != nil {
		return nil, err
	}
	return rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet()})
}

// Migrated reports whether the tables of the work in db are those of this program; a
// database whose tables are newer is a Conflict.
func Migrated(ctx context.Context, d Dialect, db *sql.DB) (bool, error) {
	m, err := d.migrator(db)
	if err != nil {
		return false, err
	}
	all := m.AllVersions()
	want, has := all[len(all)-1].Version, 0
	// River's own look takes several queries; where the table is not there yet, this one fails.
	if err := db.QueryRowContext(ctx, `SELECT max(version) FROM river_migration WHERE line = 'main'`).Scan(&has); err != nil {
		return false, nil //nolint:nilerr // see above
	}
	if has > want {
		return false, fault.Conflictf(
			"keeps background work in schema %d, written by a newer Yardstick; this one knows %d and leaves it alone: use the newer program",
			has, want)
	}
	return has == want, nil
}

// Migrate brings the tables of the work in db to those of this program. Where they are
// there already it reads once. It fails where another process does the same at the same
// time: the store lets one at it, or tries again.
func Migrate(ctx context.Context, d Dialect, db *sql.DB) error {
	m, err := d.migrator(db)
	if err != nil {
		return err
	}
	if done, err := Migrated(ctx, d, db); err != nil || done {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrating the tables of background work: %w", err)
	}
	return nil
}

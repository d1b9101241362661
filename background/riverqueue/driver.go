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

// Migrate brings the tables of the work in db to those of this program; a database
// whose tables are newer is a Conflict. Where they are there already it reads once.
func Migrate(ctx context.Context, d Dialect, db *sql.DB) error {
	driver, err := d.driver(db)
	if err != nil {
		return err
	}
	m, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet()})
	if err != nil {
		return err
	}
	all := m.AllVersions()
	want, has := all[len(all)-1].Version, 0
	// River asks for a table before it reads it, several queries; the usual case is one.
	err = db.QueryRowContext(ctx, `SELECT max(version) FROM river_migration WHERE line = 'main'`).Scan(&has)
	switch {
	case err == nil && has == want:
		return nil
	case err == nil && has > want:
		return &fault.Error{Kind: fault.Conflict, Message: fmt.Sprintf(
			"keeps background work in schema %d, written by a newer Yardstick; this one knows %d and leaves it alone: use the newer program",
			has, want)}
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrating the tables of background work: %w", err)
	}
	return nil
}

package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	sqlite3 "modernc.org/sqlite/lib"

	"yardstick/internal/fault"
	"yardstick/store/sqlstore"
)

// applicationID marks a database file as one of this program: "yard".
const applicationID = 0x79617264

// migrate brings a database forward to the latest of the steps. There is no way
// back: a database that is newer is refused as it is. It fails where another process
// takes the same steps at the same time.
func migrate(ctx context.Context, db *sql.DB, steps fs.FS) error {
	want, err := sqlstore.Latest(steps)
	if err != nil {
		return err
	}
	has, err := schemaOf(ctx, db)
	if err != nil {
		return err
	}
	if has > want {
		return sqlstore.Newer(has, want)
	}
	if has > 0 {
		if err := sqlstore.Unbroken(ctx, db, steps); err != nil || has == want {
			return err
		}
	}
	if err := up(ctx, db, steps); err != nil {
		return fmt.Errorf("migrating from schema %d to %d: %w", has, want, err)
	}
	return nil
}

// unbroken is nil where a database has taken every step of this program up to its latest.
func unbroken(ctx context.Context, db *sql.DB) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	return sqlstore.Unbroken(ctx, db, steps)
}

// up takes the steps that were not taken yet, each in a transaction.
func up(ctx context.Context, db *sql.DB, steps fs.FS) error {
	p, err := goose.NewProvider(goose.DialectSQLite3, db, steps)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// schemaOf is the number of the latest migration of a database, 0 for an empty
// one. A database of another program is Invalid.
func schemaOf(ctx context.Context, db *sql.DB) (int64, error) {
	var id, tables int64
	err := db.QueryRowContext(
		ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`,
	).Scan(
		&id,
		&tables,
	)
	switch {
	case err != nil:
		return 0, foreign(err)
	case tables == 0:
		return 0, nil
	case id != applicationID && !half(ctx, db, tables):
		return 0, foreign(nil)
	}
	var version sql.NullInt64
	err = db.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&version)
	return version.Int64, err
}

// half reports whether the program was ended while it made the database: there
// is the table of migrations and nothing else.
func half(ctx context.Context, db *sql.DB, tables int64) bool {
	var n int64
	err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE tbl_name IN ('goose_db_version', 'sqlite_sequence')`).Scan(&n)
	return err == nil && n == tables
}

// foreign says that a file is no database of this program.
func foreign(cause error) error {
	switch {
	case passing(cause):
		return cause
	case corrupt(cause):
		return damaged(cause.Error(), cause)
	case cause != nil && code(cause)&0xff == sqlite3.SQLITE_NOTADB:
		return &fault.Error{Kind: fault.Invalid, Message: "is not a Yardstick database, or its beginning is damaged", Cause: cause}
	}
	return &fault.Error{Kind: fault.Invalid, Message: "is not a Yardstick database", Cause: cause}
}

// Schema is the number of the schema that this program writes.
func Schema() (int64, error) {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	return sqlstore.Latest(steps)
}

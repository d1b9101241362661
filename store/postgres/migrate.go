package postgres

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"

	"yardstick/internal/fault"
	"yardstick/store/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migratingFor is how long a server waits while another one migrates.
const migratingFor = 10 * time.Minute

// migratingLock is the advisory lock that whoever migrates holds: "yardmigr".
const migratingLock = 0x796172646d696772

// migrate brings the database forward to the latest migration. Of several servers
// that start at once one does it, and the others wait. There is no way back: a
// database that is newer is refused as it is.
func (db *DB) migrate(ctx context.Context) error {
	want, err := Schema()
	if err != nil {
		return err
	}
	if has, err := db.unbroken(ctx, want); err != nil || has == want {
		return err
	}
	return db.alone(ctx, func(ctx context.Context) error {
		has, err := db.unbroken(ctx, want) // perhaps another one has done it
		if err != nil || has == want {
			return err
		}
		if err := up(ctx, db.pool); err != nil {
			return fmt.Errorf("migrating from schema %d to %d: %w", has, want, err)
		}
		return nil
	})
}

// unbroken gives the number of the latest migration of a database that this program can
// take further; 0 for an empty one.
func (db *DB) unbroken(ctx context.Context, want int64) (int64, error) {
	has, err := schemaOf(ctx, db.pool)
	if err == nil && has > want {
		err = sqlstore.Newer(has, want)
	}
	if err != nil || has == 0 {
		return has, err
	}
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return has, err
	}
	return has, sqlstore.Unbroken(ctx, db.pool, steps)
}

// alone does something while no other server migrates.
func (db *DB) alone(ctx context.Context, do func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, migratingFor)
	defer cancel()
	lock, err := db.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer lock.Close()
	for _, statement := range []string{
		`SET lock_timeout = 0`, `SET statement_timeout = 0`, fmt.Sprintf(`SELECT pg_advisory_lock(%d)`, migratingLock),
	} {
		if _, err := lock.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	defer func() { // the connection goes back as it came
		late := context.WithoutCancel(ctx)
		_, _ = lock.ExecContext(late, fmt.Sprintf(`SELECT pg_advisory_unlock(%d)`, migratingLock))
		_, _ = lock.ExecContext(late, `RESET lock_timeout`)
		_, _ = lock.ExecContext(late, `RESET statement_timeout`)
	}()
	return do(ctx)
}

// up takes the steps that were not taken yet, each in a transaction.
func up(ctx context.Context, pool *sql.DB) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, pool, steps)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// schemaOf is the number of the latest migration, 0 for an empty schema. One with
// tables of another program is Invalid: ours has, from its first migration on, the
// table of migrations, attempts and drills. Another server may be migrating meanwhile,
// or have been ended in the midst of it.
func schemaOf(ctx context.Context, pool *sql.DB) (int64, error) {
	var tables, own int64
	err := pool.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE tablename IN ('goose_db_version', 'attempts', 'drills'))
		FROM pg_tables WHERE schemaname = current_schema()`).Scan(&tables, &own)
	switch {
	case err != nil:
		return 0, err
	case tables == 0:
		return 0, nil
	case own != 3 && (own != 1 || tables != 1): // the table of migrations alone: ended while it made its first schema
		return 0, fault.Invalidf("holds tables of another program; give Yardstick a database of its own, or a schema (search_path in the URL)")
	}
	var version sql.NullInt64
	err = pool.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&version)
	return version.Int64, err
}

// Schema is the number of the schema that this program writes.
func Schema() (int64, error) {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	return sqlstore.Latest(steps)
}

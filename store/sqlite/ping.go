package sqlite

import (
	"context"
	"database/sql"
)

// Ping is nil while the database can be read; a file that was damaged or taken
// away is found out here.
func (db *DB) Ping(ctx context.Context) error {
	return db.view(ctx, func(tx *sql.Tx) error {
		var version int64
		return tx.QueryRowContext(ctx, "SELECT MAX(version_id) FROM goose_db_version").Scan(&version)
	})
}

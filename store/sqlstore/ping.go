package sqlstore

import "context"

// Ping is nil while the database can be read; one that was damaged, taken away or
// cannot be reached is found out here.
func (db *DB) Ping(ctx context.Context) error {
	return db.view(ctx, func(tx querier) error {
		var version int64
		return tx.QueryRowContext(ctx, "SELECT MAX(version_id) FROM goose_db_version").Scan(&version)
	})
}

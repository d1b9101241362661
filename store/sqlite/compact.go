package sqlite

import (
	"context"

	"yardstick/internal/fault"
)

// compact writes the database anew without free pages, puts the log of changes
// into it and cuts the log to nothing.
func (db *DB) compact(ctx context.Context) error {
	if _, err := db.write.ExecContext(ctx, `VACUUM`); err != nil {
		return err
	}
	var blocked, frames, done int
	if err := db.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&blocked, &frames, &done); err != nil {
		return err
	}
	if blocked != 0 {
		return &fault.Error{
			Kind: fault.Unavailable,
			Message: "everything was removed, but another process still reads an older state of the database, so that traces stay in its log; do " +
				"it again when that has ended",
		}
	}
	return nil
}

// flush puts the log of changes into the database and cuts it to nothing, so that
// what was removed does not stay there. Where a reader is in the way, a later one does.
func (db *DB) flush(ctx context.Context) error {
	_, err := db.write.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

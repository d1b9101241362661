package sqlite

import (
	"context"
	"database/sql"

	"yardstick/background"
	"yardstick/background/riverqueue"
)

// Enqueue asks for work in a transaction of this database.
type Enqueue func(ctx context.Context, tx *sql.Tx, tasks ...background.Task) error

// Work is where background work is kept: in this database, through its one writing
// connection, so that it is asked for in the transaction that causes it and waits for
// other writers like everybody.
func (db *DB) Work() (riverqueue.Dialect, *sql.DB) { return riverqueue.SQLite, db.write }

package sqlite

import (
	"database/sql"

	"yardstick/background/riverqueue"
)

// Work is where background work is kept: in this database, through its one writing
// connection, so that it is asked for in the transaction that causes it and waits for
// other writers like everybody.
func (db *DB) Work() (riverqueue.Dialect, *sql.DB) { return riverqueue.SQLite, db.write }

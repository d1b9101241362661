package sqlite

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"yardstick/internal/fault"
	"yardstick/store/sqlstore"
)

// code is the extended result code of SQLite, or 0.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// busy reports whether another process held the database for too long.
func busy(err error) bool {
	primary := code(err) & 0xff
	return primary == sqlite3.SQLITE_BUSY || primary == sqlite3.SQLITE_LOCKED
}

// passing reports whether an error says nothing of the file: it was kept busy,
// or the work was ended.
func passing(err error) bool {
	return busy(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// corrupt reports whether SQLite has found the file damaged.
func corrupt(err error) bool { return code(err)&0xff == sqlite3.SQLITE_CORRUPT }

// class says what an error of SQLite means.
func class(err error) sqlstore.Class {
	switch c := code(err); {
	case c == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || c == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		return sqlstore.Taken
	case c == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return sqlstore.Orphan
	case busy(err):
		return sqlstore.Busy
	case corrupt(err):
		return sqlstore.Damaged
	case c&0xff == sqlite3.SQLITE_FULL:
		return sqlstore.Full
	}
	return sqlstore.Other
}

// inFile names the file in an error of opening.
func inFile(path string, err error) error {
	var e *fault.Error
	if errors.As(err, &e) {
		named := *e
		named.File = path
		return &named
	}
	if busy(err) {
		return &fault.Error{Kind: fault.Unavailable, File: path, Message: "another process keeps the database busy; try again", Cause: err}
	}
	if corrupt(err) {
		return inFile(path, damaged(err.Error(), err))
	}
	return &fault.Error{Kind: fault.Internal, File: path, Message: "cannot be opened: " + err.Error(), Cause: err}
}

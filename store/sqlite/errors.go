package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"yardstick/internal/fault"
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

// taken reports whether an id is taken.
func taken(err error) bool {
	c := code(err)
	return c == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || c == sqlite3.SQLITE_CONSTRAINT_UNIQUE
}

// orphan reports whether what a row refers to does not exist.
func orphan(err error) bool { return code(err) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY }

// translate turns an error of the database into a fault that says what it was
// about. Faults, and the end of a context, pass as they are. No message holds
// a text that somebody wrote.
func translate(what, id string, err error) error {
	var already *fault.Error
	switch {
	case err == nil || errors.As(err, &already), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return fault.NotFoundf("there is no %s %q", what, id)
	case busy(err):
		return &fault.Error{Kind: fault.Unavailable, Message: "another process keeps the database busy; try again", Cause: err}
	case taken(err):
		return &fault.Error{Kind: fault.Conflict, Message: fmt.Sprintf("there is a %s %q already", what, id), Cause: err}
	case orphan(err):
		return &fault.Error{Kind: fault.NotFound, Message: fmt.Sprintf("what %s %q belongs to does not exist", what, id), Cause: err}
	case corrupt(err):
		return &fault.Error{
			Kind: fault.Unavailable, Message: "the database is damaged; stop the program and bring back a backup with yardstick restore", Cause: err,
		}
	case code(err)&0xff == sqlite3.SQLITE_FULL:
		return &fault.Error{Kind: fault.Unavailable, Message: "the disk is full; nothing was written", Cause: err}
	}
	return &fault.Error{Kind: fault.Internal, Message: fmt.Sprintf("%s %q: the database failed", what, id), Cause: err}
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

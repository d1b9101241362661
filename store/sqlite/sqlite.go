// Package sqlite keeps what people practise in one SQLite database file, with
// nothing to install. What it keeps and how is in store/sqlstore; here is the
// file: opened, migrated, backed up, restored, and said to be damaged where it is.
//
// The file is in WAL mode: readers never wait for the writer. There is one
// writing connection, so that writers of this process queue up instead of
// failing, and a pool of reading ones; other processes may use the file at the
// same time and wait for up to busyTimeout. What was committed is on the disk
// (synchronous=FULL), and what was deleted is overwritten (secure_delete).
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	_ "modernc.org/sqlite" // the driver named sqlite

	"yardstick/background/riverqueue"
	"yardstick/internal/fault"
	"yardstick/store/sqlstore"
)

const (
	busyTimeout = 10 * time.Second // how long a connection waits for another process
	readers     = 4                // reading connections: a read takes a fraction of a millisecond
)

//go:embed migrations/*.sql
var migrations embed.FS

// DB is an open database. It is safe for concurrent use.
type DB struct {
	*sqlstore.DB
	path        string
	write, read *sql.DB
}

// Open opens the database in this file and brings it to the schema of this
// program; it makes file and folder where they are missing, readable by their
// owner alone. A database with a newer schema is a Conflict; a file that is no
// database of this program is Invalid.
func Open(ctx context.Context, path string) (*DB, error) {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	db, err := open(ctx, path, steps)
	if err == nil {
		sweep(filepath.Dir(path), time.Now())
	}
	return db, err
}

func open(ctx context.Context, path string, steps fs.FS) (*DB, error) {
	if err := makeFile(path); err != nil {
		return nil, err
	}
	db, err := connect(path)
	if err != nil {
		return nil, err
	}
	if err := migratePatiently(ctx, db.write, steps); err != nil {
		return nil, errors.Join(inFile(path, err), db.Close())
	}
	return db, nil
}

// migratePatiently migrates, again where another process is at it, too: one that takes
// a step first makes the others fail at it, and SQLite does not wait where a new
// database is switched to WAL by several. What fails while nobody else changes
// anything is a fault.
func migratePatiently(ctx context.Context, db *sql.DB, steps fs.FS) error {
	const pause = 20 * time.Millisecond
	until := time.Now().Add(busyTimeout)
	for {
		before, err := othersVersion(ctx, db)
		if err == nil {
			err = migrate(ctx, db, steps)
		}
		if err == nil {
			err = riverqueue.Migrate(ctx, riverqueue.SQLite, db)
		}
		if err == nil || !time.Now().Before(until) {
			return err
		}
		if after, unknown := othersVersion(ctx, db); !busy(err) && (unknown != nil || after == before) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// othersVersion is a number that changes when another connection changes the database,
// and stays where this one does.
func othersVersion(ctx context.Context, db *sql.DB) (n int64, err error) {
	if err = db.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&n); err != nil {
		err = foreign(err)
	}
	return n, err
}

// connect opens the handles; nothing is read or written yet.
func connect(path string) (*DB, error) {
	write, err := sql.Open("sqlite", source(path, "immediate"))
	if err != nil {
		return nil, inFile(path, err)
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", source(path, "deferred", "query_only(1)"))
	if err != nil {
		return nil, errors.Join(inFile(path, err), write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	db := &DB{path: path, write: write, read: read}
	db.DB = sqlstore.New(write, read, &sqlstore.Dialect{
		Class: class, Busy: "another process keeps the database busy; try again",
		Damaged: "the database is damaged; stop the program and bring back a backup with yardstick restore",
		Scrub:   db.compact, Flush: db.flush, Queue: riverqueue.Emptying,
	})
	return db, nil
}

// Path is the file of the database.
func (db *DB) Path() string { return db.path }

// Close closes the database. What was committed is in its files.
func (db *DB) Close() error {
	return errors.Join(db.read.Close(), db.write.Close())
}

// makeFile makes the file, empty and for its owner's eyes only, so that SQLite
// gives the files beside it the same permissions.
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return openFault(path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return openFault(path, err)
	}
	return f.Close()
}

// openFault says in one line why a file cannot be opened, and what to do where the
// folder is at fault.
func openFault(path string, err error) error {
	cause := err
	var p *fs.PathError
	if errors.As(err, &p) {
		cause = p.Err
	}
	message := "cannot be opened: " + cause.Error()
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EROFS) {
		message += "; nothing can be kept in " + filepath.Dir(path) + ", so name another folder with --data"
	}
	return &fault.Error{Kind: fault.Unavailable, File: path, Message: message, Cause: err}
}

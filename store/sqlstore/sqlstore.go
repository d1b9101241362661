// Package sqlstore is what the stores have in common: everything that is kept, as
// statements that SQLite and PostgreSQL both understand. It implements the
// interfaces that the packages above declare; store/storetest says what they
// promise.
//
// A [DB] is made by the package of a database, which gives it handles and a
// [Dialect]: the few things in which that database differs. Schemas are made by
// migrations in that package, with the same numbers in both, and hold the same
// tables and columns (tables.go lists them).
//
// What both have to agree on is fixed here, in one place, so that no value comes
// back other than it went: a parameter is a text, a whole number, a yes or no, or
// bytes. A number with a fraction and a time are refused, because one database
// would cut the first in silence and the other respell the second: halves are kept
// as twice their value, times as milliseconds since 1970 in UTC. JSON is kept as
// the text that it is, never as a type that respells it.
package sqlstore

import (
	"context"
	"database/sql"
	"time"
)

// DB is an open database. It is safe for concurrent use.
type DB struct {
	write, read handle
	writing     *sql.DB
	reading     *sql.DB
	dialect     *Dialect
}

// Dialect is how one database differs from the other.
type Dialect struct {
	// Dollars: parameters are written $1, $2 instead of ?.
	Dollars bool
	// Escapes: texts cannot hold the byte 0 nor anything but UTF-8; such bytes are escaped.
	Escapes bool
	// Lock is a statement that waits until nobody else changes what bears a number, its
	// one parameter, and holds it until the transaction ends. Empty: there is one
	// writer anyway.
	Lock string
	// Reading says how a transaction begins that sees one state of the database.
	Reading *sql.TxOptions
	// Patience is how long one statement or transaction may take; 0: for ever.
	Patience time.Duration
	// Unhurried is a statement that lets the transaction take as long as it takes.
	Unhurried string
	// Exclusive is a statement by which nobody else writes the tables that it is given,
	// with commas, until the transaction ends.
	Exclusive string
	// Queue is a statement that empties the queue of background work.
	Queue string
	// Class says what an error of the driver means.
	Class func(err error) Class
	// Broken reports whether a connection that was kept open turned out to be broken, so
	// that what had not begun can begin on another one. Nil: there is no such thing.
	Broken func(err error) bool
	// Busy is what Unavailable says where others keep the database busy, Damaged
	// where it is found damaged.
	Busy, Damaged string
	// Scrub overwrites what was deleted, after [practice.Store.Erase]; Flush only
	// what the log of changes holds of it. Nil where there is nothing to do.
	Scrub, Flush func(ctx context.Context) error
}

// Class is what an error of a database means to whoever called.
type Class int

// The classes of errors.
const (
	Other       Class = iota // anything else: a fault of the program or the machine
	Taken                    // a key is there already
	Orphan                   // what a row refers to is not there
	Busy                     // others kept the database busy for too long
	Full                     // the disk is full
	Damaged                  // the database is damaged
	Unreachable              // there is no connection, or it broke
)

// New makes a database of its handles: one that writes and one that reads, which may
// be the same.
func New(write, read *sql.DB, d *Dialect) *DB {
	return &DB{write: handle{write, d}, read: handle{read, d}, writing: write, reading: read, dialect: d}
}

// querier is a handle or a transaction. Its errors carry their class.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) scanner
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// scanner is a row.
type scanner interface{ Scan(into ...any) error }

// change runs f in a writing transaction: whole or not at all. Two changes under the
// same name, in whatever process, run one after the other; what f reads under that
// name stands until it is done.
func (db *DB) change(ctx context.Context, name string, f func(tx querier) error) error {
	return db.within(ctx, db.writing, nil, func(tx querier) error {
		if err := db.lock(ctx, tx, name); err != nil {
			return err
		}
		return f(tx)
	})
}

// lock waits for a name until the transaction ends. Who needs several takes them in
// the order from what is larger to what is smaller.
func (db *DB) lock(ctx context.Context, tx querier, name string) error {
	if db.dialect.Lock == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, db.dialect.Lock, lockOf(name))
	return err
}

// view runs f in a reading transaction, which sees one state of the database.
func (db *DB) view(ctx context.Context, f func(tx querier) error) error {
	return db.within(ctx, db.reading, db.dialect.Reading, f)
}

func (db *DB) within(ctx context.Context, on *sql.DB, options *sql.TxOptions, f func(tx querier) error) error {
	ctx, cancel := db.dialect.patient(ctx)
	defer cancel()
	tx, err := begun(db.dialect, func() (*sql.Tx, error) { return on.BeginTx(ctx, options) })
	if err != nil {
		return db.dialect.classed(err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing; before, f's error is the one to tell
	if err := f(handle{tx, db.dialect}); err != nil {
		return err
	}
	return db.dialect.classed(tx.Commit())
}

// mostBroken is how many connections in a row may turn out to be broken: after the
// database was started again all that were kept open are.
const mostBroken = 20

// begun begins something that changes nothing, again where its connection turned out
// to be broken.
func begun[T any](d *Dialect, begin func() (T, error)) (v T, err error) {
	for range mostBroken {
		if v, err = begin(); err == nil || d.Broken == nil || !d.Broken(err) {
			break
		}
	}
	return v, err
}

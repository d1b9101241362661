// Package postgres keeps everything in a PostgreSQL database, for more than one
// machine: several servers share it. What is kept and how is in store/sqlstore;
// here are the connections, the schema, and a clock that all servers share.
//
// A change holds an advisory lock of what it changes (one owner, one position, one
// account) until it ends, so that changes of it run one after the other, whichever
// servers make them; what is read at length is read in one snapshot. Nothing waits
// for ever: a lock for lockTimeout, anything at all for patience.
package postgres

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"

	"yardstick/background/riverqueue"
	"yardstick/internal/fault"
	"yardstick/store/sqlstore"
)

// Bounds of what a server does with the database.
const (
	connections    = 16 // of one server at most; pool_max_conns in the URL says otherwise
	connectTimeout = 5 * time.Second
	lockTimeout    = 10 * time.Second
	patience       = 20 * time.Second // for one statement or transaction
	connectionLife = 30 * time.Minute // so that a database that has moved is found again
	connectionIdle = 5 * time.Minute
)

// Options are what an open database may be told.
type Options struct {
	// Clock is this machine's clock; nil is time.Now. It is corrected by the database's.
	Clock func() time.Time
	// Patience is how long one statement or transaction may take; 0 is 20 seconds.
	Patience time.Duration
}

// DB is an open database. It is safe for concurrent use.
type DB struct {
	*sqlstore.DB
	pool  *sql.DB
	place string
	clock *clock
}

// Open connects to the database of a URL (postgres://USER@HOST/NAME?…) and brings it
// to the schema of this program. What the URL leaves out comes from the environment,
// as with other programs (PGPASSWORD, PGPASSFILE, PGSSLROOTCERT). A URL that cannot
// be read is Invalid, a database that does not answer Unavailable, one with a newer
// schema a Conflict, and one with tables of another program Invalid.
func Open(ctx context.Context, url string, o Options) (*DB, error) {
	db, err := connect(url, o)
	if err != nil {
		return nil, err
	}
	if err := db.migrate(ctx); err != nil {
		return nil, errors.Join(db.at(err), db.Close())
	}
	if err := db.migrateWork(ctx); err != nil {
		return nil, errors.Join(db.at(err), db.Close())
	}
	if err := db.clock.start(ctx); err != nil {
		return nil, errors.Join(db.at(err), db.Close())
	}
	return db, nil
}

// OpenAsIs connects and gives the number of the schema, and does not migrate.
func OpenAsIs(ctx context.Context, url string) (*DB, int64, error) {
	db, err := connect(url, Options{})
	if err != nil {
		return nil, 0, err
	}
	known, err := Schema()
	var has int64
	if err == nil {
		has, err = db.unbroken(ctx, known)
	}
	if err != nil {
		return nil, 0, errors.Join(db.at(err), db.Close())
	}
	return db, has, nil
}

// CheckURL says what is wrong with a URL; its Invalid fault names the flag and does
// not hold the URL, in which there may be a password.
func CheckURL(url string) error {
	_, err := parse(url)
	return err
}

func parse(url string) (*pgxpool.Config, error) {
	wrong := &fault.Error{Kind: fault.Invalid, Field: "--database"}
	if !IsURL(url) {
		wrong.Message = "wants a URL such as postgres://yardstick@db.example.org/yardstick; a folder is named by --data"
		return nil, wrong
	}
	c, err := pgxpool.ParseConfig(url)
	if err != nil {
		wrong.Message = "cannot be read as a URL: write postgres://USER@HOST:PORT/NAME, with %-escapes in the password"
		return nil, wrong
	}
	return c, nil
}

// connect makes the pool; nothing is asked yet.
func connect(url string, o Options) (*DB, error) {
	c, err := parse(url)
	if err != nil {
		return nil, err
	}
	conn := c.ConnConfig
	if conn.ConnectTimeout == 0 {
		conn.ConnectTimeout = connectTimeout
	}
	for name, value := range map[string]string{
		"application_name": "yardstick", "lock_timeout": milliseconds(lockTimeout), "statement_timeout": milliseconds(patience),
		"idle_in_transaction_session_timeout": milliseconds(2 * patience), // a server that was stopped in a transaction lets go
	} {
		if conn.RuntimeParams[name] == "" {
			conn.RuntimeParams[name] = value
		}
	}
	pool := stdlib.OpenDB(*conn)
	most := connections
	if strings.Contains(url, "pool_max_conns") {
		most = int(c.MaxConns)
	}
	pool.SetMaxOpenConns(most)
	pool.SetMaxIdleConns(most)
	pool.SetConnMaxLifetime(connectionLife)
	pool.SetConnMaxIdleTime(connectionIdle)
	db := &DB{pool: pool, place: fmt.Sprintf("postgres://%s@%s:%d/%s", conn.User, conn.Host, conn.Port, conn.Database)}
	db.clock = newClock(pool, o.Clock)
	db.DB = sqlstore.New(pool, pool, &sqlstore.Dialect{
		Dollars: true, Escapes: true, Lock: `SELECT pg_advisory_xact_lock(?)`,
		Reading:  &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
		Patience: cmp.Or(o.Patience, patience), Class: class, Broken: broken,
		Unhurried: `SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`,
		Exclusive: `LOCK TABLE %s IN EXCLUSIVE MODE`, Queue: riverqueue.Emptying,
		Busy:    "the database is busy, or does not answer in time; try again in a moment",
		Damaged: "the database is damaged; stop the servers and bring back a backup with yardstick restore",
	})
	return db, nil
}

func milliseconds(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }

// IsURL reports whether a text names a PostgreSQL database.
func IsURL(s string) bool {
	return strings.HasPrefix(s, "postgres://") || strings.HasPrefix(s, "postgresql://")
}

// Place is the address of the database, without what is secret.
func (db *DB) Place() string { return db.place }

// SQL is the pool, for what runs beside the store in the same database.
func (db *DB) SQL() *sql.DB { return db.pool }

// Now is the time by the database's clock, so that servers whose clocks differ agree.
func (db *DB) Now() time.Time { return db.clock.now() }

// Close closes the connections.
func (db *DB) Close() error {
	db.clock.stop()
	return db.pool.Close()
}

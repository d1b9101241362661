package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"yardstick/internal/fault"
	"yardstick/store/sqlstore"
)

// classes are the classes of SQLSTATE codes, or of what they begin with
// (PostgreSQL 15, appendix A); the longest that fits counts.
var classes = map[string]sqlstore.Class{
	"23505": sqlstore.Taken,
	"23503": sqlstore.Orphan,
	"40001": sqlstore.Busy, // serialization_failure
	"40P01": sqlstore.Busy, // deadlock_detected
	"55P03": sqlstore.Busy, // lock_not_available: lock_timeout
	"57014": sqlstore.Busy, // query_canceled: statement_timeout
	"53100": sqlstore.Full,
	"53300": sqlstore.Unreachable, // too_many_connections
	"57P":   sqlstore.Unreachable, // the server ends, or begins
	"08":    sqlstore.Unreachable, // connection exceptions
	"25P03": sqlstore.Unreachable, // idle_in_transaction_session_timeout
	"25006": sqlstore.Unreachable, // read_only_sql_transaction: a replica, not the primary
	"XX001": sqlstore.Damaged,
	"XX002": sqlstore.Damaged,
}

// class says what an error of PostgreSQL or of the connection means.
func class(err error) sqlstore.Class {
	var told *pgconn.PgError
	if errors.As(err, &told) {
		for length := 5; length >= 2; length-- {
			if c, ok := classes[told.Code[:min(length, len(told.Code))]]; ok {
				return c
			}
		}
		return sqlstore.Other
	}
	var network net.Error
	var connecting *pgconn.ConnectError
	if errors.As(err, &network) || errors.As(err, &connecting) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, net.ErrClosed) || strings.Contains(err.Error(), "conn closed") {
		return sqlstore.Unreachable
	}
	return sqlstore.Other
}

// broken reports whether a connection broke, or was ended by the server, rather than
// that none could be made.
func broken(err error) bool {
	var connecting *pgconn.ConnectError
	return class(err) == sqlstore.Unreachable && !errors.As(err, &connecting)
}

// at names the database in an error of opening. It says nothing of passwords.
func (db *DB) at(err error) error {
	var e *fault.Error
	var told *pgconn.PgError
	switch {
	case errors.As(err, &e):
		named := *e
		named.File = db.place
		return &named
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &told) && strings.HasPrefix(told.Code, "28"):
		return db.fault(fault.Unavailable, "refuses to let in: "+told.Message, err)
	case errors.As(err, &told) && told.Code == "3D000":
		return db.fault(fault.NotFound, "there is no such database; make it with createdb", err)
	case errors.As(err, &told) && told.Code == "42501":
		return db.fault(fault.Forbidden, told.Message+": this role has to own the database, or the schema", err)
	case class(err) == sqlstore.Unreachable || errors.Is(err, context.DeadlineExceeded):
		return db.fault(fault.Unavailable, "does not answer; is the server running, and may this machine reach it?", err)
	case errors.As(err, &told):
		return db.fault(fault.Internal, "cannot be opened: "+told.Message, err)
	}
	return db.fault(fault.Internal, "cannot be opened: "+err.Error(), err)
}

func (db *DB) fault(kind fault.Kind, message string, cause error) error {
	return &fault.Error{Kind: kind, File: db.place, Message: message, Cause: cause}
}

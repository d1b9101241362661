package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"yardstick/internal/fault"
)

// classed is an error of the driver with its class.
type classed struct {
	error
	class Class
	d     *Dialect
}

// Unwrap gives the error of the driver.
func (c *classed) Unwrap() error { return c.error }

// classed gives an error its class. The end of a context passes as it is, unless it
// was the database that took too long.
func (d *Dialect) classed(err error) error {
	var already *classed
	var told *fault.Error
	switch {
	case err == nil, errors.Is(err, sql.ErrNoRows), errors.As(err, &already), errors.As(err, &told), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded) && d.Patience == 0:
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return &classed{err, Busy, d}
	}
	return &classed{err, d.Class(err), d}
}

// translate turns an error of the database into a fault that says what it was
// about. Faults, and the end of a context, pass as they are. No message holds
// a text that somebody wrote.
func translate(what, id string, err error) error {
	var already *fault.Error
	var c *classed
	switch {
	case err == nil || errors.As(err, &already), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return fault.NotFoundf("there is no %s %q", what, id)
	case errors.As(err, &c):
		return c.fault(what, id)
	case errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &fault.Error{Kind: fault.Internal, Message: fmt.Sprintf("%s %q: the database failed", what, id), Cause: err}
}

// fault is the fault of a class.
func (c *classed) fault(what, id string) error {
	f := &fault.Error{Kind: fault.Unavailable, Cause: c.error}
	switch c.class {
	case Busy:
		f.Message = c.d.Busy
	case Taken:
		f.Kind, f.Message = fault.Conflict, fmt.Sprintf("there is a %s %q already", what, id)
	case Orphan:
		f.Kind, f.Message = fault.NotFound, fmt.Sprintf("what %s %q belongs to does not exist", what, id)
	case Damaged:
		f.Message = c.d.Damaged
	case Full:
		f.Message = "the disk is full; nothing was written"
	case Unreachable:
		f.Message = "the database cannot be reached; try again in a moment"
	default:
		f.Kind, f.Message = fault.Internal, fmt.Sprintf("%s %q: the database failed", what, id)
	}
	return f
}

// scrub overwrites what was deleted, as far as the database can.
func (d *Dialect) scrub(ctx context.Context) error {
	if d.Scrub == nil {
		return nil
	}
	return d.Scrub(ctx)
}

// flush takes what was deleted out of the log of changes, as far as the database can.
func (d *Dialect) flush(ctx context.Context) error {
	if d.Flush == nil {
		return nil
	}
	return d.Flush(ctx)
}

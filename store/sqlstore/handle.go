package sqlstore

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/fault"
)

// handle puts statements into the words of its database, refuses parameters that
// would not come back as they are, and gives errors their class.
type handle struct {
	db interface {
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
		ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	}
	dialect *Dialect
}

// ExecContext runs a statement that gives no rows.
func (h handle) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := h.dialect.fit(args); err != nil {
		return nil, err
	}
	ctx, cancel := h.dialect.patient(ctx)
	defer cancel()
	r, err := h.db.ExecContext(ctx, h.dialect.words(query), args...)
	return r, h.dialect.classed(err)
}

// QueryContext runs a query, which changes nothing: outside a transaction it may run
// again where a connection was broken. Close the rows.
func (h handle) QueryContext(ctx context.Context, query string, args ...any) (*rows, error) {
	if err := h.dialect.fit(args); err != nil {
		return nil, err
	}
	ctx, cancel := h.dialect.patient(ctx)
	query = h.dialect.words(query)
	ask := func() (*sql.Rows, error) { return h.db.QueryContext(ctx, query, args...) }
	r, err := ask()                                      //nolint:rowserrcheck // whoever reads the rows asks them
	if _, whole := h.db.(*sql.DB); whole && err != nil { // within a transaction it would be another one
		r, err = begun(h.dialect, ask) //nolint:rowserrcheck // as above
	}
	if err != nil {
		cancel()
		return nil, h.dialect.classed(err)
	}
	return &rows{r, cancel, h.dialect}, nil
}

// QueryRowContext runs a query for one row, which is read by its Scan; call that.
func (h handle) QueryRowContext(ctx context.Context, query string, args ...any) scanner {
	r, err := h.QueryContext(ctx, query, args...)
	return &row{r, err}
}

// rows are the rows of a query.
type rows struct {
	*sql.Rows
	cancel  context.CancelFunc
	dialect *Dialect
}

// Scan reads the row into what the pointers point to.
func (r *rows) Scan(into ...any) error {
	if err := r.Rows.Scan(into...); err != nil {
		return r.dialect.classed(err)
	}
	return r.dialect.unfit(into)
}

// Err is what ended the rows before their end.
func (r *rows) Err() error { return r.dialect.classed(r.Rows.Err()) }

// Close lets go of the rows.
func (r *rows) Close() error {
	defer r.cancel()
	return r.dialect.classed(r.Rows.Close())
}

// row is the first row of a query.
type row struct {
	rows *rows
	err  error
}

// Scan reads the row; sql.ErrNoRows says that there is none.
func (r *row) Scan(into ...any) error {
	if r.err != nil {
		return r.err
	}
	defer r.rows.Close()
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return err
		}
		return sql.ErrNoRows
	}
	if err := r.rows.Scan(into...); err != nil {
		return err
	}
	return r.rows.Close()
}

// words puts a statement into the words of its database.
func (d *Dialect) words(query string) string {
	if !d.Dollars {
		return query
	}
	var b strings.Builder
	b.Grow(len(query) + 16)
	for n := 1; ; n++ {
		before, after, found := strings.Cut(query, "?")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("$" + strconv.Itoa(n))
		query = after
	}
}

// patient bounds how long one thing may take.
func (d *Dialect) patient(ctx context.Context) (context.Context, context.CancelFunc) {
	if d.Patience == 0 {
		return ctx, func() {}
	}
	if until, ok := ctx.Deadline(); ok && time.Until(until) <= d.Patience {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, d.Patience)
}

// fit refuses parameters that one of the databases would change, and escapes what
// this one cannot hold.
func (d *Dialect) fit(args []any) error {
	for i, a := range args {
		switch a := a.(type) {
		case float32, float64, time.Time, *time.Time, sql.NullFloat64, sql.NullTime:
			return &fault.Error{
				Kind: fault.Internal, Message: fmt.Sprintf("parameter %d is a %T: keep whole numbers, and times as milliseconds", i+1, a),
			}
		case string:
			if d.Escapes {
				args[i] = escape(a)
			}
		case sql.NullString:
			if d.Escapes {
				a.String = escape(a.String)
				args[i] = a
			}
		}
	}
	return nil
}

// unfit takes back what fit has escaped, and lets no bytes be empty ones: SQLite's
// driver gives nil for these.
func (d *Dialect) unfit(into []any) error {
	for _, p := range into {
		var s *string
		switch p := p.(type) {
		case *[]byte:
			if *p == nil {
				*p = []byte{}
			}
			continue
		case *string:
			s = p
		case *sql.NullString:
			s = &p.String
		default:
			continue
		}
		if !d.Escapes {
			continue
		}
		var err error
		if *s, err = unescape(*s); err != nil {
			return err
		}
	}
	return nil
}

// lockOf is the number under which changes of one name wait for each other. Two
// names with one number only wait more than they need to.
func lockOf(name string) int64 {
	sum := sha256.Sum256([]byte("yardstick/lock/v1\n" + name))
	return int64(binary.BigEndian.Uint64(sum[:8])) //nolint:gosec // any 64 bits will do
}

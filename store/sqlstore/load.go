package sqlstore

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"yardstick/internal/fault"
)

// atOnce is how many rows one INSERT has; SQLite allows it 32,766 values.
const atOnce = 100

// Import fills an empty database with what an installation's file holds, whole or
// not at all; what stands there then is compared with what the file says of itself.
// A database that holds something is a Conflict, unless replace says that the file
// takes the place of everything: servers that use the database see the old state or
// the new one, and coaches have to be given access again. A file that is damaged, foreign or of a newer schema is Invalid.
func (db *DB) Import(ctx context.Context, r io.Reader, schema int64, replace bool) (Contents, error) {
	var c Contents
	err := db.whole(ctx, db.writing, nil, func(tx querier) error {
		if err := db.empty(ctx, tx, replace); err != nil {
			return err
		}
		f := newFile(r)
		err := f.read(schema, func(t *table, rows [][]any) error { return t.insert(ctx, tx, rows) })
		if err != nil {
			return err
		}
		if c, err = exportTo(ctx, tx, io.Discard, f.had); err != nil {
			return err
		}
		if c != f.end {
			return &fault.Error{Kind: fault.Internal, Message: fmt.Sprintf(
				"the database has made %d rows with the hash %.12s of %d with %.12s; nothing was changed", c.Rows, c.SHA256, f.end.Rows, f.end.SHA256)}
		}
		if replace {
			err = db.forget(ctx, tx)
		}
		return err
	})
	return c, translate("installation", "", err)
}

// Forget empties, in a state that was brought back, what does not hold any more: see
// forget.
func (db *DB) Forget(ctx context.Context) error {
	return db.whole(ctx, db.writing, nil, func(tx querier) error { return db.forget(ctx, tx) })
}

// forget takes back what people had given coaches, since they may have taken it back
// since; empties the queue, whose tasks were asked for by another state, with what they
// would do and make; and answers no request again that this state may not know.
func (db *DB) forget(ctx context.Context, tx querier) error {
	for _, statement := range []string{
		`DELETE FROM access`, db.dialect.Queue, `DELETE FROM errands`, `DELETE FROM batch_claims`, `DELETE FROM answered`,
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// Check reads an installation's file as Import does, and keeps nothing.
func Check(r io.Reader, schema int64) (Contents, error) {
	f := newFile(r)
	err := f.read(schema, func(*table, [][]any) error { return nil })
	return f.end, err
}

// empty makes sure that there is nothing, and that nobody writes meanwhile.
func (db *DB) empty(ctx context.Context, tx querier, replace bool) error {
	all := tables()
	if db.dialect.Exclusive != "" {
		names := make([]string, len(all))
		for i := range all {
			names[i] = all[i].name
		}
		if _, err := tx.ExecContext(ctx, fmt.Sprintf(db.dialect.Exclusive, strings.Join(names, ", "))); err != nil {
			return err
		}
	}
	for _, t := range slices.Backward(all) {
		if replace && t.remains {
			continue
		}
		if replace {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+t.name); err != nil {
				return err
			}
			continue
		}
		var some bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM `+t.name+`)`).Scan(&some); err != nil {
			return err
		}
		if some {
			return &fault.Error{Kind: fault.Conflict, Message: "holds something already (" + t.name +
				"); name a database in which nobody has begun, or restore over this one"}
		}
	}
	return nil
}

// insert adds rows to the table.
func (t *table) insert(ctx context.Context, tx querier, rows [][]any) error {
	group := `(?` + strings.Repeat(`, ?`, len(t.columns)-1) + `)`
	args := make([]any, 0, len(rows)*len(t.columns))
	for _, row := range rows {
		args = append(args, row...)
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO `+t.name+` (`+strings.Join(t.names(), ", ")+`) VALUES `+
		group+strings.Repeat(`, `+group, len(rows)-1), args...)
	return err
}

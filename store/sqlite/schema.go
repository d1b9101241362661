package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"yardstick/internal/fault"
)

// part is one thing of a schema: a table, an index, a trigger or a view.
type part struct{ kind, name, table, statement string }

// parts lists the schema of a database.
func parts(ctx context.Context, db *sql.DB) ([]part, error) {
	rows, err := db.QueryContext(ctx, `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []part
	for rows.Next() {
		var p part
		if err := rows.Scan(&p.kind, &p.name, &p.table, &p.statement); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

// freshSchema makes an empty database in file and gives its schema.
func freshSchema(ctx context.Context, file string) ([]part, error) {
	db, err := Open(ctx, file)
	if err != nil {
		return nil, err
	}
	all, err := parts(ctx, db.read)
	return all, errors.Join(err, db.Close())
}

// knownParts refuses a database that holds anything which this program does not
// make: a trigger would run, and a table be kept, in its owner's name. A database
// of an older release holds less.
func knownParts(ctx context.Context, db *sql.DB, want []part) error {
	known := make(map[part]bool, len(want))
	for _, p := range want {
		p.statement = ""
		known[p] = true
	}
	has, err := parts(ctx, db)
	if err != nil {
		return damaged(err.Error(), err)
	}
	for _, p := range has {
		p.statement = ""
		if !known[p] {
			return strange(p)
		}
	}
	return nil
}

// sameSchema refuses a database whose schema is another than this program's.
func sameSchema(ctx context.Context, db *sql.DB, want []part) error {
	has, err := parts(ctx, db)
	if err != nil {
		return damaged(err.Error(), err)
	}
	for i, p := range has {
		if i >= len(want) || p != want[i] {
			return strange(p)
		}
	}
	if len(has) < len(want) {
		return strange(want[len(has)])
	}
	return nil
}

func strange(p part) error {
	return fault.Invalidf(
		"holds a %s %q that this program does not make so; it is no backup of Yardstick, and nothing was restored", p.kind, p.name,
	)
}

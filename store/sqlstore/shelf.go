package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"yardstick/practice"
)

// shelf is what one owner keeps. Every statement names the owner.
type shelf struct {
	*DB
	owner string
}

// Practice gives what this owner practises; owners know nothing of each other.
func (db *DB) Practice(owner string) practice.Store { return &shelf{db, owner} }

// change runs f in a writing transaction. Changes of one owner wait for each other.
func (s *shelf) change(ctx context.Context, f func(tx querier) error) error {
	return s.DB.change(ctx, "owner "+s.owner, f)
}

// list reads the rows of a query, one after another, with scan.
func list[T any](ctx context.Context, q querier, scan func(row scanner) (T, error), query string, args ...any) ([]T, error) {
	all, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer all.Close()
	var out []T
	for all.Next() {
		v, err := scan(all)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, all.Err()
}

// remove deletes one row and says NotFound where there was none.
func (s *shelf) remove(ctx context.Context, what, table, id string) error {
	return translate(what, id, some(s.write.ExecContext(ctx, "DELETE FROM "+table+" WHERE owner = ? AND id = ?", s.owner, id)))
}

// changed reports whether a statement has changed a row.
func changed(r sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n > 0, err
}

// some is sql.ErrNoRows where a statement has changed nothing.
func some(r sql.Result, err error) error {
	did, err := changed(r, err)
	if err == nil && !did {
		return sql.ErrNoRows
	}
	return err
}

// millis is a time as it is kept.
func millis(t time.Time) int64 { return t.UnixMilli() }

func instant(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// moment is a time that may be missing.
func moment(t *time.Time) sql.NullInt64 {
	if t == nil {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: millis(*t), Valid: true}
}

func optional(ms sql.NullInt64) *time.Time {
	if !ms.Valid {
		return nil
	}
	t := instant(ms.Int64)
	return &t
}

// body is a value as the JSON that is kept, null where it is nil.
func body[T any](v *T) (sql.NullString, error) {
	if v == nil {
		return sql.NullString{}, nil
	}
	data, err := json.Marshal(v)
	return sql.NullString{String: string(data), Valid: true}, err
}

func value[T any](s sql.NullString) (*T, error) {
	if !s.Valid {
		return nil, nil
	}
	v := new(T)
	return v, json.Unmarshal([]byte(s.String), v)
}

package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"yardstick/internal/fault"
)

// Latest is the number of the last of some migrations, files called NUMBER_WHAT.sql.
func Latest(steps fs.FS) (int64, error) {
	all, err := numbered(steps)
	var last int64
	for n := range all {
		last = max(last, n)
	}
	return last, err
}

// numbered are the names of migrations by their numbers.
func numbered(steps fs.FS) (map[int64]string, error) {
	names, err := fs.Glob(steps, "*.sql")
	if err != nil {
		return nil, err
	}
	all := map[int64]string{}
	for _, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("migration %s: its name does not begin with a number", name)
		}
		all[n] = name
	}
	return all, nil
}

// Unbroken is nil where a database has taken every step up to its latest, and no other.
// One that lacks a step in the middle, or has taken one that is not known, was made by
// a program that was never released, or changed by hand: it is a Conflict that names the
// step, because later steps may rest on it.
func Unbroken(ctx context.Context, db *sql.DB, steps fs.FS) error {
	known, err := numbered(steps)
	if err != nil {
		return err
	}
	taken, err := stepsOf(ctx, db)
	if err != nil {
		return err
	}
	for _, n := range taken {
		if known[n] == "" {
			return broken("has taken migration %d, which this Yardstick does not know", n)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(known)) {
		if len(taken) > 0 && n < taken[len(taken)-1] && !slices.Contains(taken, n) {
			return broken("lacks migration %s, though it has taken migration %d", known[n], taken[len(taken)-1])
		}
	}
	return nil
}

func broken(format string, args ...any) error {
	f := fault.Invalidf(format, args...)
	f.Kind = fault.Conflict
	f.Message += "; it was left as it is: open it with the program that made it, export everything (yardstick export --all), " +
		"and import that here"
	return f
}

// stepsOf are the numbers of the migrations that a database has taken, in order.
func stepsOf(ctx context.Context, db *sql.DB) ([]int64, error) {
	rows, err := db.QueryContext(ctx, `SELECT DISTINCT version_id FROM goose_db_version
		WHERE is_applied AND version_id > 0 ORDER BY version_id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, rows.Err()
}

// Newer refuses a database of a later release.
func Newer(has, known int64) error {
	return fault.Conflictf(
		"has schema %d, written by a newer Yardstick; this one knows schema %d and leaves it alone: use the newer program", has, known)
}

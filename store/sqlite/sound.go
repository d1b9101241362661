package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"yardstick/internal/fault"
)

// sound checks what a database holds: its pages and indexes, the rules of its
// tables, and what refers to what.
func sound(ctx context.Context, db *sql.DB) error {
	var found string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&found); err != nil {
		return damaged(err.Error(), err)
	}
	if found != "ok" {
		return damaged(strings.TrimPrefix(strings.Join(strings.Fields(found), " "), "*** in database main *** "), nil)
	}
	var lost int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&lost); err != nil {
		return damaged(err.Error(), err)
	}
	if lost > 0 {
		return damaged("something refers to what is not there", nil)
	}
	return nil
}

// damaged says that a file is, unless the check of it was only ended or kept waiting.
func damaged(how string, cause error) error {
	if passing(cause) {
		return cause
	}
	return &fault.Error{Kind: fault.Invalid, Message: "is damaged, and was left as it is: " + how, Cause: cause}
}

// lawful refuses ids that this program does not give: they stand in the paths of pages.
func lawful(ctx context.Context, db *sql.DB) error {
	for _, table := range []string{"jobs", "interviews", "attempts", "drills", "comments"} {
		var n int
		err := db.QueryRowContext(
			ctx, `SELECT count(*) FROM `+table+` WHERE id GLOB '*[^A-Za-z0-9._-]*' OR NOT id GLOB '[A-Za-z0-9]*' OR length(id) > 200`,
		).Scan(
			&n,
		)
		if err != nil {
			return damaged(err.Error(), err)
		}
		if n > 0 {
			return &fault.Error{
				Kind: fault.Invalid, Message: fmt.Sprintf("holds %s with ids that Yardstick does not give; it was changed by hand", table),
			}
		}
	}
	return nil
}

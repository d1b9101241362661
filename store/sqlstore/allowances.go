package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"
	"time"
)

// forgetEvery is how many times something is taken before those that are full again are
// forgotten.
const forgetEvery = 200

// Allowances count how many requests each visitor may still make, over all servers of a
// database. It is safe for concurrent use.
type Allowances struct {
	db    *DB
	taken atomic.Int64
}

// Allowances gives the allowances that are counted in the database.
func (db *DB) Allowances() *Allowances { return &Allowances{db: db} }

// Take takes most of a name, or least where there are not so many, or none: the generic
// cell rate algorithm (ITU-T I.371) for several at once. What is kept is when all would
// be there again, in microseconds since 1970.
func (a *Allowances) Take(
	ctx context.Context, name string, now time.Time, every time.Duration, few, most, least int,
) (taken, left int, err error) {
	at, step := now.UnixMicro(), every.Microseconds()
	if a.taken.Add(1)%forgetEvery == 0 {
		if _, err := a.db.write.ExecContext(ctx, `DELETE FROM allowances WHERE until < ?`, at); err != nil {
			return 0, 0, translate("allowance", "", err)
		}
	}
	for _, n := range []int{most, least} {
		var until int64
		err := a.db.write.QueryRowContext(ctx, `INSERT INTO allowances (name, until) VALUES (?, ?)
			ON CONFLICT (name) DO UPDATE SET until = CASE WHEN allowances.until > ? THEN allowances.until ELSE ? END + ?
			WHERE allowances.until <= ? RETURNING until`,
			name, at+step*int64(n), at, at, step*int64(n), at+step*int64(few-n)).Scan(&until)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		return n, max(few-int((until-at)/step), 0), translate("allowance", "", err)
	}
	return 0, 0, nil
}

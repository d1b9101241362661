package sqlstore

import (
	"context"
	"time"
)

// Tries count what may be tried only so often, over all servers of a database.
type Tries struct{ db *DB }

// Tries gives the tries that are counted in the database.
func (db *DB) Tries() *Tries { return &Tries{db} }

// Take takes one try of a name, of which there are few at once and one more after each
// time every; false says that there is none now. It is the generic cell rate algorithm
// (ITU-T I.371): what is kept is when all tries would be there again.
func (t *Tries) Take(ctx context.Context, name string, now time.Time, every time.Duration, few int) (bool, error) {
	step, at := every.Milliseconds(), millis(now)
	if _, err := t.db.write.ExecContext(ctx, `DELETE FROM tries WHERE until < ?`, at); err != nil {
		return false, translate("tries", "", err)
	}
	taken, err := changed(t.db.write.ExecContext(ctx, `INSERT INTO tries (name, until) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET until = CASE WHEN tries.until > ? THEN tries.until ELSE ? END + ?
		WHERE tries.until <= ?`, name, at+step, at, at, step, at+step*int64(few-1)))
	return taken, translate("tries", "", err)
}

// Taken reports whether a name was taken so that not all its tries are there again.
func (t *Tries) Taken(ctx context.Context, name string, now time.Time) (taken bool, err error) {
	err = t.db.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM tries WHERE name = ? AND until > ?)`, name, millis(now)).Scan(&taken)
	return taken, translate("tries", "", err)
}

// GiveBack gives back a try that did not count.
func (t *Tries) GiveBack(ctx context.Context, name string, every time.Duration) error {
	_, err := t.db.write.ExecContext(ctx, `UPDATE tries SET until = until - ? WHERE name = ?`, every.Milliseconds(), name)
	return translate("tries", "", err)
}

package sqlstore

import (
	"context"
	"time"

	"yardstick/people"
)

// entrancesEach is how many sessions one person may have at once; those idle longest end.
const entrancesEach = 100

// Entrances are the sessions of who has no account.
type Entrances struct{ db *DB }

// Entrances gives the sessions that are kept in the database.
func (db *DB) Entrances() *Entrances { return &Entrances{db} }

// Add keeps a session, and ends those that are over.
func (e *Entrances) Add(ctx context.Context, n people.Entrance) error {
	err := e.db.change(ctx, "entrances of "+n.Person, func(tx querier) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM entrances WHERE touched < ?`, millis(n.Since.Add(-people.IdleFor))); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM entrances WHERE hash IN (SELECT hash FROM entrances WHERE person = ? AND coach = ?
			ORDER BY touched DESC, hash LIMIT ? OFFSET ?)`, n.Person, n.Coach, int64(entrancesEach), int64(entrancesEach-1)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO entrances (hash, person, coach, since, touched) VALUES (?, ?, ?, ?, ?)`,
			string(n.Hash), n.Person, n.Coach, millis(n.Since), millis(n.Touched))
		return err
	})
	return translate("session of", n.Person, err)
}

// Find finds a session; NotFound says that there is none.
func (e *Entrances) Find(ctx context.Context, hash people.TokenHash) (people.Entrance, error) {
	n := people.Entrance{Hash: hash}
	var since, touched int64
	err := e.db.read.QueryRowContext(ctx, `SELECT person, coach, since, touched FROM entrances WHERE hash = ?`, string(hash)).Scan(
		&n.Person, &n.Coach, &since, &touched)
	n.Since, n.Touched = instant(since), instant(touched)
	return n, translate("session", "", err)
}

// Touch notes that a session was used.
func (e *Entrances) Touch(ctx context.Context, hash people.TokenHash, at time.Time) error {
	_, err := e.db.write.ExecContext(ctx, `UPDATE entrances SET touched = ? WHERE hash = ? AND touched < ?`, millis(at), string(hash),
		millis(at))
	return translate("session", "", err)
}

// Drop ends a session.
func (e *Entrances) Drop(ctx context.Context, hash people.TokenHash) error {
	_, err := e.db.write.ExecContext(ctx, `DELETE FROM entrances WHERE hash = ?`, string(hash))
	return translate("session", "", err)
}

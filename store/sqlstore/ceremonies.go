package sqlstore

import (
	"context"
	"time"

	"yardstick/people"
)

// mostCeremonies is how many are kept; whoever begins more than that ends those that
// were begun first.
const mostCeremonies = 20_000

// Ceremonies are what is begun in one request and ended in the next, whichever server
// that reaches.
type Ceremonies struct{ db *DB }

// Ceremonies gives those that are kept in the database.
func (db *DB) Ceremonies() *Ceremonies { return &Ceremonies{db} }

// Begin keeps what is needed to end a ceremony, JSON, and drops those whose time is over.
func (c *Ceremonies) Begin(ctx context.Context, hash people.TokenHash, body []byte, now, until time.Time) error {
	if _, err := c.db.write.ExecContext(ctx, `DELETE FROM ceremonies WHERE until < ?`, millis(now)); err != nil {
		return translate("ceremony", "", err)
	}
	if _, err := c.db.write.ExecContext(ctx, `DELETE FROM ceremonies WHERE hash IN (SELECT hash FROM ceremonies ORDER BY until DESC, hash
		LIMIT ? OFFSET ?)`, int64(mostCeremonies), int64(mostCeremonies)); err != nil {
		return translate("ceremony", "", err)
	}
	_, err := c.db.write.ExecContext(ctx, `INSERT INTO ceremonies (hash, body, until) VALUES (?, ?, ?)`,
		string(hash), string(body), millis(until))
	return translate("ceremony", "", err)
}

// End takes a ceremony out: each is good once, and until its time is over. Otherwise
// it is NotFound.
func (c *Ceremonies) End(ctx context.Context, hash people.TokenHash, now time.Time) ([]byte, error) {
	var body string
	err := c.db.change(ctx, "ceremony "+string(hash), func(tx querier) error {
		err := tx.QueryRowContext(ctx, `SELECT body FROM ceremonies WHERE hash = ? AND until >= ?`, string(hash), millis(now)).Scan(&body)
		if err != nil {
			return err
		}
		return some(tx.ExecContext(ctx, `DELETE FROM ceremonies WHERE hash = ?`, string(hash)))
	})
	return []byte(body), translate("ceremony", "", err)
}

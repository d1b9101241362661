package sqlstore

import (
	"context"
	"time"

	"yardstick/internal/once"
)

// answered are requests with the answers that they got.
type answered struct{ *DB }

// Answered gives the store of answered requests.
func (db *DB) Answered() once.Store { return &answered{db} }

// Claim keeps a new claim, or gives the one that is there.
func (a *answered) Claim(ctx context.Context, c once.Claim) (there once.Claim, taken bool, err error) {
	err = a.change(ctx, "answered "+c.Caller, func(tx querier) error {
		taken, err = changed(tx.ExecContext(ctx, `INSERT INTO answered (caller, key, print, begun) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			c.Caller, c.Key, c.Print, millis(c.Begun)))
		if taken || err != nil {
			there = c
			return err
		}
		var begun int64
		err = tx.QueryRowContext(
			ctx, `SELECT print, begun, answer FROM answered WHERE caller = ? AND key = ?`, c.Caller, c.Key,
		).Scan(
			&there.Print,
			&begun,
			&there.Answer,
		)
		if len(there.Answer) == 0 { // null, which one driver gives as no bytes
			there.Answer = nil
		}
		there.Caller, there.Key, there.Begun = c.Caller, c.Key, instant(begun)
		return err
	})
	return there, taken, translate("request", "", err)
}

// KeepAnswer keeps the answer of a claim.
func (a *answered) KeepAnswer(ctx context.Context, caller, key string, answer []byte) error {
	_, err := a.write.ExecContext(ctx, `UPDATE answered SET answer = ? WHERE caller = ? AND key = ?`, answer, caller, key)
	return translate("request", "", err)
}

// DropClaim forgets a claim whose request changed nothing.
func (a *answered) DropClaim(ctx context.Context, caller, key string) error {
	_, err := a.write.ExecContext(ctx, `DELETE FROM answered WHERE caller = ? AND key = ?`, caller, key)
	return translate("request", "", err)
}

// DropClaimsBefore forgets what was begun before a time.
func (a *answered) DropClaimsBefore(ctx context.Context, at time.Time) error {
	_, err := a.write.ExecContext(ctx, `DELETE FROM answered WHERE begun < ?`, millis(at))
	return translate("request", "", err)
}

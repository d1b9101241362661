package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
)

// grants are what programs may do for people.
type grants struct{ *DB }

// Grants gives the store of grants.
func (db *DB) Grants() people.GrantStore { return &grants{db} }

// AddGrant keeps a new grant.
func (g *grants) AddGrant(ctx context.Context, n people.Grant) error {
	data, err := json.Marshal(n)
	if err != nil {
		return err
	}
	err = g.change(ctx, grantsOf(n.Realm, n.Owner), func(tx querier) error {
		var has int
		err := tx.QueryRowContext(ctx, `SELECT count(*) FROM grants WHERE realm = ? AND owner = ?`, string(n.Realm), n.Owner).Scan(&has)
		if err != nil {
			return err
		}
		if has >= people.MaxGrants {
			return fault.Conflictf("there are as many tokens as one may have; take one back first")
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO grants (hash, id, realm, owner, made, used, body) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			string(n.Hash), n.ID, string(n.Realm), n.Owner, millis(n.Made), moment(n.Used), string(data))
		return err
	})
	return translate("token", n.ID, err)
}

func scanGrant(row scanner) (g people.Grant, err error) {
	var text string
	var used sql.NullInt64
	if err := row.Scan(&text, &used); err != nil {
		return g, err
	}
	err = json.Unmarshal([]byte(text), &g)
	g.Used = optional(used)
	return g, err
}

// Grant finds the grant of a token.
func (g *grants) Grant(ctx context.Context, hash people.TokenHash) (people.Grant, error) {
	n, err := scanGrant(g.read.QueryRowContext(ctx, `SELECT body, used FROM grants WHERE hash = ?`, string(hash)))
	return n, translate("token", "", err)
}

// Grants lists the grants of an owner, the latest first.
func (g *grants) Grants(ctx context.Context, r people.Realm, owner string) ([]people.Grant, error) {
	all, err := list(ctx, g.read, scanGrant,
		`SELECT body, used FROM grants WHERE realm = ? AND owner = ? ORDER BY made DESC, id`, string(r), owner)
	if all == nil {
		all = []people.Grant{}
	}
	return all, translate("token", "", err)
}

// TouchGrant notes that a grant was used.
func (g *grants) TouchGrant(ctx context.Context, hash people.TokenHash, at time.Time) error {
	_, err := g.write.ExecContext(ctx, `UPDATE grants SET used = ? WHERE hash = ? AND (used IS NULL OR used < ?)`,
		millis(at), string(hash), millis(at))
	return translate("token", "", err)
}

// DropGrant ends a grant of this owner, with what its program was answered.
func (g *grants) DropGrant(ctx context.Context, r people.Realm, owner, id string) error {
	n, err := g.drop(ctx, r, owner, `AND id = ?`, id)
	if err == nil && n == 0 {
		err = sql.ErrNoRows
	}
	return translate("token", id, err)
}

// DropGrants ends all grants of an owner, with what their programs were answered.
func (g *grants) DropGrants(ctx context.Context, r people.Realm, owner string) error {
	_, err := g.drop(ctx, r, owner, ``)
	return translate("token", "", err)
}

// drop drops the grants of an owner that a condition chooses, and says how many.
func (g *grants) drop(ctx context.Context, r people.Realm, owner, which string, args ...any) (n int64, err error) {
	args = append([]any{string(r), owner}, args...)
	err = g.change(ctx, grantsOf(r, owner), func(tx querier) error {
		of := `FROM grants WHERE realm = ? AND owner = ? ` + which
		if _, err := tx.ExecContext(ctx, `DELETE FROM answered WHERE caller IN (SELECT id `+of+`)`, args...); err != nil {
			return err
		}
		done, err := tx.ExecContext(ctx, `DELETE `+of, args...)
		if err != nil {
			return err
		}
		n, err = done.RowsAffected()
		return err
	})
	return n, err
}

// grantsOf names the grants of an owner for changes of them.
func grantsOf(r people.Realm, owner string) string { return "grants of " + string(r) + " " + owner }

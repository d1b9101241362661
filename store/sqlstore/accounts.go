package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
)

// accounts are the accounts of an organisation.
type accounts struct{ *DB }

// People gives the store of accounts, sessions and invitations.
func (db *DB) People() people.Store { return &accounts{db} }

// bodied reads one row that is JSON.
func bodied[T any](row scanner) (v T, err error) {
	var text string
	if err := row.Scan(&text); err != nil {
		return v, err
	}
	return v, json.Unmarshal([]byte(text), &v)
}

// AddPerson keeps a new account.
func (a *accounts) AddPerson(ctx context.Context, p people.Person) error {
	data, err := json.Marshal(p)
	if err == nil {
		_, err = a.write.ExecContext(ctx, `INSERT INTO accounts (code, body) VALUES (?, ?)`, p.Code, string(data))
	}
	return translate("person", p.Code, err)
}

// Person finds an account.
func (a *accounts) Person(ctx context.Context, code string) (people.Person, error) {
	p, err := bodied[people.Person](a.read.QueryRowContext(ctx, `SELECT body FROM accounts WHERE code = ?`, code))
	return p, translate("person", code, err)
}

// People lists the accounts in the order of their codes.
func (a *accounts) People(ctx context.Context) ([]people.Person, error) {
	all, err := list(ctx, a.read, bodied[people.Person], `SELECT body FROM accounts ORDER BY code`)
	if all == nil {
		all = []people.Person{}
	}
	return all, translate("person", "", err)
}

// RemovePerson removes an account with its sessions.
func (a *accounts) RemovePerson(ctx context.Context, code string) error {
	return translate("person", code, a.change(ctx, "person "+code, func(tx querier) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE person = ?`, code); err != nil {
			return err
		}
		return some(tx.ExecContext(ctx, `DELETE FROM accounts WHERE code = ?`, code))
	}))
}

// PeopleFrom lists a part of the accounts in the order of their codes.
func (a *accounts) PeopleFrom(ctx context.Context, after string, most int) ([]people.Person, error) {
	all, err := list(ctx, a.read, bodied[people.Person], `SELECT body FROM accounts WHERE code > ? ORDER BY code LIMIT ?`, after, int64(most))
	if all == nil {
		all = []people.Person{}
	}
	return all, translate("person", "", err)
}

// PersonOfHandle finds the account whose devices know it by these bytes. The database
// looks for their base64 in what is kept, which is quicker than to read all of it.
func (a *accounts) PersonOfHandle(ctx context.Context, handle []byte) (people.Person, error) {
	like := `%"` + base64.StdEncoding.EncodeToString(handle) + `"%`
	all, err := list(ctx, a.read, bodied[people.Person], `SELECT body FROM accounts WHERE body LIKE ? ORDER BY code`, like)
	if err != nil {
		return people.Person{}, translate("person", "", err)
	}
	for _, p := range all {
		if len(handle) > 0 && bytes.Equal(p.Handle, handle) {
			return p, nil
		}
	}
	return people.Person{}, fault.NotFoundf("there is no person with this handle")
}

// ChangePerson changes an account; an error of change leaves it as it is.
func (a *accounts) ChangePerson(ctx context.Context, code string, change func(p *people.Person) error) (people.Person, error) {
	var p people.Person
	err := a.change(ctx, "person "+code, func(tx querier) (err error) {
		p, err = changePerson(ctx, tx, code, change)
		return err
	})
	return p, translate("person", code, err)
}

func changePerson(ctx context.Context, tx querier, code string, change func(p *people.Person) error) (people.Person, error) {
	p, err := bodied[people.Person](tx.QueryRowContext(ctx, `SELECT body FROM accounts WHERE code = ?`, code))
	if err != nil {
		return p, err
	}
	if err := change(&p); err != nil {
		return p, err
	}
	p.Code = code
	data, err := json.Marshal(p)
	if err == nil {
		_, err = tx.ExecContext(ctx, `UPDATE accounts SET body = ? WHERE code = ?`, string(data), code)
	}
	return p, err
}

// ChangeAmong changes an account while nobody else changes one so. It waits for the
// name of all accounts first and then for that of the one.
func (a *accounts) ChangeAmong(
	ctx context.Context, code string, change func(p *people.Person, all []people.Person) error,
) (people.Person, error) {
	var p people.Person
	err := a.change(ctx, "accounts", func(tx querier) error {
		if err := a.lock(ctx, tx, "person "+code); err != nil {
			return err
		}
		all, err := list(ctx, tx, bodied[people.Person], `SELECT body FROM accounts ORDER BY code`)
		if err != nil {
			return err
		}
		p, err = changePerson(ctx, tx, code, func(p *people.Person) error { return change(p, all) })
		return err
	})
	return p, translate("person", code, err)
}

// AddSession keeps a session.
func (a *accounts) AddSession(ctx context.Context, s people.Session) error {
	_, err := a.write.ExecContext(ctx, `INSERT INTO sessions (hash, person, since, touched, half) VALUES (?, ?, ?, ?, ?)`,
		string(s.Hash), s.Person, millis(s.Since), millis(s.Touched), s.Half)
	return translate("session of", s.Person, err)
}

// Session finds a session.
func (a *accounts) Session(ctx context.Context, hash people.TokenHash) (people.Session, error) {
	s := people.Session{Hash: hash}
	var since, touched int64
	err := a.read.QueryRowContext(
		ctx, `SELECT person, since, touched, half FROM sessions WHERE hash = ?`, string(hash),
	).Scan(
		&s.Person,
		&since,
		&touched,
		&s.Half,
	)
	s.Since, s.Touched = instant(since), instant(touched)
	return s, translate("session", "", err)
}

// TouchSession notes that a session was used.
func (a *accounts) TouchSession(ctx context.Context, hash people.TokenHash, at time.Time) error {
	_, err := a.write.ExecContext(ctx, `UPDATE sessions SET touched = ? WHERE hash = ? AND touched < ?`, millis(at), string(hash), millis(at))
	return translate("session", "", err)
}

// DropSession ends a session.
func (a *accounts) DropSession(ctx context.Context, hash people.TokenHash) error {
	_, err := a.write.ExecContext(ctx, `DELETE FROM sessions WHERE hash = ?`, string(hash))
	return translate("session", "", err)
}

// DropSessionsBefore ends all sessions that were last used before a time.
func (a *accounts) DropSessionsBefore(ctx context.Context, at time.Time) error {
	_, err := a.write.ExecContext(ctx, `DELETE FROM sessions WHERE touched < ?`, millis(at))
	return translate("session", "", err)
}

// AddInvitation keeps an invitation.
func (a *accounts) AddInvitation(ctx context.Context, i people.Invitation) error {
	data, err := json.Marshal(i)
	if err == nil {
		_, err = a.write.ExecContext(ctx, `INSERT INTO invitations (hash, body) VALUES (?, ?)`, string(i.Hash), string(data))
	}
	return translate("invitation of", i.Person, err)
}

// Invitation finds an invitation.
func (a *accounts) Invitation(ctx context.Context, hash people.TokenHash) (people.Invitation, error) {
	i, err := bodied[people.Invitation](a.read.QueryRowContext(ctx, `SELECT body FROM invitations WHERE hash = ?`, string(hash)))
	return i, translate("invitation", "", err)
}

// UseInvitation accepts an invitation and keeps that it was used.
func (a *accounts) UseInvitation(ctx context.Context, hash people.TokenHash, now time.Time) (people.Invitation, error) {
	var used people.Invitation
	err := a.change(ctx, "invitation "+string(hash), func(tx querier) error {
		i, err := bodied[people.Invitation](tx.QueryRowContext(ctx, `SELECT body FROM invitations WHERE hash = ?`, string(hash)))
		if err != nil {
			return err
		}
		if used, err = i.Accept(now); err != nil {
			return err
		}
		data, err := json.Marshal(used)
		if err == nil {
			_, err = tx.ExecContext(ctx, `UPDATE invitations SET body = ? WHERE hash = ?`, string(data), string(hash))
		}
		return err
	})
	return used, translate("invitation", "", err)
}

// Rules are the rules of the organisation.
func (a *accounts) Rules(ctx context.Context) (people.Rules, error) {
	r, err := bodied[people.Rules](a.read.QueryRowContext(ctx, `SELECT body FROM organisation WHERE id = 1`))
	if errors.Is(err, sql.ErrNoRows) {
		return people.Rules{}, nil
	}
	return r, translate("rules", "", err)
}

// SetRules changes the rules of the organisation.
func (a *accounts) SetRules(ctx context.Context, r people.Rules) error {
	data, err := json.Marshal(r)
	if err == nil {
		_, err = a.write.ExecContext(ctx, `INSERT INTO organisation (id, body) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
			string(data))
	}
	return translate("rules", "", err)
}

package people

import (
	"context"
	"io"
	"strings"
	"time"

	"yardstick/internal/fault"
)

// GrantStore keeps grants. Every method is one transaction; what is not there is a
// NotFound fault. It is safe for concurrent use.
type GrantStore interface {
	// AddGrant keeps a new grant; an owner who has [MaxGrants] gets a Conflict.
	AddGrant(ctx context.Context, g Grant) error
	Grant(ctx context.Context, hash TokenHash) (Grant, error)
	// Grants lists the grants of an owner, the latest first.
	Grants(ctx context.Context, r Realm, owner string) ([]Grant, error)
	// TouchGrant notes that a grant was used.
	TouchGrant(ctx context.Context, hash TokenHash, at time.Time) error
	// DropGrant ends a grant of this owner. What its program was answered, and was kept
	// so that it may ask again, goes with it.
	DropGrant(ctx context.Context, r Realm, owner, id string) error
	// DropGrants is DropGrant for all grants of an owner.
	DropGrants(ctx context.Context, r Realm, owner string) error
}

// Grants is where programs get leave to act for people, and show it.
type Grants struct {
	Store    GrantStore
	Accounts Store
	// Practises reports whether somebody of this name may practise here.
	Practises func(person string) bool
	// Coaches reports whether there is a coach of this name; nil: there is none.
	Coaches func(name string) bool
	Now     func() time.Time
	Random  io.Reader
}

// Bearer is on whose behalf a program acts.
type Bearer struct {
	Grant
	Person Person // with an account; zero for somebody who practises
}

// Make makes a grant and gives its token, which is shown this one time. Life 0 is
// [GrantedFor].
func (d *Grants) Make(ctx context.Context, g Grant, life time.Duration) (token string, made Grant, err error) {
	if life == 0 {
		life = GrantedFor
	}
	g.Made, g.Used = d.Now().UTC(), nil
	g.Expires = g.Made.Add(life)
	if err := g.Check(); err != nil {
		return "", g, err
	}
	if _, err := d.owner(ctx, &g); err != nil {
		return "", g, err
	}
	id, _, err := NewToken(d.Random)
	if err != nil {
		return "", g, err
	}
	if token, _, err = NewToken(d.Random); err != nil {
		return "", g, err
	}
	token = GrantPrefix + token
	g.ID, g.Hash = id[:12], HashToken(token)
	return token, g, d.Store.AddGrant(ctx, g)
}

// Who tells on whose behalf the holder of a token acts, and notes that it was used.
// Forbidden says that the token is nobody's, has expired or was taken back, or that
// its owner may not enter any more.
func (d *Grants) Who(ctx context.Context, token string) (Bearer, error) {
	ended := forbidden("this token is not valid here, has expired or was taken back; make a new one")
	if !strings.HasPrefix(token, GrantPrefix) || len(token) > 100 {
		return Bearer{}, ended
	}
	g, err := d.Store.Grant(ctx, HashToken(token))
	if fault.Is(err, fault.NotFound) {
		return Bearer{}, ended
	}
	if err != nil {
		return Bearer{}, err
	}
	now := d.Now()
	if g.Over(now) {
		return Bearer{}, ended
	}
	p, err := d.owner(ctx, &g)
	switch {
	case fault.Is(err, fault.NotFound):
		return Bearer{}, ended
	case err != nil:
		return Bearer{}, err
	case !g.Made.After(p.SignedOut) && g.Realm == Positions:
		return Bearer{}, ended // signed out everywhere since, or with another password
	}
	if g.Used == nil || now.Sub(*g.Used) > touchAfter {
		err = d.Store.TouchGrant(ctx, g.Hash, now.UTC().Truncate(touchAfter))
	}
	return Bearer{g, p}, err
}

// owner finds the owner of a grant; NotFound where they may not enter.
func (d *Grants) owner(ctx context.Context, g *Grant) (Person, error) {
	if g.Realm == Coaches {
		if d.Coaches == nil || !d.Coaches(g.Owner) {
			return Person{}, fault.NotFoundf("nobody of this name coaches here")
		}
		return Person{}, nil
	}
	if g.Realm == Practising {
		if !d.Practises(g.Owner) {
			return Person{}, fault.NotFoundf("nobody of this name practises here")
		}
		return Person{}, nil
	}
	p, err := d.Accounts.Person(ctx, g.Owner)
	switch {
	case err != nil:
		return Person{}, err
	case p.Left:
		return Person{}, fault.NotFoundf("this account has ended")
	case p.Second.On():
		return p, nil
	}
	rules, err := d.Accounts.Rules(ctx)
	if err == nil && rules.Wants(&p) {
		err = forbidden("set up a second factor on the pages first")
	}
	return p, err
}

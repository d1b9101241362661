package people

import (
	"context"
	"slices"
	"time"

	"yardstick/internal/fault"
)

// Office is where an administrator keeps the accounts of the organisation. Nobody
// there learns or sets a password: whoever has an account chooses it by a link.
// Get one with [Door.Office].
type Office struct{ door *Door }

// Office opens the office to who may manage accounts; others get Forbidden.
func (d *Door) Office(by Person) (Office, error) {
	return Office{d}, Need(by.Roles, ManageAccounts, none)
}

// People lists the accounts in the order of their codes.
func (o Office) People(ctx context.Context) ([]Person, error) { return o.door.store.People(ctx) }

// PeopleFrom is People in parts: at most so many accounts after a code, and the code
// after which the next part begins; "" where there is none.
func (o Office) PeopleFrom(ctx context.Context, after string, most int) (part []Person, next string, err error) {
	part, err = o.door.store.PeopleFrom(ctx, after, most+1)
	if len(part) > most {
		part = part[:most]
		next = part[most-1].Code
	}
	return part, next, err
}

// Add makes an account that nobody enters by yet, and gives the token of the link
// by which its person chooses a password. A code that is taken is a Conflict.
func (o Office) Add(ctx context.Context, p Person) (token string, err error) {
	if err := o.door.Add(ctx, p, ""); err != nil {
		return "", err
	}
	return o.Reset(ctx, p.Code)
}

// Reset gives the token of a link by which a person chooses another password. The
// password that they have stays good until then.
func (o Office) Reset(ctx context.Context, code string) (token string, err error) {
	p, err := o.door.store.Person(ctx, code)
	if err != nil {
		return "", err
	}
	if p.Left {
		return "", fault.Conflictf("%s has left; let them come back first", code)
	}
	token, i, err := renewal(o.door.random, code, o.door.now().UTC())
	if err != nil {
		return "", err
	}
	return token, o.door.store.AddInvitation(ctx, i)
}

// SetRoles gives a person other roles in the organisation. The last administrator
// stays one.
func (o Office) SetRoles(ctx context.Context, code string, roles []Role) error {
	return o.change(ctx, code, func(p *Person) error {
		p.Roles = slices.Clone(roles)
		return p.Check()
	})
}

// Retire ends an account and all its sessions: its person enters no more, and what
// stands in records under the code stays. The last administrator stays.
func (o Office) Retire(ctx context.Context, code string) error {
	return o.change(ctx, code, func(p *Person) error {
		p.Left, p.SignedOut = true, o.door.now().UTC()
		return nil
	})
}

// Readmit lets somebody who has left enter again.
func (o Office) Readmit(ctx context.Context, code string) error {
	return o.change(ctx, code, func(p *Person) error {
		p.Left = false
		return nil
	})
}

// SignOut ends all sessions of a person that have begun so far.
func (o Office) SignOut(ctx context.Context, code string) error {
	return o.door.LeaveEverywhere(ctx, code)
}

// ResetSecond takes the second factor of somebody away who has lost it, and ends all
// their sessions.
func (o Office) ResetSecond(ctx context.Context, code string) error {
	return o.door.ResetSecond(ctx, code)
}

// change changes an account, unless nobody could manage accounts then. Changes are
// made one after the other, so that two administrators do not retire each other.
func (o Office) change(ctx context.Context, code string, change func(p *Person) error) error {
	_, err := o.door.store.ChangeAmong(ctx, code, func(p *Person, all []Person) error {
		managed := p.manages()
		if err := change(p); err != nil {
			return err
		}
		others := slices.ContainsFunc(all, func(p Person) bool { return p.Code != code && p.manages() })
		if managed && !p.manages() && !others {
			return fault.Conflictf("%s is the only administrator; make somebody else one first", code)
		}
		return nil
	})
	return err
}

// manages reports whether a person may enter and manage accounts.
func (p *Person) manages() bool { return !p.Left && May(p.Roles, ManageAccounts, none) }

// Renew uses a link by which a password is chosen: the old one and all sessions end,
// and a new session begins.
func (d *Door) Renew(ctx context.Context, token, password string) (session string, err error) {
	i, err := d.Invited(ctx, token)
	if err != nil {
		return "", err
	}
	if !i.Renews {
		return "", forbidden("this link invites somebody; it chooses no password")
	}
	p, err := d.store.Person(ctx, i.Person)
	if err != nil {
		return "", err
	}
	if err := i.renews(&p); err != nil {
		return "", err
	}
	if err := checkPassword(password); err != nil { // before the link is used up
		return "", err
	}
	if _, err = d.store.UseInvitation(ctx, i.Hash, d.now().UTC()); err != nil {
		return "", err
	}
	if err = d.SetPassword(ctx, i.Person, password); err != nil {
		return "", err
	}
	// A session that began in the moment of signing out everywhere would be over.
	return d.beginAt(ctx, i.Person, d.now().UTC().Add(time.Millisecond))
}

// renews is nil where the link still gives its person another way in.
func (i *Invitation) renews(p *Person) error {
	switch {
	case p.Left:
		return forbidden("this account has ended; ask whoever keeps accounts here")
	case i.Made().Before(p.SignedOut):
		return forbidden("this link was taken back; ask whoever sent it for a new one")
	}
	return nil
}

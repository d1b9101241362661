package people

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/fault"
)

// Outside is who a person is at an identity provider: its issuer and the name by which
// that provider alone knows them (OpenID Connect Core 1.0, section 5.7). An e-mail
// address is no such name, for it may go to somebody else.
type Outside struct {
	Issuer  string    `json:"issuer"`
	Subject string    `json:"subject"`
	Added   time.Time `json:"added"`
}

// Outsider is somebody whom a provider has shown to be who they are, just now.
type Outsider struct {
	Issuer, Subject string
	Name            string
	Email           string // "" where the provider has not verified one
	Strong          bool   // the provider says that it has seen more than one factor (amr, RFC 8176)
}

// Limits of what a provider tells.
const (
	maxOutside = 10  // identities of a person
	maxSubject = 255 // bytes (OpenID Connect Core 1.0, section 2)
)

func (o *Outsider) check() error {
	if o.Issuer == "" || o.Subject == "" || len(o.Subject) > maxSubject || len(o.Issuer) > 2*maxSubject {
		return forbidden("the provider does not say who you are")
	}
	return nil
}

// is reports whether the identity is that of the outsider.
func (i Outside) is(o *Outsider) bool { return i.Issuer == o.Issuer && i.Subject == o.Subject }

// known finds the person whom an identity belongs to; NotFound where nobody has it.
func (d *Door) known(ctx context.Context, o *Outsider) (Person, error) {
	if err := o.check(); err != nil {
		return Person{}, err
	}
	all, err := d.store.People(ctx)
	if err != nil {
		return Person{}, err
	}
	for _, p := range all {
		if slices.ContainsFunc(p.Outside, func(i Outside) bool { return i.is(o) }) {
			return p, nil
		}
	}
	return Person{}, fault.NotFoundf("nobody has an account here by that sign-in; ask for an invitation")
}

// EnterOutside begins a session for whom a provider has shown to be somebody here, and
// gives its token. A second factor that the person has here is asked all the same,
// unless the provider has seen one; where the rules want one and neither has, it is
// Forbidden. NotFound says that nobody here has that identity.
func (d *Door) EnterOutside(ctx context.Context, o Outsider) (token string, err error) {
	p, err := d.known(ctx, &o)
	if err != nil {
		return "", err
	}
	rules, err := d.store.Rules(ctx)
	switch {
	case err != nil:
		return "", err
	case p.Left:
		return "", forbidden("this account has ended; ask whoever keeps accounts here")
	case rules.Wants(&p) && !o.Strong && !p.Second.On():
		return "", forbidden("your organisation asks for a second factor, and the provider has asked you for none")
	}
	return d.session(ctx, Session{Person: p.Code, Half: p.Second.On() && !o.Strong, Since: d.now().UTC()})
}

// LinkOutside lets a person enter by an identity from now on. One that belongs to
// somebody else is a Conflict.
func (d *Door) LinkOutside(ctx context.Context, code string, o Outsider) error {
	if err := o.check(); err != nil {
		return err
	}
	_, err := d.store.ChangeAmong(ctx, code, func(p *Person, all []Person) error {
		for _, other := range all {
			if !slices.ContainsFunc(other.Outside, func(i Outside) bool { return i.is(&o) }) {
				continue
			}
			if other.Code == code {
				return nil
			}
			return fault.Conflictf("that sign-in belongs to another account here")
		}
		if len(p.Outside) >= maxOutside {
			return invalid("outside", "are %d, the most that are kept; remove one first", maxOutside)
		}
		p.Outside = append(p.Outside, Outside{Issuer: o.Issuer, Subject: o.Subject, Added: d.now().UTC()})
		return nil
	})
	return err
}

// UnlinkOutside takes all identities of an issuer from a person. Somebody who could
// then enter in no way keeps them: that is a Conflict.
func (d *Door) UnlinkOutside(ctx context.Context, code, issuer string) error {
	_, err := d.store.ChangePerson(ctx, code, func(p *Person) error {
		p.Outside = slices.DeleteFunc(p.Outside, func(i Outside) bool { return i.Issuer == issuer })
		if len(p.Outside) == 0 && p.Password == "" && len(p.Passkeys) == 0 {
			return fault.Conflictf("you enter in no other way; choose a password or make a passkey first")
		}
		return nil
	})
	return err
}

// JoinOutside accepts an invitation, or a link by which somebody chooses a password, by
// an identity in the place of a password, and begins a session. Somebody who has an
// account already joins by the identity that it has.
func (d *Door) JoinOutside(ctx context.Context, token string, o Outsider) (session string, i Invitation, err error) {
	if i, err = d.Invited(ctx, token); err != nil {
		return "", i, err
	}
	if i.Role == Candidate {
		return "", i, forbidden("a candidate needs no account; open the link as it was sent")
	}
	owner, err := d.known(ctx, &o)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return "", i, err
	}
	if err == nil && owner.Code != i.Person {
		return "", i, fault.Conflictf("that sign-in belongs to another account here")
	}
	linked := err == nil
	p, err := d.store.Person(ctx, i.Person)
	switch {
	case fault.Is(err, fault.NotFound) && !i.Renews: // a link for a password makes no account
		p = Person{Code: i.Person, Name: o.Name}
		if strings.TrimSpace(p.Name) == "" {
			p.Name = i.Person
		}
		if i.Role.Organisational() && i.Position == "" {
			p.Roles = []Role{i.Role}
		}
		err = d.Add(ctx, p, "")
	case err == nil && i.Renews:
		err = i.renews(&p)
	case err == nil && !linked:
		return "", i, fault.Conflictf("%s has an account already; sign in with its password, and add this sign-in there", i.Person)
	}
	if err == nil {
		err = d.LinkOutside(ctx, i.Person, o)
	}
	if err == nil {
		i, err = d.store.UseInvitation(ctx, i.Hash, d.now().UTC())
	}
	if err == nil {
		session, err = d.EnterOutside(ctx, o)
	}
	return session, i, err
}

// Admit makes an account without roles for whom a provider has shown to be somebody,
// where the organisation lets in everybody with an address at one of its domains. The
// code is made of the address; where it is taken a number is put behind it.
func (d *Door) Admit(ctx context.Context, o Outsider, domains []string) error {
	local, domain, ok := strings.Cut(strings.ToLower(o.Email), "@")
	if !ok || !slices.Contains(domains, domain) {
		return fault.NotFoundf("nobody has an account here by that sign-in; ask for an invitation")
	}
	base := codeOf(local)
	for n := range 100 {
		p := Person{Code: numbered(base, n), Name: o.Name}
		if strings.TrimSpace(p.Name) == "" {
			p.Name = p.Code
		}
		err := d.Add(ctx, p, "")
		if err == nil {
			return d.LinkOutside(ctx, p.Code, o)
		}
		if !fault.Is(err, fault.Conflict) {
			return err
		}
	}
	return fault.Conflictf("a hundred accounts here are called %s; ask for an invitation", base)
}

// codeOf makes a code of the local part of an address.
func codeOf(local string) string {
	keep := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '_' || r == '-' {
			return r
		}
		return -1
	}
	code := strings.TrimLeft(strings.Map(keep, local), "._-")
	if code == "" {
		code = "person"
	}
	return code[:min(len(code), MaxCode-4)]
}

func numbered(base string, n int) string {
	if n == 0 {
		return base
	}
	return base + "-" + strconv.Itoa(n+1)
}

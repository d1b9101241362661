package people

import (
	"context"
	"io"
	"time"

	"yardstick/internal/fault"
)

// Door is where people show who they are. It is safe for concurrent use where its
// fields are; make it with [NewDoor].
type Door struct {
	store  Store
	now    func() time.Time
	random io.Reader
	turns  chan struct{} // hashing takes 19 MiB and some 20 ms: few at once
}

// atOnce is how many passwords are hashed at the same time, turnsWait how long one
// more waits for its turn.
const (
	atOnce    = 2
	turnsWait = 5 * time.Second
)

// NewDoor makes a door over a store, with a clock and a source of randomness.
func NewDoor(s Store, now func() time.Time, random io.Reader) *Door {
	return &Door{store: s, now: now, random: random, turns: make(chan struct{}, atOnce)}
}

// wrong is the one answer to a code or password that is not right, so that nobody
// learns which of them it is.
func wrong() error { return forbidden("that is not the code and password of anybody here") }

// nobody's password fits nothing; it is compared where there is no account, so that
// the answer takes as long.
const nobody PasswordHash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// Enter begins a session for who knows the password, and gives its token. Where the
// person has a second factor it opens nothing but [Door.Second]. Wrong tries make the
// next ones wait: Unavailable says for how long.
func (d *Door) Enter(ctx context.Context, code, password string) (token string, err error) {
	if err := d.Knows(ctx, code, password); err != nil {
		return "", err
	}
	return d.begin(ctx, code)
}

// Knows is nil where the password is that of the person.
func (d *Door) Knows(ctx context.Context, code, password string) error {
	p, err := d.store.Person(ctx, code)
	switch {
	case fault.Is(err, fault.NotFound):
		p = Person{Password: nobody}
	case err != nil:
		return err
	case p.Failures.Wait(d.now()) > 0:
		return &fault.Error{Kind: fault.Unavailable, Message: "there were too many wrong passwords; wait " +
			"" + p.Failures.Wait(d.now()).Round(time.Second).String()}
	}
	fits, err := d.hashed(ctx, func() (bool, error) { return p.Password.Fits(password), nil })
	if err != nil {
		return err
	}
	if p.Code == "" || p.Left {
		return wrong()
	}
	_, err = d.store.ChangePerson(ctx, code, func(p *Person) error {
		if fits {
			p.Failures = Failures{}
		} else {
			p.Failures = p.Failures.Failed(d.now())
		}
		return nil
	})
	if err == nil && !fits {
		err = wrong()
	}
	return err
}

// hashed does something costly in its turn.
func (d *Door) hashed(ctx context.Context, do func() (bool, error)) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, turnsWait)
	defer cancel()
	select {
	case d.turns <- struct{}{}:
		defer func() { <-d.turns }()
		return do()
	case <-ctx.Done():
		return false, &fault.Error{Kind: fault.Unavailable, Message: "several people are entering just now; try again in a moment"}
	}
}

// begin begins a session after a password: half of one where a code is to come.
func (d *Door) begin(ctx context.Context, code string) (string, error) {
	return d.beginAt(ctx, code, d.now().UTC())
}

func (d *Door) beginAt(ctx context.Context, code string, now time.Time) (string, error) {
	p, err := d.store.Person(ctx, code)
	if err != nil {
		return "", err
	}
	return d.session(ctx, Session{Person: code, Half: p.Second.On(), Since: now})
}

// session keeps a session that begins at its time, and gives its token.
func (d *Door) session(ctx context.Context, s Session) (string, error) {
	token, hash, err := NewToken(d.random)
	if err != nil {
		return "", err
	}
	if err := d.store.DropSessionsBefore(ctx, s.Since.Add(-IdleFor)); err != nil {
		return "", err
	}
	s.Hash, s.Touched = hash, s.Since
	return token, d.store.AddSession(ctx, s)
}

// touchAfter is how often the use of a session is noted.
const touchAfter = time.Minute

// Who tells whose session a token is, and keeps it alive. Forbidden says that it is
// nobody's, or has ended.
func (d *Door) Who(ctx context.Context, token string) (Person, error) {
	ended := forbidden("your session has ended; sign in again")
	s, err := d.store.Session(ctx, HashToken(token))
	if fault.Is(err, fault.NotFound) {
		return Person{}, ended
	}
	if err != nil {
		return Person{}, err
	}
	p, err := d.store.Person(ctx, s.Person)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return Person{}, err
	}
	now := d.now()
	if err != nil || s.Half || s.Over(&p, now) {
		return Person{}, ended
	}
	if now.Sub(s.Touched) > touchAfter {
		err = d.store.TouchSession(ctx, s.Hash, now)
	}
	return p, err
}

// Leave ends a session.
func (d *Door) Leave(ctx context.Context, token string) error {
	return d.store.DropSession(ctx, HashToken(token))
}

// LeaveEverywhere ends all sessions of a person that have begun so far.
func (d *Door) LeaveEverywhere(ctx context.Context, code string) error {
	_, err := d.store.ChangePerson(ctx, code, func(p *Person) error {
		p.SignedOut = d.now().UTC()
		return nil
	})
	return err
}

// Add makes an account; an empty password is none, and nobody enters by it.
func (d *Door) Add(ctx context.Context, p Person, password string) error {
	if err := p.Check(); err != nil {
		return err
	}
	if password != "" {
		_, err := d.hashed(ctx, func() (bool, error) {
			var err error
			p.Password, err = HashPassword(d.random, password)
			return true, err
		})
		if err != nil {
			return err
		}
	}
	return d.store.AddPerson(ctx, p)
}

// SetPassword gives a person another password, and ends all their sessions.
func (d *Door) SetPassword(ctx context.Context, code, password string) error {
	var h PasswordHash
	_, err := d.hashed(ctx, func() (bool, error) {
		var err error
		h, err = HashPassword(d.random, password)
		return true, err
	})
	if err != nil {
		return err
	}
	_, err = d.store.ChangePerson(ctx, code, func(p *Person) error {
		p.Password, p.Failures, p.SignedOut = h, Failures{}, d.now().UTC()
		return nil
	})
	return err
}

// Invite keeps an invitation and gives the token of its link.
func (d *Door) Invite(ctx context.Context, position string, r Role, person string) (string, error) {
	token, i, err := Invite(d.random, position, r, person, d.now().UTC())
	if err != nil {
		return "", err
	}
	return token, d.store.AddInvitation(ctx, i)
}

// Invited looks at an invitation without using it.
func (d *Door) Invited(ctx context.Context, token string) (Invitation, error) {
	i, err := d.store.Invitation(ctx, HashToken(token))
	if fault.Is(err, fault.NotFound) {
		return i, forbidden("this link is not valid here; ask whoever sent it for a new one")
	}
	if err != nil {
		return i, err
	}
	_, err = i.Accept(d.now())
	return i, err
}

// Join accepts an invitation: an account is made where there is none, with a name
// and a password, and a session begins. Somebody who has an account signs in with it.
func (d *Door) Join(ctx context.Context, token, name, password string) (session string, i Invitation, err error) {
	if i, err = d.Invited(ctx, token); err != nil {
		return "", i, err
	}
	if i.Role == Candidate {
		return "", i, forbidden("a candidate needs no account; open the link as it was sent")
	}
	if i.Renews {
		session, err = d.Renew(ctx, token, password)
		return session, i, err
	}
	_, err = d.store.Person(ctx, i.Person)
	switch {
	case err == nil:
		err = d.Knows(ctx, i.Person, password)
	case fault.Is(err, fault.NotFound):
		p := Person{Code: i.Person, Name: name}
		if i.Role.Organisational() && i.Position == "" {
			p.Roles = []Role{i.Role}
		}
		if password == "" {
			return "", i, invalid("password", "is empty; choose one of %d characters at least", MinPassword)
		}
		err = d.Add(ctx, p, password)
	}
	if err != nil {
		return "", i, err
	}
	if i, err = d.store.UseInvitation(ctx, i.Hash, d.now().UTC()); err != nil {
		return "", i, err
	}
	session, err = d.begin(ctx, i.Person)
	return session, i, err
}

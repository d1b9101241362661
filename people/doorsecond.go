package people

import (
	"context"
	"time"

	"yardstick/internal/fault"
)

// HalfFor is how long somebody may take between the password and the code.
const HalfFor = 10 * time.Minute

// Halfway tells who has given the password of a session that still waits for a
// code. Forbidden says that there is none.
func (d *Door) Halfway(ctx context.Context, token string) (Person, error) {
	s, err := d.store.Session(ctx, HashToken(token))
	if err != nil && !fault.Is(err, fault.NotFound) {
		return Person{}, err
	}
	if err != nil || !s.Half || d.now().Sub(s.Since) > HalfFor {
		return Person{}, forbidden("this took too long; begin again with your password")
	}
	p, err := d.store.Person(ctx, s.Person)
	if err == nil && s.Over(&p, d.now()) {
		err = forbidden("your session has ended; sign in again")
	}
	return p, err
}

// Second goes on from a session that waits for a code, and gives the token of one
// that is whole. Wrong codes make the next ones wait.
func (d *Door) Second(ctx context.Context, half, code string) (token string, err error) {
	p, err := d.Halfway(ctx, half)
	if err != nil {
		return "", err
	}
	if err := d.useCode(ctx, p.Code, code, nil); err != nil {
		return "", err
	}
	if err := d.Leave(ctx, half); err != nil {
		return "", err
	}
	return d.session(ctx, Session{Person: p.Code, Since: d.now().UTC()})
}

// useCode takes a code in one transaction, so that it is good once also where two
// give it at the same time, and then changes the person.
func (d *Door) useCode(ctx context.Context, person, code string, then func(p *Person)) error {
	fits, wait := false, time.Duration(0)
	_, err := d.store.ChangePerson(ctx, person, func(p *Person) error {
		now := d.now()
		if wait = p.Second.Failures.Wait(now); wait > 0 {
			return nil
		}
		if p.Second, fits = p.Second.Use(code, now); !fits {
			p.Second.Failures = p.Second.Failures.Failed(now)
		} else if then != nil {
			then(p)
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case wait > 0:
		return &fault.Error{
			Kind: fault.Unavailable, Message: "there were too many wrong codes; wait " + wait.Round(time.Second).String(),
		}
	case !fits:
		return forbidden("that code is not right, or was used already; wait for the next one, or give a recovery code")
	}
	return nil
}

// KnowsCode is nil where the code is one of the person's second factor; it is used up.
func (d *Door) KnowsCode(ctx context.Context, person, code string) error {
	return d.useCode(ctx, person, code, nil)
}

// BeginSecond draws the secret of a second factor for who knows the password. It
// counts when [Door.ConfirmSecond] has seen a code of it.
func (d *Door) BeginSecond(ctx context.Context, code, password string) error {
	if err := d.Knows(ctx, code, password); err != nil {
		return err
	}
	secret, err := newSecret(d.random)
	if err != nil {
		return err
	}
	_, err = d.store.ChangePerson(ctx, code, func(p *Person) error {
		if p.Second.On() {
			return fault.Invalidf("there is a second factor already; take it away first")
		}
		p.Second.Pending = secret
		return nil
	})
	return err
}

// ConfirmSecond begins to ask for codes once the app has shown a right one, and
// gives the recovery codes, which are shown this one time.
func (d *Door) ConfirmSecond(ctx context.Context, code, shown string) ([]string, error) {
	codes, hashes, err := newRecovery(d.random)
	if err != nil {
		return nil, err
	}
	_, err = d.store.ChangePerson(ctx, code, func(p *Person) error {
		if p.Second.Pending == "" {
			return fault.Invalidf("there is no secret to confirm; begin again")
		}
		s, fits := Second{Secret: p.Second.Pending, Recovery: hashes}.Use(shown, d.now())
		if !fits || len(s.Recovery) != len(hashes) {
			return fault.Invalidf("that is not the code that the app shows now; look at the clock of the device")
		}
		p.Second = s
		return nil
	})
	if err != nil {
		return nil, err
	}
	return codes, nil
}

// RenewRecovery gives new recovery codes for a code; those before are good no more.
func (d *Door) RenewRecovery(ctx context.Context, person, code string) ([]string, error) {
	codes, hashes, err := newRecovery(d.random)
	if err == nil {
		err = d.useCode(ctx, person, code, func(p *Person) { p.Second.Recovery = hashes })
	}
	if err != nil {
		return nil, err
	}
	return codes, nil
}

// EndSecond takes the second factor away, for a code.
func (d *Door) EndSecond(ctx context.Context, person, code string) error {
	return d.useCode(ctx, person, code, func(p *Person) { p.Second = Second{} })
}

// ResetSecond takes the second factor of somebody away who has lost it, and ends
// all their sessions. It is for whoever keeps the accounts.
func (d *Door) ResetSecond(ctx context.Context, person string) error {
	_, err := d.store.ChangePerson(ctx, person, func(p *Person) error {
		p.Second, p.SignedOut = Second{}, d.now().UTC()
		return nil
	})
	return err
}

// Rules are what the administrator wants of everybody.
func (d *Door) Rules(ctx context.Context) (Rules, error) { return d.store.Rules(ctx) }

// SetRules changes the rules.
func (d *Door) SetRules(ctx context.Context, r Rules) error {
	if err := r.Check(); err != nil {
		return err
	}
	return d.store.SetRules(ctx, r)
}

// MustSetUp reports whether a person needs a second factor and has none.
func (d *Door) MustSetUp(ctx context.Context, p *Person) (bool, error) {
	if p.Second.On() || p.Password == "" && len(p.Outside) > 0 { // who enters by a provider alone was let in by it
		return false, nil
	}
	r, err := d.store.Rules(ctx)
	return r.Wants(p), err
}

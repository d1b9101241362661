package people

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"yardstick/internal/fault"
)

// Passkey is the public half of a key that a device keeps for a person (WebAuthn).
type Passkey struct {
	ID     []byte    `json:"id"`
	Public []byte    `json:"public"`          // COSE key
	Site   string    `json:"site,omitempty"`  // the name of the server that it is for (relying party)
	Flags  byte      `json:"flags,omitempty"` // of the authenticator, as it told when the key was made
	Count  uint32    `json:"count"`           // of signatures, as the device told last
	Name   string    `json:"name"`            // what the person calls the device
	Added  time.Time `json:"added"`
}

// Limits of passkeys.
const (
	MaxPasskeys = 20 // of a person
	maxKeyBytes = 4096
	handleBytes = 32
)

// Signed gives the passkey after a signature with the device's count. A count that
// did not grow, where there is one at all, is Forbidden: the key was copied (W3C
// Web Authentication level 3, section 6.1.1).
func (k Passkey) Signed(count uint32) (Passkey, error) {
	if count <= k.Count && (count != 0 || k.Count != 0) {
		return k, forbidden("this passkey seems to be a copy: its count of signatures did not grow; sign in another way and remove it")
	}
	k.Count = count
	return k, nil
}

func (k *Passkey) check() error {
	switch {
	case strings.TrimSpace(k.Name) == "" || len([]rune(k.Name)) > MaxCode || strings.ContainsFunc(k.Name, unicode.IsControl):
		return invalid("name", "is to say which device it is, in %d characters at most", MaxCode)
	case len(k.ID) == 0 || len(k.ID) > 1023 || len(k.Public) == 0 || len(k.Public) > maxKeyBytes:
		return invalid("passkey", "has no key, or one that is too large")
	}
	return nil
}

// Handle gives the bytes by which devices know a person: chance, and the same for
// all devices. They are drawn the first time.
func (d *Door) Handle(ctx context.Context, code string) ([]byte, error) {
	drawn := make([]byte, handleBytes)
	if _, err := io.ReadFull(d.random, drawn); err != nil {
		return nil, noRandomness(err)
	}
	p, err := d.store.ChangePerson(ctx, code, func(p *Person) error {
		if len(p.Handle) == 0 {
			p.Handle = drawn
		}
		return nil
	})
	return p.Handle, err
}

// OfHandle finds the person whom devices know by these bytes. Forbidden says that
// it is nobody, or somebody who has left.
func (d *Door) OfHandle(ctx context.Context, handle []byte) (Person, error) {
	nobodys := forbidden("this passkey is nobody's here; sign in another way")
	if len(handle) != handleBytes {
		return Person{}, nobodys
	}
	p, err := d.store.PersonOfHandle(ctx, handle)
	if fault.Is(err, fault.NotFound) || err == nil && p.Left {
		return Person{}, nobodys
	}
	return p, err
}

// AddPasskey keeps a passkey of a person.
func (d *Door) AddPasskey(ctx context.Context, code string, k Passkey) error {
	if err := k.check(); err != nil {
		return err
	}
	k.Added = d.now().UTC()
	_, err := d.store.ChangePerson(ctx, code, func(p *Person) error {
		switch {
		case len(p.Passkeys) >= MaxPasskeys:
			return fault.Invalidf("there are %d passkeys, the most that are kept; remove one first", MaxPasskeys)
		case p.passkey(k.ID) >= 0:
			return fault.Invalidf("this passkey is kept already")
		}
		p.Passkeys = append(p.Passkeys, k)
		return nil
	})
	return err
}

// RemovePasskey forgets a passkey; removing one that is not there is no error.
func (d *Door) RemovePasskey(ctx context.Context, code string, id []byte) error {
	_, err := d.store.ChangePerson(ctx, code, func(p *Person) error {
		if i := p.passkey(id); i >= 0 {
			p.Passkeys = slices.Delete(p.Passkeys, i, i+1)
		}
		return nil
	})
	return err
}

// EnterByPasskey begins a session after a signature that was checked: the device
// has verified its person, so that no code is asked besides.
func (d *Door) EnterByPasskey(ctx context.Context, code string, id []byte, count uint32) (token string, err error) {
	_, err = d.store.ChangePerson(ctx, code, func(p *Person) error {
		i := p.passkey(id)
		if i < 0 || p.Left {
			return forbidden("this passkey is nobody's here; sign in another way")
		}
		p.Passkeys[i], err = p.Passkeys[i].Signed(count)
		return err
	})
	if err != nil {
		return "", err
	}
	return d.session(ctx, Session{Person: code, Since: d.now().UTC()})
}

// passkey is where a passkey stands, or -1.
func (p *Person) passkey(id []byte) int {
	return slices.IndexFunc(p.Passkeys, func(k Passkey) bool { return bytes.Equal(k.ID, id) })
}

// Package access decides who may enter pages that are reached from other
// machines: whoever knows the password, or holds a person's access link; and,
// on one machine, who among its accounts: whoever knows the printed address.
//
// A [Gate] keeps the password as an Argon2id hash in memory, and of sessions what
// [Sessions] keeps: hashes of their tokens. Who is named no more is let in no more, and
// another password or secret ends all sessions. Access links are made from a secret and a person's name, so that they
// stay the same for as long as the secret does, without a table of them.
package access

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"time"

	"golang.org/x/crypto/argon2"

	"yardstick/internal/fault"
	"yardstick/people"
)

// How long a session lasts.
const (
	IdleFor = people.IdleFor
	AtMost  = people.AtMost
)

// Argon2id with 19 MiB, two passes, one lane, as OWASP recommends; a check
// takes some 20 ms, and no more than two run at once.
const (
	passes  = 2
	memory  = 19 * 1024
	lanes   = 1
	keySize = 32
	atOnce  = 2

	turnsWait = 5 * time.Second
)

// Config is what a gate is made of.
type Config struct {
	Password string           // empty: nobody enters by password
	Owner    string           // who enters by password
	People   []string         // who has a link
	Coaches  []string         // who has a link to what others give them to see, and to nothing else
	Address  bool             // the owner enters by an address with a token
	Secret   []byte           // links are made from it; at least 32 bytes
	Now      func() time.Time // the clock
	Sessions Sessions         // nil: they are kept in memory, and end with the program
}

// Gate is safe for concurrent use.
type Gate struct {
	owner      string
	salt, hash []byte
	links      map[string][]byte // person → HMAC
	coaches    map[string][]byte // coach → HMAC
	names      []string          // of coaches, as they were given
	address    *address          // nil where nobody enters by address
	now        func() time.Time
	turns      chan struct{}
	sessions   Sessions
	seal       []byte // hashes of tokens hang on it
}

// New makes a gate.
func New(c Config) (*Gate, error) {
	if len(c.Secret) < 32 {
		return nil, fault.Invalidf("the secret of access links has %d bytes, want at least 32", len(c.Secret))
	}
	g := &Gate{
		owner: c.Owner, now: c.Now, turns: make(chan struct{}, atOnce),
		links: make(map[string][]byte), coaches: make(map[string][]byte), names: c.Coaches, sessions: c.Sessions,
		seal: sign(c.Secret, "\x00sessions\x00"+c.Password),
	}
	if g.sessions == nil {
		g.sessions = newMemory()
	}
	if c.Password != "" {
		if len(c.Password) < 8 {
			return nil, fault.Invalidf("the password has fewer than 8 characters")
		}
		g.salt = make([]byte, 16)
		rand.Read(g.salt)
		g.hash = derive(c.Password, g.salt)
	}
	if c.Address {
		g.address = newAddress(c.Secret)
	}
	for _, person := range c.People {
		g.links[person] = sign(c.Secret, person)
	}
	for _, coach := range c.Coaches {
		if g.links[coach] != nil || coach == c.Owner {
			return nil, fault.Invalidf("%q is a person who practises and a coach; give the two different names", coach)
		}
		g.coaches[coach] = sign(c.Secret, "\x00coach\x00"+coach) // no person's link becomes a coach's
	}
	return g, nil
}

func derive(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(password), salt, passes, memory, lanes, keySize)
}

func sign(secret []byte, person string) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("yardstick access link\x00" + person))
	return mac.Sum(nil)
}

// Key gives the key in a person's access link; "" for somebody who has none.
func (g *Gate) Key(person string) string {
	return base64.RawURLEncoding.EncodeToString(g.links[person])
}

// CoachKey gives the key in a coach's access link; "" for one who has none.
func (g *Gate) CoachKey(coach string) string {
	return base64.RawURLEncoding.EncodeToString(g.coaches[coach])
}

// Coaches lists the coaches, in the order in which they were given.
func (g *Gate) Coaches() []string { return g.names }

// HasPassword reports whether one can enter by password.
func (g *Gate) HasPassword() bool { return g.hash != nil }

// ByPassword begins a session for who knows the password. It waits its turn for
// a moment: Unavailable says that too many enter at once.
func (g *Gate) ByPassword(ctx context.Context, password string) (token string, err error) {
	if g.hash == nil || len(password) > 1000 {
		return "", &fault.Error{Kind: fault.Forbidden, Message: "that is not the password"}
	}
	ctx, cancel := context.WithTimeout(ctx, turnsWait)
	defer cancel()
	select {
	case g.turns <- struct{}{}:
		defer func() { <-g.turns }()
	case <-ctx.Done():
		return "", &fault.Error{Kind: fault.Unavailable, Message: "several people are entering just now; try again in a moment"}
	}
	if subtle.ConstantTimeCompare(derive(password, g.salt), g.hash) != 1 {
		return "", &fault.Error{Kind: fault.Forbidden, Message: "that is not the password"}
	}
	return g.begin(ctx, Visitor{Person: g.owner})
}

// ByKey begins a session for who holds an access link.
func (g *Gate) ByKey(ctx context.Context, key string) (token string, err error) {
	given, err := base64.RawURLEncoding.DecodeString(key)
	if err == nil {
		for person, want := range g.links {
			if hmac.Equal(given, want) {
				return g.begin(ctx, Visitor{Person: person})
			}
		}
		for coach, want := range g.coaches {
			if hmac.Equal(given, want) {
				return g.begin(ctx, Visitor{Coach: coach})
			}
		}
	}
	return "", &fault.Error{Kind: fault.Forbidden, Message: "this access link is not valid here; ask for a new one"}
}

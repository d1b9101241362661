package people

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"time"
)

// How long a session lasts: without a request, and at most.
const (
	IdleFor = 12 * time.Hour
	AtMost  = 7 * 24 * time.Hour
)

// tokenBytes is the length of a token: nobody guesses it, so a plain hash is enough.
const tokenBytes = 32

// TokenHash is SHA-256 of a token, in lower-case hex: what is kept of it.
type TokenHash string

// NewToken draws a token, of which only the hash is to be kept.
func NewToken(random io.Reader) (token string, hash TokenHash, err error) {
	raw := make([]byte, tokenBytes)
	if _, err := io.ReadFull(random, raw); err != nil {
		return "", "", noRandomness(err)
	}
	token = base64.RawURLEncoding.EncodeToString(raw)
	return token, HashToken(token), nil
}

// HashToken is the hash of a token that somebody shows.
func HashToken(token string) TokenHash {
	sum := sha256.Sum256([]byte("yardstick/token/v1\n" + token))
	return TokenHash(hex.EncodeToString(sum[:]))
}

// Session is one that was begun. A store finds it by the hash of its token.
type Session struct {
	Hash    TokenHash `json:"hash"`
	Person  string    `json:"person"`
	Since   time.Time `json:"since"`
	Touched time.Time `json:"touched"`
	Half    bool      `json:"half"` // the password was right, and a code is still to come
}

// Over reports whether the session has ended for this person: idle or alive for
// too long, signed out everywhere since, or the person has left.
func (s *Session) Over(p *Person, now time.Time) bool {
	return p.Code != s.Person || p.Left || ended(s.Since, s.Touched, now) || !s.Since.After(p.SignedOut)
}

// Invitation lets whoever holds its link become what it says, once.
type Invitation struct {
	Hash     TokenHash  `json:"hash"`
	Position string     `json:"position"` // code; "" for an account of the organisation
	Role     Role       `json:"role"`
	Person   string     `json:"person"` // the code that they will have
	Expires  time.Time  `json:"expires"`
	Used     *time.Time `json:"used"`
	Renews   bool       `json:"renews,omitempty"` // lets the person choose a password for the account that they have
}

// InvitedFor is how long an invitation stands.
const InvitedFor = 14 * 24 * time.Hour

// Made is when the invitation was made.
func (i *Invitation) Made() time.Time {
	if i.Renews {
		return i.Expires.Add(-renewFor)
	}
	return i.Expires.Add(-InvitedFor)
}

// Invite makes an invitation and the token of its link.
func Invite(random io.Reader, position string, r Role, person string, now time.Time) (token string, i Invitation, err error) {
	switch {
	case !IsCode(person):
		return "", i, invalid("person", "is %.70q, which is no code", person)
	case position != "" && !r.Positional() && r != Candidate, position == "" && !r.Organisational():
		return "", i, invalid("role", "is %q, which nobody is invited as here", string(r))
	}
	token, hash, err := NewToken(random)
	return token, Invitation{Hash: hash, Position: position, Role: r, Person: person, Expires: now.Add(InvitedFor)}, err
}

// renewFor is how long a link stands by which a password is chosen.
const renewFor = 3 * 24 * time.Hour

// renewal makes the invitation of a link by which a person chooses a password.
func renewal(random io.Reader, person string, now time.Time) (token string, i Invitation, err error) {
	token, hash, err := NewToken(random)
	return token, Invitation{Hash: hash, Person: person, Expires: now.Add(renewFor), Renews: true}, err
}

// Accept gives the invitation as used. One that is used already, or has expired, is
// Forbidden. A candidate's link stays good until it expires.
func (i *Invitation) Accept(now time.Time) (Invitation, error) {
	switch {
	case now.After(i.Expires):
		return *i, forbidden("this invitation has expired; ask whoever sent it for a new one")
	case i.Used != nil && i.Role != Candidate:
		return *i, forbidden("this invitation was used already; ask whoever sent it for a new one")
	}
	used := *i
	used.Used = &now
	return used, nil
}

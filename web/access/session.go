package access

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
)

// Sessions keeps who has entered, by the hash of the token, so that several servers
// know of it. It is safe for concurrent use.
type Sessions interface {
	// Add keeps a session; those that are over end.
	Add(ctx context.Context, e people.Entrance) error
	// Find finds a session. One that is not there is NotFound.
	Find(ctx context.Context, hash people.TokenHash) (people.Entrance, error)
	// Touch notes that a session was used.
	Touch(ctx context.Context, hash people.TokenHash, at time.Time) error
	// Drop ends a session. Ending one that is not there is no error.
	Drop(ctx context.Context, hash people.TokenHash) error
}

// touchAfter is how often the use of a session is noted.
const touchAfter = time.Minute

// Visitor is who has entered: a person, or a coach, or nobody.
type Visitor struct{ Person, Coach string }

// hashOf is what is kept of a token. It hangs on the secret and the password, so that
// all sessions end when one of them changes.
func (g *Gate) hashOf(token string) people.TokenHash {
	mac := hmac.New(sha256.New, g.seal)
	mac.Write([]byte(token))
	return people.TokenHash(hex.EncodeToString(mac.Sum(nil)))
}

// begin makes a session and gives its token, which is kept nowhere here.
func (g *Gate) begin(ctx context.Context, v Visitor) (string, error) {
	token, now := rand.Text(), g.now().UTC()
	e := people.Entrance{Hash: g.hashOf(token), Person: v.Person, Since: now, Touched: now}
	if v.Coach != "" {
		e.Person, e.Coach = v.Coach, true
	}
	return token, g.sessions.Add(ctx, e)
}

// Visitor tells whose session a token stands for, and keeps it alive; the zero value
// is nobody. An error says that it cannot be known now.
func (g *Gate) Visitor(ctx context.Context, token string) (Visitor, error) {
	if token == "" {
		return Visitor{}, nil
	}
	if g.remembers(token) {
		return Visitor{Person: g.owner}, nil
	}
	hash := g.hashOf(token)
	e, err := g.sessions.Find(ctx, hash)
	switch now := g.now().UTC(); {
	case fault.Is(err, fault.NotFound):
		return Visitor{}, nil
	case err != nil:
		return Visitor{}, err
	case e.Over(now):
		return Visitor{}, g.sessions.Drop(ctx, hash)
	case now.Sub(e.Touched) >= touchAfter:
		if err := g.sessions.Touch(ctx, hash, now); err != nil {
			return Visitor{}, err
		}
	}
	return g.known(&e), nil
}

// known is who a session is of, unless they are let in no more.
func (g *Gate) known(e *people.Entrance) Visitor {
	switch {
	case e.Coach && g.coaches[e.Person] != nil:
		return Visitor{Coach: e.Person}
	case !e.Coach && (g.links[e.Person] != nil || g.hash != nil && e.Person == g.owner):
		return Visitor{Person: e.Person}
	}
	return Visitor{}
}

// Leave ends a session.
func (g *Gate) Leave(ctx context.Context, token string) error {
	return g.sessions.Drop(ctx, g.hashOf(token))
}

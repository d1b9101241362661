package panel

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/web/frame"
)

// Limits of ceremonies, which are the two steps of making or using a passkey.
const (
	ceremonyFor  = 5 * time.Minute
	maxCeremony  = 4096     // at once in memory; beyond that the oldest ends
	maxSignature = 32 << 10 // bytes of what a browser sends
)

// Ceremonies keeps what was begun and not ended, by the hash of its token, so that the
// second request may reach another server.
type Ceremonies interface {
	Begin(ctx context.Context, hash people.TokenHash, body []byte, now, until time.Time) error
	// End takes a ceremony out: each is good once. One that is not there, or late, is NotFound.
	End(ctx context.Context, hash people.TokenHash, now time.Time) ([]byte, error)
}

// ceremony is one that was begun.
type ceremony struct {
	Data    webauthn.SessionData `json:"data"`
	Person  string               `json:"person"`            // who makes a passkey; "" where somebody signs in
	Name    string               `json:"name"`              // of the device
	Outside *outside             `json:"outside,omitempty"` // who signs in elsewhere; nil for passkeys
}

// beginCeremony keeps a ceremony and gives its token.
func (r *room) beginCeremony(ctx context.Context, one ceremony) (string, error) {
	token, hash, err := people.NewToken(rand.Reader)
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(one)
	if err != nil {
		return "", err
	}
	now := r.Now()
	return token, r.Ceremonies.Begin(ctx, hash, body, now, now.Add(ceremonyFor))
}

// endCeremony takes a ceremony of a person out.
func (r *room) endCeremony(ctx context.Context, token, person string) (one ceremony, err error) {
	late := &fault.Error{Kind: fault.Forbidden, Message: "this took too long; begin again"}
	body, err := r.Ceremonies.End(ctx, people.HashToken(token), r.Now())
	if fault.Is(err, fault.NotFound) {
		return one, late
	}
	if err == nil {
		err = json.Unmarshal(body, &one)
	}
	if err == nil && one.Person != person {
		err = late
	}
	return one, err
}

// ceremonies keeps them in memory: after a restart one begins again.
type ceremonies struct {
	mu   sync.Mutex
	open map[people.TokenHash]openCeremony
}

type openCeremony struct {
	body  []byte
	until time.Time
}

// Begin implements [Ceremonies].
func (c *ceremonies) Begin(_ context.Context, hash people.TokenHash, body []byte, now, until time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var oldest people.TokenHash
	for h, o := range c.open {
		if now.After(o.until) {
			delete(c.open, h)
		} else if oldest == "" || o.until.Before(c.open[oldest].until) {
			oldest = h
		}
	}
	if len(c.open) >= maxCeremony {
		delete(c.open, oldest)
	}
	c.open[hash] = openCeremony{body, until}
	return nil
}

// End implements [Ceremonies].
func (c *ceremonies) End(_ context.Context, hash people.TokenHash, now time.Time) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	o, ok := c.open[hash]
	delete(c.open, hash)
	if !ok || now.After(o.until) {
		return nil, fault.NotFoundf("there is no such ceremony")
	}
	return o.body, nil
}

// party is this server as devices know it: by the name under which the page was asked
// for. A device signs for the name that its browser shows and for no other, so that a
// wrong name in a request is of no use. An address of digits is none.
func (r *room) party(v *frame.Visit) (*webauthn.WebAuthn, error) {
	name := v.R.Host
	if host, _, err := net.SplitHostPort(name); err == nil {
		name = host
	}
	if net.ParseIP(strings.Trim(name, "[]")) != nil {
		return nil, fault.Invalidf("passkeys need a server with a name; open these pages as localhost, or under the name of the server")
	}
	scheme := "http://"
	if r.Secure {
		scheme = "https://"
	}
	w, err := webauthn.New(&webauthn.Config{
		RPID: name, RPDisplayName: issuer, RPOrigins: []string{scheme + v.R.Host},
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification: protocol.VerificationRequired,
		},
		AttestationPreference: protocol.PreferNoAttestation,
	})
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, Message: "passkeys do not work under this name", Cause: err}
	}
	return w, nil
}

// keyholder is a person as the library wants one, with the passkeys for one server.
type keyholder struct {
	people.Person
	site string
}

func (k keyholder) WebAuthnID() []byte          { return k.Handle }
func (k keyholder) WebAuthnName() string        { return k.Code }
func (k keyholder) WebAuthnDisplayName() string { return k.Name }

func (k keyholder) WebAuthnCredentials() []webauthn.Credential {
	var out []webauthn.Credential
	for _, p := range k.Passkeys {
		if p.Site == k.site {
			out = append(out, webauthn.Credential{
				ID: p.ID, PublicKey: p.Public, Flags: webauthn.NewCredentialFlags(protocol.AuthenticatorFlags(p.Flags)),
				Authenticator: webauthn.Authenticator{SignCount: p.Count},
			})
		}
	}
	return out
}

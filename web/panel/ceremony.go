package panel

import (
	"crypto/rand"
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
	maxCeremony  = 4096     // at once; beyond that the oldest ends
	maxSignature = 32 << 10 // bytes of what a browser sends
)

// ceremony is one that was begun.
type ceremony struct {
	data    webauthn.SessionData
	person  string   // who makes a passkey; "" where somebody signs in
	name    string   // of the device
	outside *outside // who signs in elsewhere; nil for passkeys
	until   time.Time
}

// ceremonies are those that were begun and not ended. They are kept in memory: after
// a restart one begins again.
type ceremonies struct {
	mu   sync.Mutex
	open map[string]ceremony
}

// begin keeps a ceremony and gives its token.
func (c *ceremonies) begin(one ceremony, now time.Time) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	one.until = now.Add(ceremonyFor)
	oldest := ""
	for token, o := range c.open {
		if now.After(o.until) {
			delete(c.open, token)
		} else if oldest == "" || o.until.Before(c.open[oldest].until) {
			oldest = token
		}
	}
	if len(c.open) >= maxCeremony {
		delete(c.open, oldest)
	}
	token := rand.Text()
	c.open[token] = one
	return token
}

// end takes a ceremony out: each is good once.
func (c *ceremonies) end(token, person string, now time.Time) (ceremony, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	one, ok := c.open[token]
	delete(c.open, token)
	if !ok || now.After(one.until) || one.person != person {
		return ceremony{}, &fault.Error{Kind: fault.Forbidden, Message: "this took too long; begin again"}
	}
	return one, nil
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

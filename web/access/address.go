package access

import (
	"crypto/hmac"
	"encoding/base64"
	"time"
)

// Remembered is how long a browser that has opened the printed address need not
// open it again.
const Remembered = 90 * 24 * time.Hour

// address lets in who knows the address that was printed: on a machine with
// several accounts that is whoever sees this account's terminal. Its token and
// what a browser is given for it are made from the secret, so that an open page
// goes on after the program was ended and started again.
type address struct{ token, browser string }

func newAddress(secret []byte) *address {
	made := func(what string) string { return base64.RawURLEncoding.EncodeToString(sign(secret, "\x00"+what)) }
	return &address{token: made("address"), browser: made("browser")}
}

// AddressToken is what the printed address carries; "" where there is none.
func (g *Gate) AddressToken() string {
	if g.address == nil {
		return ""
	}
	return g.address.token
}

// ByAddress gives the token of the session that the printed address opens.
func (g *Gate) ByAddress(token string) (session string, ok bool) {
	if g.address == nil || !hmac.Equal([]byte(token), []byte(g.address.token)) {
		return "", false
	}
	return g.address.browser, true
}

// remembers reports whether a session is that of the printed address.
func (g *Gate) remembers(session string) bool {
	return g.address != nil && hmac.Equal([]byte(session), []byte(g.address.browser))
}

// Package oidctest is a small identity provider on loopback, for tests: it lets
// everybody in whom a test names, and can be told to misbehave.
package oidctest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// Client is the id under which the program is registered, Secret what it proves itself with.
const (
	Client = "yardstick"
	Secret = "a secret of tests"
)

// Provider is an identity provider.
type Provider struct {
	*httptest.Server
	tb  testing.TB
	key *ecdsa.PrivateKey

	mu    sync.Mutex
	who   map[string]any
	codes map[string]asked
	// Change changes the claims of the next ID tokens. It may be nil.
	Change func(claims map[string]any)
	// Forge signs them with a key that is not the provider's.
	Forge bool
}

// asked is an authorization that was given out.
type asked struct {
	nonce, challenge, back string
	claims                 map[string]any
}

// Start starts a provider that knows nobody yet.
func Start(tb testing.TB) *Provider {
	tb.Helper()
	p := &Provider{tb: tb, key: newKey(tb), codes: map[string]asked{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", p.describe)
	mux.HandleFunc("GET /keys", p.keys)
	mux.HandleFunc("GET /authorize", p.authorize)
	mux.HandleFunc("POST /token", p.token)
	p.Server = httptest.NewServer(mux)
	tb.Cleanup(p.Close)
	return p
}

func newKey(tb testing.TB) *ecdsa.PrivateKey {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

// Is says who sits before the browser, by the claims of the ID token: sub, name, ….
func (p *Provider) Is(claims map[string]any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.who = claims
}

func (p *Provider) describe(w http.ResponseWriter, _ *http.Request) {
	p.send(w, map[string]any{
		"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
		"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"},
		"id_token_signing_alg_values_supported": []string{"ES256"}, "code_challenge_methods_supported": []string{"S256"},
	})
}

func (p *Provider) send(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		p.tb.Error(err)
	}
}

func (p *Provider) keys(w http.ResponseWriter, _ *http.Request) {
	p.send(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: p.key.Public(), KeyID: "one", Algorithm: "ES256", Use: "sig"}}})
}

// authorize sends the browser back with a code at once.
func (p *Provider) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("client_id") != Client || q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" || q.Get("state") == "" {
		http.Error(w, "a request that this provider does not take", http.StatusBadRequest)
		return
	}
	p.mu.Lock()
	code := rand.Text()
	p.codes[code] = asked{q.Get("nonce"), q.Get("code_challenge"), q.Get("redirect_uri"), p.who}
	p.mu.Unlock()
	back := q.Get("redirect_uri") + "?" + url.Values{"code": {code}, "state": {q.Get("state")}}.Encode()
	http.Redirect(w, r, back, http.StatusFound)
}

// token takes a code, once, from who has its verifier and the secret.
func (p *Provider) token(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a, known := p.codes[r.PostFormValue("code")]
	delete(p.codes, r.PostFormValue("code"))
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	client, secret, _ := r.BasicAuth()
	if !known || base64.RawURLEncoding.EncodeToString(sum[:]) != a.challenge || a.back != r.PostFormValue("redirect_uri") ||
		client != Client || secret != url.QueryEscape(Secret) {
		http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
		return
	}
	now := time.Now()
	claims := map[string]any{"iss": p.URL, "aud": Client, "nonce": a.nonce, "iat": now.Unix(), "exp": now.Add(time.Minute).Unix()}
	for k, v := range a.claims {
		claims[k] = v
	}
	if p.Change != nil {
		p.Change(claims)
	}
	p.send(w, map[string]any{"access_token": "none", "token_type": "Bearer", "id_token": p.sign(claims)})
}

func (p *Provider) sign(claims map[string]any) string {
	key := p.key
	if p.Forge {
		key = newKey(p.tb)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: jose.JSONWebKey{Key: key, KeyID: "one"}}, nil)
	if err != nil {
		p.tb.Error(err)
		return ""
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		p.tb.Error(err)
		return ""
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		p.tb.Error(err)
		return ""
	}
	out, err := signed.CompactSerialize()
	if err != nil {
		p.tb.Error(err)
	}
	return out
}

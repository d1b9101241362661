// Package oidc lets people show who they are at the identity provider of their
// organisation (OpenID Connect Core 1.0, authorization code flow with PKCE, RFC 7636).
//
// It speaks to the provider that it was configured with and to nobody else: its
// description is read when somebody signs in first, so that the program starts without
// it. State, nonce and verifier come from the caller, who keeps them for each attempt;
// what the provider answers is checked against them here. No token is kept: all that
// leaves the package is who somebody is.
package oidc

import (
	"context"
	"crypto/subtle"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"yardstick/internal/fault"
	"yardstick/people"
)

// Config is what an organisation sets.
type Config struct {
	Issuer string // https://id.example.org; http on loopback alone
	Client string // id under which this program is registered there
	Secret string // "" for a public client
	Name   string // how people call it; "" is the issuer's host
	// Now is the time by which tokens are checked; nil is the system's.
	Now func() time.Time
}

// Way is one attempt to sign in: chance that the caller draws and keeps until the
// browser comes back.
type Way struct {
	State, Nonce, Verifier string
	Back                   string // address to which the provider sends the browser
}

// NewVerifier draws a verifier of PKCE.
func NewVerifier() string { return oauth2.GenerateVerifier() }

// patience bounds a request to the provider, maxReply what is read of its reply.
const (
	patience = 10 * time.Second
	maxReply = 1 << 20
)

// Provider is an identity provider. It is safe for concurrent use.
type Provider struct {
	config Config
	client *http.Client

	mu    sync.Mutex
	found *oidc.Provider // once its description was read
}

// New checks a configuration. Nothing is asked of the provider yet.
func New(c Config) (*Provider, error) {
	u, err := url.Parse(c.Issuer)
	switch {
	case err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil:
		return nil, wrong("--oidc-issuer", "is %q; it is an address such as https://id.example.org", c.Issuer)
	case u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())):
		return nil, wrong("--oidc-issuer", "is %q; who people are is asked over https alone", c.Issuer)
	case c.Client == "":
		return nil, wrong("--oidc-client", "is empty; it is the id under which this program is registered at the provider")
	}
	if c.Name == "" {
		c.Name = u.Hostname()
	}
	return &Provider{config: c, client: &http.Client{Timeout: patience, Transport: bounded{http.DefaultTransport}}}, nil
}

func wrong(field, format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.Field = field
	return e
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// Name is how people call the provider.
func (p *Provider) Name() string { return p.config.Name }

// Issuer is the provider's own name.
func (p *Provider) Issuer() string { return p.config.Issuer }

// Ask gives the address at the provider where somebody shows who they are. Unavailable
// says that the provider does not answer.
func (p *Provider) Ask(ctx context.Context, w Way) (string, error) {
	found, err := p.find(ctx)
	if err != nil {
		return "", err
	}
	return p.flow(found, w).AuthCodeURL(w.State, oidc.Nonce(w.Nonce), oauth2.S256ChallengeOption(w.Verifier)), nil
}

// Answer tells who came back with a code. Forbidden says that it proves nothing.
func (p *Provider) Answer(ctx context.Context, code string, w Way) (people.Outsider, error) {
	found, err := p.find(ctx)
	if err != nil {
		return people.Outsider{}, err
	}
	token, err := p.flow(found, w).Exchange(p.using(ctx), code, oauth2.VerifierOption(w.Verifier))
	if err != nil {
		return people.Outsider{}, refused(err)
	}
	raw, is := token.Extra("id_token").(string)
	if !is {
		return people.Outsider{}, refused(nil)
	}
	id, err := found.Verifier(&oidc.Config{ClientID: p.config.Client, Now: p.config.Now}).Verify(p.using(ctx), raw)
	if err != nil {
		return people.Outsider{}, refused(err)
	}
	if w.Nonce == "" || subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(w.Nonce)) != 1 {
		return people.Outsider{}, refused(nil)
	}
	return outsider(id)
}

// claims are what is read of an ID token (Core 1.0, section 5.1).
type claims struct {
	Name     string   `json:"name"`
	Email    string   `json:"email"`
	Verified bool     `json:"email_verified"`
	Methods  []string `json:"amr"`
}

func outsider(id *oidc.IDToken) (people.Outsider, error) {
	var c claims
	if err := id.Claims(&c); err != nil {
		return people.Outsider{}, refused(err)
	}
	o := people.Outsider{Issuer: id.Issuer, Subject: id.Subject, Name: c.Name, Strong: slices.Contains(c.Methods, "mfa")}
	if c.Verified {
		o.Email = c.Email
	}
	return o, nil
}

func refused(err error) error {
	return &fault.Error{
		Kind: fault.Forbidden, Message: "the provider's answer does not prove who you are; begin again, or sign in another way", Cause: err,
	}
}

// flow is the authorization code flow for one attempt.
func (p *Provider) flow(found *oidc.Provider, w Way) *oauth2.Config {
	return &oauth2.Config{
		ClientID: p.config.Client, ClientSecret: p.config.Secret, Endpoint: found.Endpoint(), RedirectURL: w.Back,
		Scopes: []string{oidc.ScopeOpenID, "profile", "email"},
	}
}

func (p *Provider) using(ctx context.Context) context.Context {
	return oidc.ClientContext(ctx, p.client)
}

// find reads the provider's description, until that went well once.
func (p *Provider) find(ctx context.Context) (*oidc.Provider, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found != nil {
		return p.found, nil
	}
	found, err := oidc.NewProvider(p.using(context.WithoutCancel(ctx)), p.config.Issuer)
	if err != nil {
		return nil, &fault.Error{
			Kind: fault.Unavailable, Message: p.config.Name + " does not answer just now; try again, or sign in with your password", Cause: err,
		}
	}
	p.found = found
	return found, nil
}

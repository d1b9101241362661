package app

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/web"
	"yardstick/web/oidc"
)

// SignIn is the identity provider by which people may enter their accounts besides
// (OpenID Connect). Without an issuer there is none.
type SignIn struct {
	Issuer string // https://id.example.org
	Client string // id under which the program is registered there
	// SecretFile names a file whose first line is the secret of the client; empty for none.
	SecretFile string
	Name       string // how people call it
	// Domains are those of e-mail addresses whose people get an account without roles
	// and without an invitation, where the provider has verified the address.
	Domains []string
}

var domainForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$`)

// apply lets people sign in there.
func (s SignIn) apply(c *web.Config) error {
	if s.Issuer == "" {
		if s.Client+s.SecretFile+s.Name != "" || len(s.Domains) > 0 {
			return &fault.Error{
				Kind: fault.Invalid, Field: "--oidc-issuer",
				Message: "is missing: without the address of the provider nobody signs in there",
			}
		}
		return nil
	}
	secret, err := s.secret()
	if err != nil {
		return err
	}
	for _, d := range s.Domains {
		if d = strings.ToLower(d); !domainForm.MatchString(d) {
			return &fault.Error{Kind: fault.Invalid, Field: "--oidc-domain", Message: "is " + d + ", which is no domain such as example.org"}
		}
		c.Domains = append(c.Domains, d)
	}
	p, err := oidc.New(oidc.Config{Issuer: s.Issuer, Client: s.Client, Secret: secret, Name: s.Name})
	if err != nil {
		return err
	}
	c.Provider = p
	return nil
}

func (s SignIn) secret() (string, error) {
	if s.SecretFile == "" {
		return "", nil
	}
	data, err := os.ReadFile(s.SecretFile)
	if err != nil {
		return "", disk.ReadFault(s.SecretFile, err)
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	if secret := string(bytes.TrimSpace(line)); secret != "" {
		return secret, nil
	}
	return "", &fault.Error{Kind: fault.Invalid, File: s.SecretFile, Line: 1, Message: "is empty; the first line is the secret of the client"}
}

// positions wires what positions need: the desk, accounts, letters, and where people may
// sign in besides.
func (a *App) positions(ctx context.Context, s *Settings) (err error) {
	if a.config.Positions, err = a.kept.Panel(ctx); err != nil {
		return err
	}
	a.config.Accounts, a.config.Grants = a.kept.Accounts(), a.kept.Grants(s.Access.People, s.Access.Coaches)
	if a.kept.shared != nil {
		a.config.Tries, a.config.Allowance = a.kept.db.Tries(), a.kept.db.Allowances()
	}
	a.config.Ceremonies = a.kept.db.Ceremonies()
	a.config.Letters, a.config.Places = s.Letters, s.Places
	return s.SignIn.apply(&a.config)
}

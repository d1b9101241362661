package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yardstick/internal/fault"
	"yardstick/web"
)

// TestSignIn: what is wrong about a provider is said by the name of its setting.
func TestSignIn(t *testing.T) {
	t.Parallel()
	empty := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(empty, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, s := range map[string]SignIn{
		"--oidc-issuer: is missing": {Client: "yardstick"},
		"--oidc-issuer: is \"http":  {Issuer: "http://id.example.org", Client: "yardstick"},
		"--oidc-client: is empty":   {Issuer: "https://id.example.org"},
		"--oidc-domain: is exa":     {Issuer: "https://id.example.org", Client: "yardstick", Domains: []string{"exa mple"}},
		empty + ":1: is empty":      {Issuer: "https://id.example.org", Client: "yardstick", SecretFile: empty},
	} {
		var c web.Config
		if err := s.apply(&c); !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), want) || c.Provider != nil {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	var c web.Config
	s := SignIn{Issuer: "https://id.example.org", Client: "yardstick", Domains: []string{"Example.org"}}
	if err := s.apply(&c); err != nil || c.Provider.Name() != "id.example.org" || c.Domains[0] != "example.org" {
		t.Errorf("got %v, %v", c.Domains, err)
	}
	none := web.Config{}
	if err := (SignIn{}).apply(&none); err != nil || none.Provider != nil {
		t.Errorf("without a provider: %v", err)
	}
}

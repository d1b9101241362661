package hook_test

import (
	"encoding/base64"
	"net/netip"
	"testing"
	"time"

	"yardstick/hook"
)

// TestSign holds the example of the specification of Standard Webhooks 1.0
// (github.com/standard-webhooks/standard-webhooks, spec, "Verifying signatures").
func TestSign(t *testing.T) {
	t.Parallel()
	secret, err := base64.StdEncoding.DecodeString("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
	if err != nil {
		t.Fatal(err)
	}
	got := hook.Sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		url     string
		private bool
		ok      bool
	}{
		{"https://example.org/hooks", false, true},
		{"http://example.org/hooks", false, false},
		{"http://10.0.0.5:8080/x", true, true},
		{"https://10.0.0.5/x", false, false},
		{"https://127.0.0.1/x", false, false},
		{"https://[::1]/x", false, false},
		{"https://[::ffff:10.0.0.5]/x", false, false},
		{"http://169.254.169.254/latest", true, false},
		{"https://u:p@example.org/", false, false},
		{"https://example.org/#x", false, false},
		{"ftp://example.org", true, false},
		{"javascript:alert(1)", true, false},
		{"https:///x", false, false},
		{"", true, false},
	} {
		h := hook.Hook{Name: "x", URL: tt.url}
		if err := h.Check(tt.private); (err == nil) != tt.ok {
			t.Errorf("%q, private %v: %v", tt.url, tt.private, err)
		}
	}
}

func TestReachable(t *testing.T) {
	t.Parallel()
	for at, want := range map[string][2]bool{ // public, with private ones
		"93.184.216.34": {true, true}, "2606:2800:220:1::1": {true, true}, "192.168.1.1": {false, true}, "127.0.0.1": {false, true},
		"169.254.169.254": {false, false}, "fe80::1": {false, false}, "0.0.0.0": {false, false}, "100.64.0.1": {false, false},
		"224.0.0.1": {false, false}, "64:ff9b::a00:1": {false, false}, "fd00::1": {false, true}, "::ffff:192.168.1.1": {false, true},
	} {
		a := netip.MustParseAddr(at)
		if got := [2]bool{hook.Reachable(a, false), hook.Reachable(a, true)}; got != want {
			t.Errorf("%s: %v, want %v", at, got, want)
		}
	}
}

package inbound_test

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"yardstick/internal/inbound"
)

func TestNamed(t *testing.T) {
	t.Parallel()
	names := []string{"localhost", "::1"}
	for host, want := range map[string]bool{
		"localhost:8080": true, "LOCALHOST": true, "[::1]:9000": true, "[::1]": true, "::1": true,
		"localhost.elsewhere.example": false, "elsewhere.example:8080": false, "": false,
	} {
		r := &http.Request{Host: host}
		if got := inbound.Named(r, names); got != want {
			t.Errorf("%q: %v, want %v", host, got, want)
		}
		if !inbound.Named(r, nil) {
			t.Errorf("%q is refused where any name will do", host)
		}
	}
}

// TestOtherSite: what a browser says, of an old one its Origin; reading counts as changing.
func TestOtherSite(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		site, origin string
		want         bool
	}{
		{"", "", false},
		{"none", "", false},
		{"same-origin", "http://here.example", false},
		{"same-site", "", true},
		{"cross-site", "", true},
		{"cross-site", "http://here.example", true},
		{"", "http://here.example", false},
		{"", "http://elsewhere.example", true},
		{"", "http://here.example:81", true},
		{"", "null", true},
	} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			r := httptest.NewRequest(method, "http://here.example/", nil)
			for name, v := range map[string]string{"Sec-Fetch-Site": tt.site, "Origin": tt.origin} {
				if v != "" {
					r.Header.Set(name, v)
				}
			}
			if got := inbound.OtherSite(r); got != tt.want {
				t.Errorf("%s, Sec-Fetch-Site %q, Origin %q: %v, want %v", method, tt.site, tt.origin, got, tt.want)
			}
		}
	}
}

func TestSource(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		remote, forwarded string
		proxied           bool
		want              string
	}{
		{"192.0.2.1:80", "", false, "192.0.2.1"},
		{"192.0.2.1:80", "198.51.100.9", false, "192.0.2.1"}, // what anybody may write
		{"127.0.0.1:80", "203.0.113.5, 198.51.100.9", true, "198.51.100.9"},
		{"127.0.0.1:80", "", true, "127.0.0.1"},
		{"[::ffff:192.0.2.1]:80", "", false, "192.0.2.1"},
		{"[2001:db8:1:2:3::4]:80", "", false, "2001:db8:1:2::/64"},
		{"[fe80::1%eth0]:80", "", false, "fe80::/64"},
		{"@", "", false, "nowhere"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = tt.remote
		if tt.forwarded != "" {
			r.Header.Set("X-Forwarded-For", tt.forwarded)
		}
		if got := inbound.Source(r, tt.proxied); got != tt.want {
			t.Errorf("%s, forwarded for %q: %s, want %s", tt.remote, tt.forwarded, got, tt.want)
		}
	}
}

// TestRecovered: a panic ends one request, is told in the log, and a request that ends
// itself stays ended.
func TestRecovered(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	handler := func(p any) http.Handler {
		return inbound.Recovered(slog.New(slog.NewTextHandler(&log, nil)), func(w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) },
			http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(p) }))
	}
	w := httptest.NewRecorder()
	handler(errors.New("disk sector 7")).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusInternalServerError || !strings.Contains(log.String(), "sector 7") {
		t.Errorf("status %d, log %q", w.Code, log.String())
	}
	defer func() {
		if err, _ := recover().(error); !errors.Is(err, http.ErrAbortHandler) {
			t.Errorf("recovered %v, want %v", err, http.ErrAbortHandler)
		}
	}()
	handler(http.ErrAbortHandler).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
}

// TestBuckets: whoever asks under ever new keys pushes out those used least lately, and
// empties nobody's bucket.
func TestBuckets(t *testing.T) {
	t.Parallel()
	b := inbound.NewBuckets(0, 2)
	for i, want := range []bool{true, true, false} {
		if got := b.Of("a").Allow(); got != want {
			t.Errorf("a bucket of two, try %d: %v", i+1, got)
		}
	}
	for i := range 5000 {
		b.Of(strconv.Itoa(i))
		if i%1000 == 0 && b.Of("a").Allow() {
			t.Fatalf("after %d others the bucket is full again", i)
		}
	}
	if b.Has("0") || !b.Has("4999") || !b.Has("a") {
		t.Error("others have gone than those used least lately")
	}
}

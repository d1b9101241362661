package client_test

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"yardstick/api/client"
)

// chance is randomness as a reader.
type chance struct{}

func (chance) Read(p []byte) (int, error) { return rand.Read(p) }

// TestAgain: a request is sent again under the same key where the connection broke or
// the server asks to wait, and not where it was refused.
func TestAgain(t *testing.T) {
	t.Parallel()
	var keys []string
	var waited time.Duration
	answers := []func(w http.ResponseWriter){
		func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
		func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "3")
			w.WriteHeader(http.StatusTooManyRequests)
		},
		func(w http.ResponseWriter) { _, _ = w.Write([]byte(`{"id":"made"}`)) },
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		keys = append(keys, r.Header.Get("Idempotency-Key"))
		answers[len(keys)-1](w)
	}))
	defer s.Close()
	c, err := client.New(s.URL, "token")
	if err != nil {
		t.Fatal(err)
	}
	c.Wait = func(_ context.Context, d time.Duration) error { waited += d; return nil }
	j, err := c.Choose(t.Context(), client.Choice{Sample: "x"})
	if err != nil || j.ID != "made" || len(keys) != 3 {
		t.Fatalf("%+v, %v after %d requests", j, err, len(keys))
	}
	if keys[0] == "" || keys[0] != keys[1] || keys[0] != keys[2] || waited < 3*time.Second {
		t.Errorf("keys %q, waited %v", keys, waited)
	}
}

// TestRefused gives what the server says.
func TestRefused(t *testing.T) {
	t.Parallel()
	n := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		n++
		w.WriteHeader(http.StatusConflict)
		_, _ = w.Write([]byte(`{"title":"Stands against it","status":409,"detail":"is taken","errors":[{"location":"body.code","message":"taken"}]}`))
	}))
	defer s.Close()
	c, err := client.New(s.URL, "token")
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Choose(t.Context(), client.Choice{Sample: "x"})
	var p *client.Problem
	if !errors.As(err, &p) || p.Detail != "is taken" || !client.Is(err, 409) || !strings.Contains(err.Error(), "body.code: taken") || n != 1 {
		t.Errorf("%v after %d requests", err, n)
	}
	for _, bad := range []string{"127.0.0.1:8080", "ftp://x", ""} {
		if _, err := client.New(bad, "t"); err == nil {
			t.Errorf("%q is taken for an address", bad)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Self(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

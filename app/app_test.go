package app_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/internal/fault"
)

// words is a reader that is quick to load.
func words() (assess.Reader, error) { return assesstest.Reader{}, nil }

func settings(t *testing.T, data string) app.Settings {
	t.Helper()
	return app.Settings{
		Addr: "127.0.0.1:0", Data: app.Data(data), Reader: words, Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Version: "test",
	}
}

// started is an app that runs until the test ends, or stop is called.
func started(t *testing.T, s app.Settings) (a *app.App, stop func() error) {
	t.Helper()
	a, err := app.New(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	return a, func() error { cancel(); return <-done }
}

// TestCoachLinks: a coach has a link beside the owner's address, and none where
// everybody is let in.
func TestCoachLinks(t *testing.T) {
	t.Parallel()
	s := settings(t, t.TempDir())
	s.Access.Coaches = []string{"Cleo"}
	a, _ := started(t, s)
	if links := a.Links(); len(links) != 1 || !strings.HasPrefix(links[0], "For Cleo, as a coach: http://127.0.0.1:") ||
		!strings.Contains(a.Address(), "?token=") {
		t.Errorf("links %q, address %q", links, a.Address())
	}
	if status, text := page(t, a.Address()); status != http.StatusOK || !strings.Contains(text, "/choose") {
		t.Errorf("the owner's address: status %d", status)
	}
	for name, access := range map[string]app.Entrance{
		"open":         {Coaches: []string{"Cleo"}, Open: true},
		"the owner":    {Coaches: []string{app.Owner}},
		"a person":     {Coaches: []string{"Ana"}, People: []string{"Ana"}},
		"no name":      {Coaches: []string{" "}},
		"nobody to be": {Coaches: []string{"Cleo\n"}},
	} {
		s := settings(t, t.TempDir())
		s.Access = access
		if a, err := app.New(t.Context(), s); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want Invalid", name, err)
			if a != nil {
				a.Close()
			}
		}
	}
}

// page asks for an address as a browser does and gives status and text.
func page(t *testing.T, at string) (int, string) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := (&http.Client{Jar: jar, Timeout: time.Minute}).Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// TestApp runs as it is: the printed address opens the pages, the address
// without its token does not, and after Run and Close another takes the data.
func TestApp(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	for range 2 {
		a, stop := started(t, settings(t, data))
		place, _, ok := strings.Cut(a.Address(), "?token=")
		if !ok {
			t.Fatalf("the address %s carries no token", a.Address())
		}
		if status, text := page(t, a.Address()); status != http.StatusOK || !strings.Contains(text, "/yours") {
			t.Errorf("the first page: status %d", status)
		}
		if _, text := page(t, place+"yours"); strings.Contains(text, "/yours/export") {
			t.Error("the pages are open without the token")
		}
		if err := stop(); err != nil {
			t.Errorf("stopping: %v", err)
		}
		a.Close()
		a.Close()
	}
}

// TestLinks: a person's access link is given with the name.
func TestLinks(t *testing.T) {
	t.Parallel()
	s := settings(t, t.TempDir())
	s.Access.People = []string{"Ana", "Ben"}
	a, _ := started(t, s)
	links := a.Links()
	if len(links) != 2 || !strings.HasPrefix(links[0], "For Ana: http://127.0.0.1:") || strings.Contains(a.Address(), "token") {
		t.Fatalf("links %q, address %s", links, a.Address())
	}
	_, link, _ := strings.Cut(links[1], ": ")
	if status, text := page(t, link); status != http.StatusOK || !strings.Contains(text, "<form") {
		t.Errorf("the link shows no entrance: status %d", status)
	}
}

// TestRefused: what is wrong with a setting is said, and nothing stays taken.
func TestRefused(t *testing.T) {
	t.Parallel()
	var lc net.ListenConfig
	taken, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	for name, tt := range map[string]struct {
		change func(*app.Settings)
		kind   fault.Kind
		want   string
	}{
		"taken":    {func(s *app.Settings) { s.Addr = taken.Addr().String() }, fault.Unavailable, "choose another port with --addr"},
		"nowhere":  {func(s *app.Settings) { s.Addr = "here" }, fault.Invalid, "cannot listen on here"},
		"open":     {func(s *app.Settings) { s.Addr = "0.0.0.0:0" }, fault.Invalid, "can be reached from other machines"},
		"owner":    {func(s *app.Settings) { s.Access.People = []string{app.Owner} }, fault.Invalid, "choose another name"},
		"password": {func(s *app.Settings) { s.Access.PasswordFile = "nothing" }, fault.NotFound, "nothing: there is no such file"},
		"data":     {func(s *app.Settings) { s.Data = app.Data(filepath.Join(string(s.Data), "\x00")) }, fault.Unavailable, "cannot be opened"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := settings(t, t.TempDir())
			tt.change(&s)
			_, err := app.New(t.Context(), s)
			var f *fault.Error
			if !errors.As(err, &f) || f.Kind != tt.kind || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q of kind %v", err, tt.want, tt.kind)
			}
		})
	}
}

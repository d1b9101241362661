package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestServeToken: whoever does not know the printed address, such as another
// account of the machine, sees nothing and changes nothing; whoever has opened it
// goes on, also after the program was started again.
func TestServeToken(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := startServer(t, "--data", dir)
	stranger := visitor(t)
	for _, path := range []string{"/", "/yours", "/yours/export", "/?token=guess", "/jobs/customer-service-administrator"} {
		if status, page := get(t, stranger, s.url+path); strings.Contains(page, "/yours/") || !strings.Contains(page, "printed") {
			t.Errorf("%s shows a stranger something: status %d", path, status)
		}
	}
	r, err := stranger.PostForm(s.url+"/choose/sample", map[string][]string{"id": {"bus-driver"}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Body.Close(); r.StatusCode != http.StatusForbidden {
		t.Errorf("a stranger chooses a job: status %d, want %d", r.StatusCode, http.StatusForbidden)
	}
	if r, err = s.owner.Get(s.whole); err != nil {
		t.Fatal(err)
	}
	if r.Body.Close(); r.Request.URL.RawQuery != "" || r.StatusCode != http.StatusOK {
		t.Errorf("the printed address leads to %s, status %d; want the first page without the token", r.Request.URL, r.StatusCode)
	}
	if status, page := get(t, s.owner, s.url+"/yours"); status != http.StatusOK || !strings.Contains(page, "/yours/export") {
		t.Errorf("a browser that has opened the address: status %d", status)
	}
	info, err := os.Stat(filepath.Join(dir, "access.secret"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the secret: %v, %v; want a file for its owner alone", info, err)
	}
	again := startServer(t, "--data", dir)
	if _, token, _ := strings.Cut(s.whole, "?"); !strings.HasSuffix(again.whole, token) {
		t.Errorf("started again it prints %s, before %s; want the same token", again.whole, s.whole)
	}
}

// TestServeNoToken: who wants no token says so.
func TestServeNoToken(t *testing.T) {
	t.Parallel()
	s := startServer(t, "--data", t.TempDir(), "--no-token")
	if status, page := get(t, visitor(t), s.whole+"/yours"); s.whole != s.url || status != http.StatusOK ||
		!strings.Contains(page, "/yours/export") {
		t.Errorf("%s: status %d; want open pages without a token", s.whole, status)
	}
}

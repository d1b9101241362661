package frame_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"yardstick/web"
	"yardstick/web/access"
	"yardstick/web/webtest"
)

// shared is a site over a network, with a password and a link for Ana.
func shared(t *testing.T, options ...webtest.Option) (*webtest.Site, *access.Gate) {
	t.Helper()
	gate, err := access.New(
		access.Config{
			Password: "the right one", Owner: webtest.Owner, People: []string{"Ana"}, Secret: bytes.Repeat([]byte{7}, 32), Now: time.Now,
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	return webtest.Start(t, append(options, func(c *web.Config) { c.Access = gate })...), gate
}

// file is a form with a file of so many bytes.
func file(t *testing.T, path string, bytesOf int) *http.Request {
	t.Helper()
	return webtest.File(t, path, "a.txt", bytes.Repeat([]byte("my own words "), bytesOf/13))
}

// TestUploadsLeaveNothing wants no file of anybody in the temporary folder after
// an upload of any size, whoever sent it.
func TestUploadsLeaveNothing(t *testing.T) { //nolint:paralleltest // it sets the temporary folder
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	open := webtest.Start(t)
	closed, _ := shared(t)
	for _, site := range []*webtest.Site{open, closed} {
		for _, path := range []string{"/choose/file", "/yours/import", "/attempts/x/transcript", "/enter", "/leave", "/attempts/x/draft", "/yours/erase"} {
			for _, size := range []int{100, 5 << 20, 9 << 20} {
				if w := site.Ask(file(t, path, size), "192.0.2.1:1"); w.Code < 400 && path != "/leave" && path != "/enter" && path != "/choose/file" {
					t.Errorf("%s with %d bytes: status %d", path, size, w.Code)
				}
				if left, err := filepath.Glob(filepath.Join(dir, "multipart-*")); err != nil || len(left) > 0 {
					t.Fatalf("%s with %d bytes leaves %v, %v", path, size, left, err)
				}
			}
		}
	}
	if left, err := os.ReadDir(dir); err != nil {
		t.Fatal(err)
	} else {
		for _, e := range left {
			if !e.IsDir() {
				t.Errorf("%s is left", e.Name())
			}
		}
	}
}

// counted counts what is read of a body.
type counted struct {
	io.Reader
	n int
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

// TestAskedFirst reads nothing of a body before access was granted, and of the
// forms of the entrance very little.
func TestAskedFirst(t *testing.T) {
	t.Parallel()
	site, _ := shared(t)
	for path, most := range map[string]int{"/choose/file": 0, "/yours/import": 0, "/choose/text": 0, "/attempts/x/draft": 0, "/enter": 8 << 10, "/enter/x": 8 << 10, "/leave": 8 << 10} {
		for _, r := range []*http.Request{file(t, path, 3<<20), webtest.Form(path, "password", strings.Repeat("x", 1<<20))} {
			body := &counted{Reader: r.Body}
			r.Body = io.NopCloser(body)
			w := site.Ask(r, "192.0.2.1:1")
			if body.n > most || w.Code < 400 {
				t.Errorf("%s: read %d bytes of the body, status %d; want at most %d bytes and a refusal", path, body.n, w.Code, most)
			}
		}
	}
}

// TestWrongPasswords lock out the place they come from, and nobody else.
func TestWrongPasswords(t *testing.T) {
	t.Parallel()
	for name, option := range map[string]webtest.Option{"counted here": func(*web.Config) {}, "counted for all servers": webtest.Shared(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wrongPasswords(t, option)
		})
	}
}

func wrongPasswords(t *testing.T, option webtest.Option) {
	t.Helper()
	now := time.Now()
	site, gate := shared(t, func(c *web.Config) { c.Now = func() time.Time { return now } }, option)
	enter := func(password, from string) int {
		return site.Ask(webtest.Form("/enter", "password", password), from).Code
	}
	if got := enter("the right one", "198.51.100.1:1"); got != http.StatusSeeOther {
		t.Fatalf("the right password: status %d", got)
	}
	got := 0
	for range 7 {
		got = enter("a wrong one", "192.0.2.1:1")
	}
	if got != http.StatusServiceUnavailable {
		t.Errorf("the seventh wrong password: status %d, want %d", got, http.StatusServiceUnavailable)
	}
	if got := enter("the right one", "192.0.2.1:2"); got != http.StatusServiceUnavailable {
		t.Errorf("the right password from where seven wrong ones came: status %d, want %d", got, http.StatusServiceUnavailable)
	}
	for from, who := range map[string]string{"192.0.2.2:1": "somebody else", "[2001:db8::1]:1": "somebody over IPv6"} {
		if got := enter("the right one", from); got != http.StatusSeeOther {
			t.Errorf("%s with the right password: status %d, want %d", who, got, http.StatusSeeOther)
		}
	}
	if got := site.Ask(webtest.Form("/enter/"+gate.Key("Ana")), "192.0.2.1:1").Code; got != http.StatusSeeOther {
		t.Errorf("an access link from where seven wrong passwords came: status %d, want %d", got, http.StatusSeeOther)
	}
	for i := range 25 { // many places guess
		got = enter("a wrong one", "203.0.113."+strconv.Itoa(i)+":1")
	}
	if got != http.StatusServiceUnavailable {
		t.Errorf("the twenty-fifth guess from ever new places: status %d, want %d", got, http.StatusServiceUnavailable)
	}
	if got := enter("the right one", "198.51.100.1:2"); got != http.StatusSeeOther {
		t.Errorf("from a place that is known, meanwhile: status %d, want %d", got, http.StatusSeeOther)
	}
}

// TestBehindProxy tells places apart by what the proxy says, where there is one.
func TestBehindProxy(t *testing.T) {
	t.Parallel()
	site, _ := shared(t, func(c *web.Config) { c.Secure = true })
	enter := func(password, forwarded string) int {
		r := webtest.Form("/enter", "password", password)
		r.Header.Set("X-Forwarded-For", forwarded)
		return site.Ask(r, "127.0.0.1:1").Code
	}
	for i := range 8 { // what the visitor claims stands before what the proxy adds
		enter("a wrong one", strconv.Itoa(i)+".9.9.9, 192.0.2.1")
	}
	if got := enter("the right one", "10.1.1.1, 192.0.2.1"); got != http.StatusServiceUnavailable {
		t.Errorf("from where wrong ones came: status %d, want %d", got, http.StatusServiceUnavailable)
	}
	if got := enter("the right one", "192.0.2.7"); got != http.StatusSeeOther {
		t.Errorf("from elsewhere: status %d, want %d", got, http.StatusSeeOther)
	}
}

// TestOtherSitesUseUpNothing lets a page from elsewhere ask as often as it likes.
func TestOtherSitesUseUpNothing(t *testing.T) {
	t.Parallel()
	now := time.Now()
	site := webtest.Start(t, func(c *web.Config) { c.Now = func() time.Time { return now } })
	image := map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
	for name, headers := range map[string]map[string]string{
		"images":   image,
		"frames":   {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
		"windows":  {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
		"siblings": {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
	} {
		for i := range 300 {
			r := httptest.NewRequest(http.MethodGet, "/help", nil)
			for k, v := range headers {
				r.Header.Set(k, v)
			}
			w := site.Ask(r, "127.0.0.1:1")
			if first := i == 0; first && (w.Code == http.StatusOK) != (name == "windows") {
				t.Errorf("%s: status %d", name, w.Code)
			}
		}
	}
	if w := site.Ask(httptest.NewRequest(http.MethodGet, "/help", nil), "127.0.0.1:1"); w.Code != http.StatusOK {
		t.Errorf("the owner gets status %d afterwards, want %d", w.Code, http.StatusOK)
	}
}

// TestChangesReadTheBody: an address, however somebody was led to it, deletes nothing.
func TestChangesReadTheBody(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample?id=bus-driver").Want(http.StatusNotFound)
	v.Post("/choose/sample", "id", "bus-driver").Want(http.StatusOK)
	v.Post("/yours/erase?word=delete").Want(http.StatusUnprocessableEntity)
	v.Get("/jobs/bus-driver").Want(http.StatusOK)

	sources, err := filepath.Glob("../*/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatalf("%v, %v", sources, err)
	}
	for _, name := range sources {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, both := range []string{".FormValue(", ".R.Form["} {
			if strings.Contains(string(data), both) && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s reads %s…, which takes the address as well as the body", name, both)
			}
		}
	}
}

// TestEraseOffersCopies names what stands beside the database to its owner, and
// removes it where the owner says so.
func TestEraseOffersCopies(t *testing.T) {
	t.Parallel()
	for _, remove := range []bool{true, false} {
		site := webtest.Start(t, webtest.WithSample)
		aside, err := site.DB.SetAside(t.Context(), time.Unix(0, 0))
		if err != nil {
			t.Fatal(err)
		}
		v := site.Visitor(t)
		p := v.Get("/yours").Want(http.StatusOK, "[name=copies]")
		if !strings.Contains(p.Body, filepath.Base(aside)) {
			t.Errorf("the page does not name %s", filepath.Base(aside))
		}
		pairs := []string{"word", "delete"}
		if remove {
			pairs = append(pairs, "copies", "1")
		}
		v.Post("/yours/erase", pairs...).Want(http.StatusOK, "[role=status]")
		if _, err := os.Stat(aside); os.IsNotExist(err) != remove {
			t.Errorf("asked to remove it: %v; afterwards %v", remove, err)
		}
	}
}

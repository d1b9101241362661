package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"yardstick/app"
)

// serverEnv tells this test binary to be the program, so that it can be killed.
const serverEnv = "YARDSTICK_TEST_SERVE"

// server is a running yardstick serve.
type server struct {
	*exec.Cmd
	url   string // of the place, without the token
	whole string // as it was printed
	owner *http.Client
	ready time.Duration
	lines []string
}

// startServer starts the program and waits until it says where it is.
func startServer(t *testing.T, args ...string) *server {
	t.Helper()
	return startServerWith(t, append([]string{"serve", "--model", quickWeights, "--addr", "127.0.0.1:0"}, args...))
}

// startServerWith starts the program with any arguments.
func startServerWith(t *testing.T, args []string) *server {
	t.Helper()
	s := &server{Cmd: exec.Command(os.Args[0])}
	s.Env = append(os.Environ(), serverEnv+"="+strings.Join(args, "\n"))
	out, err := s.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Process.Kill(); _, _ = s.Process.Wait() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, at, ok := strings.Cut(lines.Text(), "ready: "); ok {
			s.whole, s.ready = at, time.Since(begun)
			s.url, _, _ = strings.Cut(at, "/?")
		}
		s.lines = append(s.lines, lines.Text())
		if strings.HasPrefix(lines.Text(), "Press ") {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			s.owner = visitor(t)
			return s
		}
	}
	t.Fatalf("the server did not get ready: %v", s.lines)
	return nil
}

// visitor is a browser that nobody knows yet.
func visitor(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

// get asks for a page and gives its status and text.
func get(t *testing.T, client *http.Client, url string) (int, string) {
	t.Helper()
	r, err := client.Get(url)
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

// TestServeSurvivesKill kills the server while somebody writes, starts it again
// and finds the draft.
func TestServeSurvivesKill(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := startServer(t, "--data", dir)
	begun := time.Now()
	if status, _ := get(t, s.owner, s.whole); status != http.StatusOK {
		t.Fatalf("the first page: status %d", status)
	}
	t.Logf("ready after %v, first page after %v more", s.ready, time.Since(begun))
	r, err := s.owner.PostForm(
		s.url+"/jobs/customer-service-administrator/attempts", url.Values{"question": {"define-success"}, "mode": {"coach"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	path := r.Request.URL.Path
	const text = "Nothing written is lost."
	if r, err = s.owner.PostForm(s.url+path+"/draft", url.Values{"base": {"0"}, "text": {text}, "writer": {"a"}}); err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if err := s.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_, _ = s.Process.Wait()
	again := startServer(t, "--data", dir)
	get(t, again.owner, again.whole)
	if status, page := get(t, again.owner, again.url+path); status != http.StatusOK || !strings.Contains(page, text) {
		t.Errorf("after kill -9: status %d, the draft is there: %v", status, strings.Contains(page, text))
	}
}

// TestServeStops ends cleanly on both signals.
func TestServeStops(t *testing.T) {
	t.Parallel()
	for _, signal := range []os.Signal{syscall.SIGINT, syscall.SIGTERM} {
		s := startServer(t, "--data", t.TempDir())
		if err := s.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := s.Wait(); err != nil {
			t.Errorf("%v: %v, want a clean end", signal, err)
		}
	}
}

// TestHealth asks a server that runs, and one that has ended.
func TestHealth(t *testing.T) {
	t.Parallel()
	s := startServer(t, "--data", t.TempDir())
	addr := strings.TrimPrefix(s.url, "http://")
	for _, args := range [][]string{{"health", "--addr", addr}, {"health", "--alive", "--addr", addr}} {
		var out strings.Builder
		p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: io.Discard}
		if status := p.run(args); status != exitOK || out.String() != "ready\n" && out.String() != "alive\n" {
			t.Errorf("%v: status %d, %q", args, status, out.String())
		}
	}
	_ = s.Process.Kill()
	_, _ = s.Process.Wait()
	p := &program{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard}
	if status := p.run([]string{"health", "--addr", addr}); status != exitFailed {
		t.Errorf("of a server that has ended: status %d, want %d", status, exitFailed)
	}
}

// TestLinksFile: where links go into a file, what is printed holds neither name nor
// token, and the file is for its owner alone.
func TestLinksFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "links")
	c := serveCmd{Addr: "127.0.0.1:0", accessFlags: accessFlags{LinksFile: file}}
	c.Data, c.Person = app.Data(dir), []string{"Anabella"}
	settings, err := c.settings(&program{stderr: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.New(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	var out strings.Builder
	if err := c.announce(&program{stdout: &out}, a); err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(said), "For Anabella: http") {
		t.Errorf("the file holds %q, error %v", said, err)
	}
	if strings.Contains(out.String(), "Anabella") || strings.Contains(out.String(), "/enter/") || !strings.Contains(out.String(), "ready: http") {
		t.Errorf("printed: %s", out.String())
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
}

// TestServeRefuses says what is wrong with an address, and what would be right.
func TestServeRefuses(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	for name, tt := range map[string]struct {
		cmd  serveCmd
		want string
	}{
		"taken":    {serveCmd{Addr: taken.Addr().String()}, "is taken by another program; choose another port"},
		"open":     {serveCmd{Addr: "0.0.0.0:0"}, "can be reached from other machines: give --password-file"},
		"nonsense": {serveCmd{Addr: "here"}, "cannot listen on here"},
		"database": {serveCmd{Addr: "127.0.0.1:0", dataFlag: dataFlag{Database: "mysql://x"}}, "--database: wants a URL such as postgres://"},
	} {
		tt.cmd.Data = app.Data(t.TempDir())
		p := &program{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard}
		if err := tt.cmd.Run(p); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
}

// TestServeOverNetwork demands a password or a link where other machines reach it.
func TestServeOverNetwork(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	password := filepath.Join(dir, "password")
	if err := os.WriteFile(password, []byte("the right one\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := startServer(t, "--data", dir, "--password-file", password, "--person", "Ana")
	ana := visitor(t)
	if _, page := get(t, ana, s.url); !strings.Contains(page, `type="password"`) {
		t.Error("the pages are open")
	}
	_, link, ok := strings.Cut(strings.Join(s.lines, "\n"), "For Ana: ")
	if !ok {
		t.Fatalf("no link for Ana in %v", s.lines)
	}
	link, _, _ = strings.Cut(link, "\n")
	r, err := ana.PostForm(link, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if status, page := get(t, ana, s.url+"/yours"); status != http.StatusOK || !strings.Contains(page, "/yours/export") {
		t.Errorf("after the link: status %d", status)
	}
}

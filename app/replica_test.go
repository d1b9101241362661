package app_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/internal/fault"
	"yardstick/panel"
)

// What a replica of these tests is told: the database, its folder of keys, its name,
// and how far its clock is off.
const (
	replicaURL    = "YARDSTICK_TEST_REPLICA_URL"
	replicaFolder = "YARDSTICK_TEST_REPLICA_FOLDER"
	replicaName   = "YARDSTICK_TEST_REPLICA_NAME"
	replicaSkew   = "YARDSTICK_TEST_REPLICA_SKEW"
	replicaPeople = "YARDSTICK_TEST_REPLICA_PEOPLE" // names, with commas; otherwise Ana, and candidates are added
)

// TestReplicaProcess is no test: it is one of several servers of a database, which
// serves pages and, beside that, adds candidates to a position as fast as it can. It
// says each once the store has it.
func TestReplicaProcess(t *testing.T) {
	if os.Getenv(replicaURL) == "" {
		t.Skip("runs as a server of other tests")
	}
	skew, err := time.ParseDuration(os.Getenv(replicaSkew))
	if err != nil {
		t.Fatal(err)
	}
	place := app.Place{Folder: app.Data(os.Getenv(replicaFolder)), Database: os.Getenv(replicaURL)}
	names := []string{"Ana"}
	crowd := os.Getenv(replicaPeople)
	if crowd != "" {
		names = strings.Split(crowd, ",")
	}
	reads := app.Load(words)
	if os.Getenv(crowdReader) == "embedded" {
		reads = nil
	}
	a, err := app.New(t.Context(), app.Settings{
		Addr: "127.0.0.1:0", Data: place.Folder, Database: place.Database, Clock: func() time.Time { return time.Now().Add(skew) },
		Reader: reads, Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError + 1})), Version: "test",
		Access: app.Entrance{PasswordFile: filepath.Join(string(place.Folder), "password"), People: names},
	})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := place.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	desk, err := kept.Panel(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range a.Links() {
		fmt.Println(link)
	}
	fmt.Println("ready")
	if crowd != "" {
		_ = a.Run(t.Context())
		return
	}
	go adding(t.Context(), desk, os.Getenv(replicaName))
	_ = a.Run(t.Context())
}

// adding adds candidates, one after the other. What failed is tried again; where it had
// been kept all the same, the code is taken.
func adding(ctx context.Context, desk *panel.Desk, name string) {
	pace := time.NewTicker(20 * time.Millisecond) // the longer the log, the longer it takes to read
	defer pace.Stop()
	for n := 0; ; <-pace.C {
		code := fmt.Sprint(name, "-", n)
		err := desk.Do(ctx, panel.Viewer{Code: "ines"}, "porter", panel.AddCandidate{Code: code, Name: code, Contact: code})
		switch {
		case err == nil:
			fmt.Println("added", code)
			n++
		case fault.Is(err, fault.Conflict) && strings.Contains(err.Error(), "is taken"):
			n++
		case fault.Is(err, fault.Conflict), fault.Is(err, fault.Unavailable):
		default:
			fmt.Println("failed", err)
			return
		}
	}
}

// replica is one of several servers of a database.
type replica struct {
	*exec.Cmd
	url   string // of Ana's link
	links []string
	added chan string // codes that it was told are kept
	mu    sync.Mutex
	told  []string
}

// startReplica starts a server and waits until it is ready.
func startReplica(t *testing.T, database, folder, name string, skew time.Duration, more ...string) *replica {
	t.Helper()
	r := &replica{Cmd: exec.Command(os.Args[0], "-test.run", "^TestReplicaProcess$"), added: make(chan string, 1000)} //nolint:gosec // this very test
	r.Env = append(os.Environ(), replicaURL+"="+database, replicaFolder+"="+folder, replicaName+"="+name, replicaSkew+"="+skew.String())
	r.Env = append(r.Env, more...)
	r.Stderr = os.Stderr
	out, err := r.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.end)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, link, ok := strings.Cut(lines.Text(), ": http"); ok {
			r.url = "http" + link
			r.links = append(r.links, r.url)
		}
		if lines.Text() == "ready" {
			go r.listen(t, lines)
			return r
		}
	}
	t.Fatalf("replica %s did not get ready", name)
	return nil
}

func (r *replica) listen(t *testing.T, lines *bufio.Scanner) {
	t.Helper()
	defer close(r.added)
	for lines.Scan() {
		code, added := strings.CutPrefix(lines.Text(), "added ")
		if !added {
			if strings.HasPrefix(lines.Text(), "failed ") {
				t.Error(lines.Text())
			}
			continue
		}
		r.mu.Lock()
		r.told = append(r.told, code)
		r.mu.Unlock()
		select {
		case r.added <- code:
		default: // nobody waits
		}
	}
}

// end kills the server: SIGKILL, so that it can put nothing in order.
func (r *replica) end() {
	_ = r.Process.Kill() // it may have ended
	_ = r.Wait()
}

// more waits until the server has added so many more.
func (r *replica) more(t *testing.T, n int) {
	t.Helper()
	for len(r.added) > 0 {
		<-r.added
	}
	late := time.After(30 * time.Second)
	for range n {
		select {
		case _, going := <-r.added:
			if !going {
				t.Fatal("a server has ended")
			}
		case <-late:
			t.Fatal("a server adds nothing more")
		}
	}
}

// client asks servers in turn as one browser does, behind what shares requests out.
type client struct {
	servers []*atomic.Pointer[replica]
	token   string
	next    int
}

// ask sends a request to the next server with the session's cookie under the name that
// it has there. A server that is gone is an error.
func (c *client) ask(method, path string, form url.Values) (*http.Response, string, error) {
	c.next++
	at, err := url.Parse(c.servers[c.next%len(c.servers)].Load().url)
	if err != nil {
		return nil, "", err
	}
	r, err := http.NewRequest(method, "http://"+at.Host+path, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	r.AddCookie(&http.Cookie{Name: "yardstick-" + at.Port(), Value: c.token})
	plain := &http.Client{Timeout: 20 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	w, err := plain.Do(r)
	if err != nil {
		return nil, "", err
	}
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	return w, string(body), err
}

// must is ask at a server that has to answer with a status.
func (c *client) must(t *testing.T, method, path string, form url.Values, status int) (*http.Response, string) {
	t.Helper()
	w, body, err := c.ask(method, path, form)
	if err != nil {
		t.Fatal(err)
	}
	if w.StatusCode != status {
		t.Fatalf("%s %s: status %d, want %d: %.200s", method, path, w.StatusCode, status, body)
	}
	return w, body
}

package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/app"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record"
	"yardstick/store/postgres/postgrestest"
)

// shared is the PostgreSQL server of tests that leave it running: it starts with the
// first of them and ends with the last.
var shared struct {
	sync.Mutex
	users   int
	cluster *postgrestest.Cluster
}

// schema is the URL of an empty schema on the shared server.
func schema(t *testing.T) string {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.users == 0 {
		c, err := postgrestest.Start()
		if err != nil {
			t.Skip(err)
		}
		shared.cluster = c
	}
	shared.users++
	t.Cleanup(func() {
		shared.Lock()
		defer shared.Unlock()
		if shared.users--; shared.users == 0 {
			shared.cluster.Stop()
		}
	})
	return shared.cluster.Schema(t)
}

// cluster starts a PostgreSQL server for a test that pauses it.
func cluster(t *testing.T) *postgrestest.Cluster {
	t.Helper()
	c, err := postgrestest.Start()
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(c.Stop)
	return c
}

// keysOf copies the keys of a data folder, as whoever adds a server does.
func keysOf(t *testing.T, folder string) string {
	t.Helper()
	to := t.TempDir()
	for _, name := range []string{"panel.key", "access.secret", "password"} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(to, name), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// begun makes a database with a position, and the folder of keys of its first server.
func begun(t *testing.T, database string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "password"), []byte("the right one\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := settings(t, folder)
	s.Database, s.Access.People = database, []string{"Ana"}
	a, err := app.New(t.Context(), s) // makes both keys
	if err != nil {
		t.Fatal(err)
	}
	a.Close()
	kept, err := app.Place{Folder: app.Data(folder), Database: database}.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	desk, err := kept.Panel(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.Open(t.Context(), panel.Viewer{Code: "ines", Roles: []people.Role{people.Coordinator}}, panel.OpenPosition{
		Code: "porter", Title: "Porter", Job: "porter", Name: "Ines Example",
	}); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestReplicas: three servers of one database, of which one is killed and two have
// wrong clocks, while connections break and the database stands still. Whoever has
// entered at one has entered at all, no draft is lost, wrong passwords count together,
// and the log of a position has everything that a server was told is kept, once, in
// one chain.
func TestReplicas(t *testing.T) {
	if testing.Short() {
		t.Skip("several seconds of three servers")
	}
	t.Parallel()
	c := cluster(t)
	database := c.URL("application_name", "test_0", "search_path", "public")
	folder := begun(t, database)
	servers := []*atomic.Pointer[replica]{{}, {}, {}}
	for i, skew := range []time.Duration{0, -2 * time.Hour, 26 * time.Hour} {
		servers[i].Store(startReplica(t, database, keysOf(t, folder), fmt.Sprint("r", i), skew))
	}
	ana := &client{servers: servers}
	ana.enter(t)
	w, _ := ana.must(t, http.MethodPost, "/jobs/customer-service-administrator/attempts", url.Values{"question": {"define-success"}, "mode": {"coach"}},
		http.StatusSeeOther)
	attempt := w.Header.Get("Location")
	ana.sameLive(t, attempt)

	stop, last := make(chan struct{}), make(chan string, 1)
	writer := &client{servers: servers, token: ana.token}
	go func() { last <- writer.write(t, attempt, stop) }()
	all := func(n int, who ...int) {
		for _, i := range who {
			servers[i].Load().more(t, n)
		}
	}
	all(5, 0, 1, 2)
	servers[0].Load().end() // killed in the midst
	all(5, 1, 2)
	killed := servers[0].Load()
	servers[0].Store(startReplica(t, database, keysOf(t, folder), "again", 0))
	all(5, 0, 1, 2)
	for range 3 { // connections break
		c.Disconnect(t, database)
		all(3, 0, 1, 2)
	}
	c.Pause(t) // the database stands still
	time.AfterFunc(time.Second, func() { c.Resume(t) })
	all(5, 0, 1, 2)
	close(stop)
	text := <-last
	for range servers {
		if _, page := ana.must(t, http.MethodGet, attempt, nil, http.StatusOK); !strings.Contains(page, text) {
			t.Errorf("the draft %q is lost", text)
		}
	}
	ana.wrongPasswords(t)
	told := slices.Clone(killed.told)
	for _, s := range servers {
		s.Load().end()
		told = append(told, s.Load().told...)
	}
	wholeLog(t, folder, database, told)
}

// enter uses Ana's link at one server and looks at all of them.
func (c *client) enter(t *testing.T) {
	t.Helper()
	at, err := url.Parse(c.servers[1].Load().url)
	if err != nil {
		t.Fatal(err)
	}
	c.next = 0
	w, _ := c.must(t, http.MethodPost, at.Path, nil, http.StatusSeeOther)
	for _, cookie := range w.Cookies() {
		c.token = cookie.Value
	}
	for range c.servers {
		if _, page := c.must(t, http.MethodGet, "/yours", nil, http.StatusOK); !strings.Contains(page, "/yours/export") {
			t.Fatal("who has entered at one server has not entered at another")
		}
	}
}

// sameLive: what is read while somebody writes is the same at all servers, whichever
// of them has read the text before.
func (c *client) sameLive(t *testing.T, attempt string) {
	t.Helper()
	var found []string
	for _, text := range []string{"Customers", "Customers wait no longer than a day.", "Customers wait no longer than a day."} {
		found = nil
		for range c.servers {
			_, body := c.must(t, http.MethodPost, attempt+"/live", url.Values{"text": {text}, "pause": {"1"}}, http.StatusOK)
			for _, nonce := range nonces(body) {
				body = strings.ReplaceAll(body, nonce, "")
			}
			found = append(found, body)
		}
		if len(slices.Compact(slices.Clone(found))) != 1 {
			t.Errorf("%q: servers tell different things:\n%s", text, strings.Join(found, "\n---\n"))
		}
	}
}

// nonces are what differs between two pages that say the same.
func nonces(page string) (all []string) {
	for _, part := range strings.Split(page, `nonce="`)[1:] {
		nonce, _, _ := strings.Cut(part, `"`)
		all = append(all, nonce)
	}
	return all
}

// write saves drafts, each based on the one before, at one server after another, and
// again at the next one where a server or the database is gone. It gives the last text.
func (c *client) write(t *testing.T, attempt string, stop <-chan struct{}) string {
	t.Helper()
	revision, text := 0, ""
	pace := time.NewTicker(20 * time.Millisecond) // somebody who types fast
	defer pace.Stop()
	for n := 1; ; n++ {
		<-pace.C
		next := strings.TrimSpace(fmt.Sprint(text, " word", n))
		for saved := false; !saved; {
			w, body, err := c.ask(http.MethodPost, attempt+"/draft", url.Values{"text": {next}, "base": {strconv.Itoa(revision)}, "writer": {"tab"}})
			if err != nil || w.StatusCode == http.StatusServiceUnavailable {
				continue
			}
			var answer struct {
				Status   string `json:"status"`
				Revision int    `json:"revision"`
			}
			if err := json.Unmarshal([]byte(body), &answer); err != nil || w.StatusCode != http.StatusOK || answer.Status != "saved" {
				t.Errorf("a draft based on revision %d: status %d, %.300s", revision, w.StatusCode, body)
				return text
			}
			revision, saved = answer.Revision, true
		}
		text = next
		select {
		case <-stop:
			return text
		default:
		}
	}
}

// wrongPasswords: a place that has tried wrong ones at all servers has tried as many
// as if there were one.
func (c *client) wrongPasswords(t *testing.T) {
	t.Helper()
	c.token = ""
	statuses := []int{}
	for range 6 {
		w, _, err := c.ask(http.MethodPost, "/enter", url.Values{"password": {"a wrong one"}})
		if err != nil {
			t.Fatal(err)
		}
		statuses = append(statuses, w.StatusCode)
	}
	if want := []int{403, 403, 403, 403, 403, 503}; !slices.Equal(statuses, want) {
		t.Errorf("wrong passwords at servers in turn: %v, want %v", statuses, want)
	}
}

// wholeLog: everything that was told is in the log, once, and the log holds its rules.
func wholeLog(t *testing.T, folder, database string, told []string) {
	t.Helper()
	kept, err := app.Place{Folder: app.Data(folder), Database: database}.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	desk, err := kept.Panel(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	view, err := desk.See(t.Context(), panel.Viewer{Code: "ines"}, "porter", panel.Focus{})
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]int{}
	for _, candidate := range view.Candidates {
		in[candidate.Code]++
	}
	for _, code := range told {
		if in[code] != 1 {
			t.Errorf("candidate %s is there %d times", code, in[code])
		}
	}
	log, err := desk.Store.Load(t.Context(), "porter")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := panel.Fold(log.Log); err != nil {
		t.Errorf("the log does not hold its rules: %v", err)
	}
	t.Logf("%d candidates in the log, %d told", len(in), len(told))
}

// TestSealingAcrossServers: raters hand in at two servers at the same moment; each
// rating is revealed once, when the last is in, and nothing that opens one is left.
func TestSealingAcrossServers(t *testing.T) {
	t.Parallel()
	database := schema(t)
	folder := begun(t, database)
	desks := make([]*panel.Desk, 2)
	for i := range desks {
		kept, err := app.Place{Folder: app.Data(folder), Database: database}.Open(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(kept.Close)
		if desks[i], err = kept.Panel(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := sample.Make(t.Context(), desks[0], sample.Rating); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i, candidate := range sample.Candidates() {
		group.Go(func() {
			if err := desks[i%2].Do(t.Context(), panel.Viewer{Code: "zoe"}, sample.Code, handIn(t, candidate)); err != nil {
				t.Errorf("%s: %v", candidate, err)
			}
			err := desks[1-i%2].Do(t.Context(), panel.Viewer{Code: "zoe"}, sample.Code, handIn(t, candidate))
			if !fault.Is(err, fault.Conflict) {
				t.Errorf("%s handed in again at the other server: %v, want a conflict", candidate, err)
			}
		})
	}
	group.Wait()
	for i, desk := range desks {
		kept, err := desk.Store.Load(t.Context(), sample.Code)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := panel.Fold(kept.Log); err != nil {
			t.Fatalf("server %d: the log does not hold its rules: %v", i, err)
		}
		if got := bytes.Count(kept.Log, fmt.Appendf(nil, `"kind":%q`, record.Revealed)); got != 12 {
			t.Errorf("server %d: %d ratings revealed, want each of 12 once", i, got)
		}
		for _, item := range kept.Items {
			if item.Kind == "sealed" {
				t.Errorf("what opens commitment %s is left", item.Name)
			}
		}
	}
}

// handIn is a rating of every requirement at level 3.
func handIn(t *testing.T, candidate string) panel.HandIn {
	t.Helper()
	g, err := sample.Guide()
	if err != nil {
		t.Error(err)
	}
	h := panel.HandIn{Candidate: candidate}
	level := 3
	for _, q := range g.Questions {
		if candidate != "wren" || q.ID != "danger-signs" {
			h.Notes = append(h.Notes, panel.Note{Question: q.ID, Evidence: "What was heard."})
		}
		for _, r := range q.Requirements {
			if candidate == "wren" && q.ID == "danger-signs" { // which that candidate was not asked
				continue
			}
			h.Levels = append(h.Levels, record.Level{Question: q.ID, Requirement: r.ID, Level: &level})
		}
	}
	return h
}

// TestOtherKeys: a server whose keys are not those of the others says so, and makes none.
func TestOtherKeys(t *testing.T) {
	t.Parallel()
	database := schema(t)
	folder := begun(t, database)
	for name, tt := range map[string]struct {
		change func(folder string) error
		want   string
	}{
		"the same keys":  {func(string) error { return nil }, ""},
		"no secret":      {func(f string) error { return os.Remove(filepath.Join(f, "access.secret")) }, "access.secret: is missing, and this database was begun with one"},
		"no key":         {func(f string) error { return os.Remove(filepath.Join(f, "panel.key")) }, "panel.key: is missing, and this database was begun with one"},
		"another secret": {func(f string) error { return os.WriteFile(filepath.Join(f, "access.secret"), make([]byte, 32), 0o600) }, "access.secret: is not the one"},
		"another key":    {func(f string) error { return os.WriteFile(filepath.Join(f, "panel.key"), make([]byte, 32), 0o600) }, "panel.key: is not the one"},
	} {
		own := keysOf(t, folder)
		if err := tt.change(own); err != nil {
			t.Fatal(err)
		}
		before := keyFiles(t, own)
		s := settings(t, own)
		s.Database, s.Access.People = database, []string{"Ana"}
		a, err := app.New(t.Context(), s)
		if err == nil {
			a.Close()
		}
		if tt.want == "" && err != nil || tt.want != "" && (!fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
		if diff := cmp.Diff(before, keyFiles(t, own)); diff != "" {
			t.Errorf("%s: files (-before +after):\n%s", name, diff)
		}
	}
}

// keyFiles are the files of a data folder but the one that tells workers apart, which is no key.
func keyFiles(t *testing.T, folder string) []string {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		if f.Name() != "workers.id" {
			names = append(names, f.Name())
		}
	}
	return names
}

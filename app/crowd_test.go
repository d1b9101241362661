package app_test

import (
	"cmp"
	"database/sql"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// What a crowd is, in the environment: how many people practise at once, at how many
// servers (with commas: one crowd after the other), how often each writes a sentence, for
// how long, and whether the model reads it: "embedded"; otherwise words are looked for.
const (
	crowdVariable = "YARDSTICK_CROWD"
	crowdServers  = "YARDSTICK_CROWD_SERVERS"
	crowdEvery    = "YARDSTICK_CROWD_EVERY"
	crowdFor      = "YARDSTICK_CROWD_FOR"
	crowdReader   = "YARDSTICK_CROWD_READER"
)

// TestCrowd measures many people who practise at once over several servers of one
// database (docs/performance.md): each writes a sentence every few seconds, which is saved
// and read. It says what requests took, what failed, and what a request cost in processor
// time of the servers and in transactions of the database, which a busy machine does not
// change.
func TestCrowd(t *testing.T) {
	many, err := strconv.Atoi(os.Getenv(crowdVariable))
	if err != nil {
		t.Skip("a measurement: set " + crowdVariable + "=500, and perhaps " + strings.Join([]string{
			crowdServers + "=1,2,4",
			crowdEvery + "=15s", crowdFor + "=60s", crowdReader + "=embedded",
		}, ", "))
	}
	t.Setenv("YARDSTICK_TEST_FSYNC", "1")
	for _, servers := range strings.Split(cmp.Or(os.Getenv(crowdServers), "2"), ",") {
		n, err := strconv.Atoi(servers)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(servers, func(t *testing.T) { crowdAt(t, many, n) })
	}
}

// lasting is a time of the environment.
func lasting(t *testing.T, variable string, otherwise time.Duration) time.Duration {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// crowdAt lets many people practise at so many servers.
func crowdAt(t *testing.T, many, n int) {
	t.Helper()
	database := cluster(t).URL()
	folder := begun(t, database)
	names := make([]string, many)
	for i := range names {
		names[i] = fmt.Sprint("p", i)
	}
	servers := make([]*atomic.Pointer[replica], n)
	for i := range servers {
		servers[i] = &atomic.Pointer[replica]{}
		servers[i].Store(startReplica(t, database, keysOf(t, folder), fmt.Sprint("r", i), 0, replicaPeople+"="+strings.Join(names, ",")))
	}
	took := &times{all: map[string][]time.Duration{}, every: lasting(t, crowdEvery, 4*time.Second)}
	var group sync.WaitGroup
	before := transactions(t, database)
	until := time.Now().Add(lasting(t, crowdFor, 60*time.Second))
	for i, link := range servers[0].Load().links {
		group.Go(func() {
			at, err := url.Parse(link)
			if err != nil {
				t.Error(err)
				return
			}
			c := &client{servers: servers, next: i}
			c.practise(took, at.Path, i, many, until)
		})
	}
	group.Wait()
	committed := transactions(t, database) - before
	var used time.Duration
	for _, s := range servers {
		r := s.Load()
		r.end()
		used += r.ProcessState.UserTime() + r.ProcessState.SystemTime()
	}
	took.tell(t)
	requests := took.requests()
	t.Logf("%d people at %d servers: %d requests; a request costs %.2f ms of the servers' processors and %.2f transactions of the database",
		many, n, requests, used.Seconds()*1000/float64(requests), float64(committed)/float64(requests))
}

// transactions is how many transactions a database has ended.
func transactions(t *testing.T, database string) (n int64) {
	t.Helper()
	db, err := sql.Open("pgx", database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.QueryRowContext(t.Context(), `SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()`).Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// times are what requests took, and how many failed.
type times struct {
	mu     sync.Mutex
	all    map[string][]time.Duration
	failed map[string]int
	every  time.Duration // between the sentences of one person
}

// requests is how many there were.
func (s *times) requests() (n int) {
	for _, all := range s.all {
		n += len(all)
	}
	return n
}

func (s *times) add(what string, took time.Duration, failed string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all[what] = append(s.all[what], took)
	if failed != "" {
		if s.failed == nil {
			s.failed = map[string]int{}
		}
		s.failed[what+": "+failed]++
	}
}

func (s *times) tell(t *testing.T) {
	t.Helper()
	for what, all := range s.all {
		slices.Sort(all)
		t.Logf("%-8s %6d requests, median %v, 95 %% %v", what, len(all), all[len(all)/2].Round(time.Millisecond),
			all[len(all)*95/100].Round(time.Millisecond))
	}
	for what, n := range s.failed {
		t.Errorf("%d of %s", n, what)
	}
}

// practise is one person: enters, begins an attempt, and writes a sentence now and then.
func (c *client) practise(took *times, link string, i, many int, until time.Time) {
	timed := func(what, method, path string, form url.Values, want ...int) *http.Response {
		begun := time.Now()
		w, body, err := c.ask(method, path, form)
		failed := ""
		switch {
		case err != nil:
			failed = err.Error()
		case !slices.Contains(want, w.StatusCode):
			failed = fmt.Sprintf("status %d %.80s", w.StatusCode, body)
		}
		took.add(what, time.Since(begun), failed)
		return w
	}
	wait := func(d time.Duration) { <-time.After(d) }
	wait(time.Duration(i) * 20 * time.Second / time.Duration(many)) // people come one after the other
	w := timed("enter", http.MethodPost, link, nil, http.StatusSeeOther)
	if w == nil {
		return
	}
	for _, cookie := range w.Cookies() {
		c.token = cookie.Value
	}
	timed("home", http.MethodGet, "/", nil, http.StatusOK)
	w = timed("begin", http.MethodPost, "/jobs/customer-service-administrator/attempts",
		url.Values{"question": {"define-success"}, "mode": {"coach"}}, http.StatusSeeOther)
	if w == nil || w.Header.Get("Location") == "" {
		return
	}
	attempt, text := w.Header.Get("Location"), ""
	for n := 0; time.Now().Before(until); n++ {
		text += "Customers wait no longer than a day, and I ring back myself. "
		timed("draft", http.MethodPost, attempt+"/draft", url.Values{"text": {text}, "base": {strconv.Itoa(n)}, "writer": {"tab"}}, http.StatusOK)
		timed("live", http.MethodPost, attempt+"/live", url.Values{"text": {text}}, http.StatusOK, http.StatusNoContent)
		wait(took.every)
	}
}

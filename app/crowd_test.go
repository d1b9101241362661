package app_test

import (
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

// crowdVariable says how many people practise at once.
const crowdVariable = "YARDSTICK_CROWD"

// TestCrowd measures many people who practise at once over two servers of one database
// (docs/performance.md): each writes a sentence every few seconds, which is saved and
// read. The reader finds words, so that what is measured is all but the model.
func TestCrowd(t *testing.T) {
	many, err := strconv.Atoi(os.Getenv(crowdVariable))
	if err != nil {
		t.Skip("a measurement: set " + crowdVariable + "=500")
	}
	t.Setenv("YARDSTICK_TEST_FSYNC", "1")
	database := cluster(t).URL()
	folder := begun(t, database)
	names := make([]string, many)
	for i := range names {
		names[i] = fmt.Sprint("p", i)
	}
	servers := []*atomic.Pointer[replica]{{}, {}}
	for i := range servers {
		servers[i].Store(startReplica(t, database, keysOf(t, folder), fmt.Sprint("r", i), 0, replicaPeople+"="+strings.Join(names, ",")))
	}
	took := &times{all: map[string][]time.Duration{}}
	var group sync.WaitGroup
	until := time.Now().Add(60 * time.Second)
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
	took.tell(t)
}

// times are what requests took, and how many failed.
type times struct {
	mu     sync.Mutex
	all    map[string][]time.Duration
	failed map[string]int
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

// practise is one person: enters, begins an attempt, and writes a sentence every four seconds.
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
	const every = 4 * time.Second
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
		wait(every)
	}
}

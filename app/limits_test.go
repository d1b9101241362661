package app_test

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestSharedLimits: a visitor who asks two servers of one database in turns gets from
// both together what one gives, and a little that each has taken beforehand.
func TestSharedLimits(t *testing.T) {
	t.Parallel()
	database := cluster(t).URL()
	folder := begun(t, database)
	var servers []string
	for range 2 {
		s := settings(t, keysOf(t, folder))
		s.Database, s.NoWorker = database, true
		a, _ := started(t, s)
		address, _, _ := strings.Cut(strings.TrimPrefix(a.Address(), "http://"), "/")
		servers = append(servers, address)
	}
	asking := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	const requests, perSecond, atOnce, held = 600, 30, 120, 16
	for what, path := range map[string]string{"pages": "/help", "programs": "/api/v1/openapi.json"} {
		var passed, next atomic.Int64
		var group sync.WaitGroup
		begun := time.Now()
		for range 8 {
			group.Go(func() {
				for i := next.Add(1); i <= requests; i = next.Add(1) {
					r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+servers[i%2]+path, nil)
					if err != nil {
						t.Error(err)
						return
					}
					w, err := asking.Do(r)
					if err != nil {
						t.Error(err)
						return
					}
					w.Body.Close()
					if w.StatusCode != http.StatusTooManyRequests {
						passed.Add(1)
					}
				}
			})
		}
		group.Wait()
		took := time.Since(begun)
		most := atOnce + perSecond*took.Seconds() + 2*held
		t.Logf("%s: %d of %d pass in %v; two servers that count apart would let %.0f pass", what, passed.Load(), requests, took.Round(time.Millisecond),
			min(requests, 2*(atOnce+perSecond*took.Seconds())))
		if got := passed.Load(); float64(got) > most || got < atOnce {
			t.Errorf("%s: %d pass, want from %d to %.0f", what, got, atOnce, most)
		}
	}
}

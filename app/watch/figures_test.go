package watch

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// shown is what a scraper is shown.
func shown(t *testing.T, w *Watch) string {
	t.Helper()
	rec := httptest.NewRecorder()
	w.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if got := rec.Header().Get("Content-Type"); rec.Code != http.StatusOK || !strings.HasPrefix(got, "text/plain; version=0.0.4") {
		t.Fatalf("status %d, %s", rec.Code, got)
	}
	return rec.Body.String()
}

// TestFigures holds what is shown to Prometheus' text format: what a metric is comes
// once, before its first sample.
func TestFigures(t *testing.T) {
	t.Parallel()
	w := New("1.2")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /jobs/{job}", func(http.ResponseWriter, *http.Request) {})
	pages := w.Requests(mux, slog.New(slog.DiscardHandler))
	for _, path := range []string{"/jobs/a", "/jobs/b", "/nowhere"} {
		pages.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil))
	}
	w.Tasks(func(context.Context) (map[string]int, error) { return map[string]int{"waiting": 3, "dead": 0}, nil })
	got := shown(t, w)
	for _, want := range []string{
		"# HELP yardstick_http_requests_total Requests answered, by route and status.\n# TYPE yardstick_http_requests_total counter\n",
		"\nyardstick_http_requests_total{code=\"200\",route=\"GET /jobs/{job}\"} 2\n",
		"\nyardstick_http_requests_total{code=\"404\",route=\"none\"} 1\n",
		"# TYPE yardstick_http_request_seconds histogram\n",
		"yardstick_http_request_seconds_bucket{route=\"GET /jobs/{job}\",le=\"30\"} 2\n",
		"yardstick_http_request_seconds_count{route=\"GET /jobs/{job}\"} 2\n",
		"# TYPE yardstick_tasks gauge\nyardstick_tasks{state=\"dead\"} 0\nyardstick_tasks{state=\"waiting\"} 3\n",
		"\nyardstick_http_in_flight 0\n", ",version=\"1.2\"} 1\n", "\ngo_goroutines ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("metrics lack %q", want)
		}
	}
	types := map[string]bool{}
	for line := range strings.Lines(got) {
		if name, is := strings.CutPrefix(line, "# TYPE "); is {
			name, _, _ = strings.Cut(name, " ")
			if types[name] {
				t.Errorf("what %s is comes twice", name)
			}
			types[name] = true
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// TestTooManyLook: whoever looks while four do is sent away, and nobody waits.
func TestTooManyLook(t *testing.T) {
	t.Parallel()
	w := New("1.2")
	inside, leave := make(chan struct{}), make(chan struct{})
	w.Tasks(func(context.Context) (map[string]int, error) {
		inside <- struct{}{}
		<-leave
		return nil, context.Canceled
	})
	looks := w.figures()
	ended := make(chan int)
	look := func() int {
		rec := httptest.NewRecorder()
		looks.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		return rec.Code
	}
	for range lookers {
		go func() { ended <- look() }()
		<-inside
	}
	if got := look(); got != http.StatusServiceUnavailable {
		t.Errorf("one more: status %d", got)
	}
	close(leave)
	for range lookers {
		if got := <-ended; got != http.StatusOK {
			t.Errorf("status %d", got)
		}
	}
}

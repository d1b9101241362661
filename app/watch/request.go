package watch

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"time"
)

// Requests answers health and readiness, and counts, times and logs all that next
// answers, by the route that next's mux leaves in the request. A request whose
// route is not known counts under "none".
func (w *Watch) Requests(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == HealthPath && r.Method == http.MethodGet:
			w.health(rw, r)
			return
		case r.URL.Path == ReadyPath && r.Method == http.MethodGet:
			w.ready(rw, r)
			return
		}
		w.inFlight.Add(1)
		begun, seen := time.Now(), &seen{ResponseWriter: rw}
		defer func() {
			w.inFlight.Add(-1)
			w.answered(r, seen, time.Since(begun), log)
		}()
		next.ServeHTTP(seen, r)
	})
}

// answered counts one request. Successes are logged for who debugs; what went
// wrong here is logged for everybody.
func (w *Watch) answered(r *http.Request, s *seen, took time.Duration, log *slog.Logger) {
	route, status := r.Pattern, s.status
	if route == "" {
		route = "none"
	}
	if status == 0 {
		status = http.StatusOK
	}
	w.count(requests, labels("code", strconv.Itoa(status), "route", route))
	w.took(seconds, labels("route", route), took)
	level := slog.LevelDebug
	if status >= http.StatusInternalServerError {
		level = slog.LevelWarn
	}
	log.LogAttrs(context.WithoutCancel(r.Context()), level, "request",
		slog.String("route", route), slog.Int("status", status), slog.Int64("bytes", s.bytes),
		slog.Float64("ms", float64(took.Microseconds())/1000))
}

// seen is a response whose status and size are remembered.
type seen struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader implements [http.ResponseWriter].
func (s *seen) WriteHeader(status int) {
	if s.status == 0 && status >= http.StatusOK {
		s.status = status
	}
	s.ResponseWriter.WriteHeader(status)
}

// Write implements [http.ResponseWriter].
func (s *seen) Write(b []byte) (int, error) {
	n, err := s.ResponseWriter.Write(b)
	s.bytes += int64(n)
	return n, err
}

// Unwrap lets [http.ResponseController] reach what is underneath.
func (s *seen) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// Flush implements [http.Flusher] for handlers that stream.
func (s *seen) Flush() { _ = http.NewResponseController(s.ResponseWriter).Flush() }

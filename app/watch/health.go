package watch

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Where a proxy, an orchestrator or a script asks.
const (
	HealthPath = "/healthz" // 200 while the process answers at all
	ReadyPath  = "/readyz"  // 200 while requests are wanted, otherwise 503
)

// Bounds on asking: whoever asks often is told what was found last.
const (
	probeTimeout = 2 * time.Second
	probeEvery   = time.Second
)

// Probe is one thing that must be there: Ask is nil where it is. Name is a word
// that anybody may read, such as "database".
type Probe struct {
	Name string
	Ask  func(ctx context.Context) error
}

// probed is what the last look at all probes found.
type probed struct {
	mu      sync.Mutex
	at      time.Time
	missing string // the name of the first that is not there
}

// health says that the process answers. It asks nothing: who restarts a program
// because its database is away has two problems.
func (w *Watch) health(rw http.ResponseWriter, _ *http.Request) { say(rw, http.StatusOK, "alive") }

// ready says whether requests are wanted here.
func (w *Watch) ready(rw http.ResponseWriter, _ *http.Request) {
	if missing := w.Missing(); missing != "" {
		say(rw, http.StatusServiceUnavailable, "not ready: "+missing)
		return
	}
	say(rw, http.StatusOK, "ready")
}

// Missing names what is not there; "" while all is.
func (w *Watch) Missing() string {
	if w.draining.Load() {
		return "ending"
	}
	p := &w.lastProbe
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := time.Now(); p.at.IsZero() || now.Sub(p.at) >= probeEvery {
		p.missing = w.look()
		p.at = time.Now()
	}
	return p.missing
}

// look asks all probes. It does not end with the request that asks, whose answer
// others get too.
func (w *Watch) look() string {
	ctx, cancel := context.WithTimeout(context.Background(), probeTimeout)
	defer cancel()
	for _, probe := range w.Probes {
		if probe.Ask(ctx) != nil {
			return probe.Name
		}
	}
	return ""
}

// readiness is ready as a figure.
func (w *Watch) readiness() float64 {
	if w.Missing() == "" {
		return 1
	}
	return 0
}

func say(rw http.ResponseWriter, status int, word string) {
	h := rw.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	rw.WriteHeader(status)
	_, _ = rw.Write([]byte(word + "\n")) // who asked may have gone
}

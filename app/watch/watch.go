// Package watch is what whoever runs the program looks at: whether it lives and
// whether it is ready, what it measures of itself (Prometheus), and its log.
//
// Nothing in it is about a person. A label of a metric is a route as it is
// declared (GET /jobs/{job}), a status, or the kind of an assessment; a line of the
// log has no path, no name, no token and no answer. Health and readiness say a
// word, and leave to the log what is wrong.
package watch

import (
	"net/http"
	"runtime"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// Watch measures one running program. It is safe for concurrent use.
type Watch struct {
	Probes []Probe // what must be there for the program to be ready

	set       *metrics.Set
	help      map[string]string // by metric
	inFlight  atomic.Int64
	waiting   atomic.Int64
	draining  atomic.Bool
	lastProbe probed
}

// requestBuckets are in seconds: a page takes milliseconds, an assessment up to seconds.
func requestBuckets() []float64 {
	return []float64{.002, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}
}

// Metrics.
const (
	requests = "yardstick_http_requests_total"
	seconds  = "yardstick_http_request_seconds"
	assessed = "yardstick_assess_seconds"
	failed   = "yardstick_assess_failures_total"
	build    = "yardstick_build_info"
)

// New makes a Watch of a release of the program.
func New(version string) *Watch {
	w := &Watch{set: metrics.NewSet(), help: map[string]string{
		requests: "Requests answered, by route and status.",
		seconds:  "How long requests took, by route.",
		assessed: "How long assessments took, waiting included, by kind.",
		failed:   "Assessments that gave nothing, by reason.",
		build:    "1; the labels say which release this is.",
	}}
	w.set.NewGauge(build+labels("go", runtime.Version(), "version", version), func() float64 { return 1 })
	w.Gauge("yardstick_http_in_flight", "Requests that are being answered.", func() float64 { return float64(w.inFlight.Load()) })
	w.Gauge("yardstick_assess_unfinished", "Assessments asked for and not finished: waiting or running.",
		func() float64 { return float64(w.waiting.Load()) })
	w.Gauge("yardstick_ready", "1 while the program is ready to answer.", w.readiness)
	return w
}

// labels writes labels, given as names and values, in the order of their names.
func labels(pairs ...string) string {
	out := "{"
	for i := 0; i < len(pairs); i += 2 {
		if i > 0 {
			out += ","
		}
		out += pairs[i] + "=" + strconv.Quote(pairs[i+1])
	}
	return out + "}"
}

// count adds one to a counter.
func (w *Watch) count(name, labels string) { w.set.GetOrCreateCounter(name + labels).Inc() }

// took notes how long something took.
func (w *Watch) took(name, labels string, d time.Duration) {
	w.set.GetOrCreatePrometheusHistogramExt(name+labels, requestBuckets()).Update(d.Seconds())
}

// Gauge adds a figure that is asked for whenever somebody looks. It panics where the
// name is taken, which is a defect.
func (w *Watch) Gauge(name, help string, value func() float64) {
	w.help[name] = help
	w.set.NewGauge(name, value)
}

// Drain makes the program say that it is not ready: it is about to end.
func (w *Watch) Drain() { w.draining.Store(true) }

// Handler answers /metrics, /healthz and /readyz: for a listener of its own.
func (w *Watch) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", w.figures())
	mux.Handle("GET "+HealthPath, http.HandlerFunc(w.health))
	mux.Handle("GET "+ReadyPath, http.HandlerFunc(w.ready))
	return mux
}

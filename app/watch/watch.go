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
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Watch measures one running program. It is safe for concurrent use.
type Watch struct {
	Probes []Probe // what must be there for the program to be ready

	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	seconds   *prometheus.HistogramVec
	inFlight  prometheus.Gauge
	assessed  *prometheus.HistogramVec
	waiting   prometheus.Gauge
	failed    *prometheus.CounterVec
	draining  atomic.Bool
	lastProbe probed
}

// requestBuckets are in seconds: a page takes milliseconds, an assessment up to seconds.
func requestBuckets() []float64 {
	return []float64{.002, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}
}

// New makes a Watch of a release of the program.
func New(version string) *Watch {
	w := &Watch{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "yardstick_http_requests_total", Help: "Requests answered, by route and status.",
		}, []string{"route", "code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "yardstick_http_request_seconds", Help: "How long requests took, by route.", Buckets: requestBuckets(),
		}, []string{"route"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "yardstick_http_in_flight", Help: "Requests that are being answered.",
		}),
		assessed: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "yardstick_assess_seconds", Help: "How long assessments took, waiting included, by kind.", Buckets: requestBuckets(),
		}, []string{"kind"}),
		waiting: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "yardstick_assess_unfinished", Help: "Assessments asked for and not finished: waiting or running.",
		}),
		failed: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "yardstick_assess_failures_total", Help: "Assessments that gave nothing, by reason.",
		}, []string{"reason"}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "yardstick_build_info", Help: "1; the labels say which release this is.",
		ConstLabels: prometheus.Labels{"version": version, "go": runtime.Version()},
	})
	build.Set(1)
	w.registry.MustRegister(w.requests, w.seconds, w.inFlight, w.assessed, w.waiting, w.failed, build,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "yardstick_ready", Help: "1 while the program is ready to answer."}, w.readiness),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return w
}

// Register adds metrics of another part of the program. It panics where their
// name is taken, which is a defect.
func (w *Watch) Register(c ...prometheus.Collector) { w.registry.MustRegister(c...) }

// Gauge adds a figure that is asked for whenever somebody looks.
func (w *Watch) Gauge(name, help string, value func() float64) {
	w.Register(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value))
}

// Drain makes the program say that it is not ready: it is about to end.
func (w *Watch) Drain() { w.draining.Store(true) }

// Handler answers /metrics, /healthz and /readyz: for a listener of its own.
func (w *Watch) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(w.registry, promhttp.HandlerOpts{
		MaxRequestsInFlight: 4, Timeout: 10 * time.Second, Registry: w.registry,
	}))
	mux.Handle("GET "+HealthPath, http.HandlerFunc(w.health))
	mux.Handle("GET "+ReadyPath, http.HandlerFunc(w.ready))
	return mux
}

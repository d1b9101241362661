package watch

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
)

// Counts says how many there are of each of a few states.
type Counts func(ctx context.Context) (map[string]int, error)

// Tasks adds the background work: how many tasks stand where. They are counted when
// somebody looks; where that fails, there is no figure rather than an old one.
func (w *Watch) Tasks(counts Counts) {
	w.Register(tasks{counts, prometheus.NewDesc("yardstick_tasks", "Tasks of the background, by state.", []string{"state"}, nil)})
}

// tasks is a collector.
type tasks struct {
	counts Counts
	desc   *prometheus.Desc
}

// Describe implements [prometheus.Collector].
func (t tasks) Describe(to chan<- *prometheus.Desc) { to <- t.desc }

// Collect implements [prometheus.Collector].
func (t tasks) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), probeTimeout)
	defer cancel()
	counts, err := t.counts(ctx)
	if err != nil {
		return
	}
	for state, n := range counts {
		to <- prometheus.MustNewConstMetric(t.desc, prometheus.GaugeValue, float64(n), state)
	}
}

package watch

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"strings"

	"github.com/VictoriaMetrics/metrics"
)

// lookers is how many may look at the figures at once; a scraper comes alone.
const lookers = 4

// figures answers with all metrics in Prometheus' text format: our own, those of Go's
// runtime, and those of the process where the system tells them.
func (w *Watch) figures() http.Handler {
	metrics.ExposeMetadata(true)
	turns := make(chan struct{}, lookers)
	return http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
		select {
		case turns <- struct{}{}:
			defer func() { <-turns }()
		default:
			say(rw, http.StatusServiceUnavailable, "too many look at once")
			return
		}
		var all bytes.Buffer
		w.set.WritePrometheus(&all)
		metrics.WriteProcessMetrics(&all)
		rw.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		w.explain(rw, &all)
	})
}

// explain writes what was found, and after each "# HELP NAME" what NAME means, which
// the library leaves empty.
func (w *Watch) explain(to io.Writer, all io.Reader) {
	out := bufio.NewWriter(to)
	for lines := bufio.NewScanner(all); lines.Scan(); {
		line := lines.Text()
		if name, is := strings.CutPrefix(line, "# HELP "); is {
			line += " " + w.help[name]
		}
		_, _ = out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_ = out.Flush() // who asked may have gone
}

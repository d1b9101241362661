package watch

import (
	"context"
	"io"
	"maps"
	"slices"
	"strconv"
)

// Counts says how many there are of each of a few states.
type Counts func(ctx context.Context) (map[string]int, error)

// Tasks adds the background work: how many tasks stand where. They are counted when
// somebody looks; where that fails, there is no figure rather than an old one.
func (w *Watch) Tasks(counts Counts) {
	const name = "yardstick_tasks"
	w.help[name] = "Tasks of the background, by state."
	w.set.RegisterMetricsWriter(func(to io.Writer) {
		ctx, cancel := context.WithTimeout(context.Background(), probeTimeout)
		defer cancel()
		found, err := counts(ctx)
		if err != nil {
			return
		}
		said := "# HELP " + name + "\n# TYPE " + name + " gauge\n"
		for _, state := range slices.Sorted(maps.Keys(found)) {
			said += name + labels("state", state) + " " + strconv.Itoa(found[state]) + "\n"
		}
		_, _ = io.WriteString(to, said) // a buffer
	})
}

package app

import (
	"context"
	"time"

	"yardstick/app/watch"
	"yardstick/internal/disk"
)

// Operation is what whoever runs the program decides. The zero value is a program
// on somebody's own computer.
type Operation struct {
	// Metrics is where Prometheus asks, HOST:PORT, apart from the pages; "" is
	// nowhere. It is an address of its own because a proxy makes every request to the
	// pages come from this machine: there is no telling who asks.
	Metrics string
	// Drain is how long the program goes on after it was told to end and says that it
	// is not ready: as long as a proxy needs to notice. 0 to MostStop.
	Drain time.Duration
	// PrivateHooks lets webhooks go over http, and to addresses that only this network
	// or machine knows.
	PrivateHooks bool
	// StopWithin is how long requests that run then may take to finish. 0 is the
	// constant of that name; at most MostStop.
	StopWithin time.Duration
	// EraseOverdue is how many days after the day until which a closed position is kept the
	// program erases what is personal of its candidates; 0: it never does, people do.
	EraseOverdue int
	// Notify is the socket of a service manager that wants to be told when the program
	// is ready and when it ends (systemd's NOTIFY_SOCKET); "" is nobody.
	Notify string
}

func (o Operation) stopWithin() time.Duration {
	if o.StopWithin == 0 {
		return StopWithin
	}
	return o.StopWithin
}

// observe tells the watch what must be there, and what can be measured.
func (a *App) observe(c *coach) {
	a.watch.Probes = []watch.Probe{
		{Name: "database", Ask: a.kept.Ping},
		{Name: "assessor", Ask: func(context.Context) error { return c.there() }},
	}
	a.watch.Gauge("yardstick_assess_waiting", "Assessments that wait for a processor or have one.",
		func() float64 { return float64(c.waiting.Load()) })
	a.watch.Tasks(a.kept.countTasks)
	folder := a.kept.Folder()
	a.watch.Gauge("yardstick_data_free_bytes", "Bytes that may still be written on the disk of the data folder; -1 where that is not known.",
		func() float64 {
			free, err := disk.Free(folder)
			if err != nil {
				return -1
			}
			return float64(free)
		})
}

// Ping is nil while the store answers.
func (k *Kept) Ping(ctx context.Context) error { return k.db.Ping(ctx) }

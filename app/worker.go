package app

import (
	"context"
	"net"
	"net/http"

	"yardstick/app/watch"
	"yardstick/background"
	"yardstick/background/riverqueue"
)

// RunWorker does background work until ctx ends, as a process of its own; ready is
// called once it works. Of the settings, those about pages mean nothing. Metrics,
// health and readiness are at the address of metrics, where there is one.
func RunWorker(ctx context.Context, s Settings, ready func()) error {
	if err := s.Operation.check(); err != nil {
		return err
	}
	kept, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	work, err := kept.Worker(ctx, s)
	if err != nil {
		return err
	}
	eye := watch.New(s.Version)
	eye.Probes = []watch.Probe{{Name: "database", Ask: kept.Ping}}
	eye.Tasks(kept.countTasks)
	own, err := s.Operation.watching(ctx, eye, s)
	if err != nil {
		return err
	}
	defer func() { _ = own.Close() }() // nothing is kept there
	if err := work.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	ready()
	s.tell(watch.Serving)
	s.Log.Info("working in the background", "metrics", s.Operation.Metrics)
	<-ctx.Done()
	eye.Drain()
	s.tell(watch.Stopping)
	return stopWork(ctx, work, s)
}

// stopWork ends work in order, for a bounded time. What is cut off then is gone on with
// by the next who works: nothing is lost.
func stopWork(ctx context.Context, work *Work, s Settings) error {
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.Operation.stopWithin())
	defer cancel()
	err := work.Stop(late)
	if late.Err() != nil {
		s.Log.Warn("background work was cut off: it took longer than --stop-within allows; the next who works goes on with it")
		return nil
	}
	return err
}

// watching serves metrics at their own address; where there is none, it serves nothing.
func (o Operation) watching(ctx context.Context, eye *watch.Watch, s Settings) (*http.Server, error) {
	own := server(eye.Handler(), s.Log)
	l, err := o.listen(ctx)
	if l != nil {
		go func(l net.Listener) { _ = own.Serve(l) }(l) // closing the server ends it
	}
	return own, err
}

// tell tells the service manager how the program stands. It need not listen.
func (s Settings) tell(state string) {
	if err := watch.Notify(s.Operation.Notify, state); err != nil {
		s.Log.Warn("the service manager could not be told", "state", state, "error", err)
	}
}

// countTasks counts the tasks of the background by state.
func (k *Kept) countTasks(ctx context.Context) (map[string]int, error) {
	_, db := k.workIn()
	counts, err := riverqueue.Counts(ctx, db)
	out := map[string]int{}
	for _, state := range background.States {
		out[string(state)] = counts[state]
	}
	return out, err
}

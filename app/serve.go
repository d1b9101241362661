package app

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"yardstick/app/watch"
)

// How a program ends where nothing is said.
const (
	// StopWithin is how long running requests may take to finish.
	StopWithin = 20 * time.Second
	// MostStop is the longest that may be waited, with Drain and with StopWithin.
	MostStop = 10 * time.Minute
)

// server is a server with the bounds that all have here.
func server(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: headerBytes, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// serve serves until ctx ends; then the program says that it is not ready, goes on
// for as long as a proxy needs to see that, takes no new requests, and lets those
// that run finish, for a bounded time.
func (a *App) serve(ctx context.Context) error {
	log := a.config.Log
	site := server(a.site, log)
	if a.metrics != nil {
		own := server(a.watch.Handler(), log)
		go func() { _ = own.Serve(a.metrics) }() // its listener closes it
		defer func() { _ = own.Close() }()       // nothing is kept there
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stopped <- a.stop(ctx, site)
	}()
	a.tell(watch.Serving)
	log.Info("serving", "addr", a.listener.Addr().String(), "metrics", a.metricsAddress())
	if err := site.Serve(a.listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	err := <-stopped
	log.Info("stopped")
	return err
}

// stop ends a server: first softly, at last hard.
func (a *App) stop(ctx context.Context, s *http.Server) error {
	a.watch.Drain()
	a.tell(watch.Stopping)
	a.config.Log.Info("stopping", "drain", a.settings.Drain.String(), "within", a.settings.stopWithin().String())
	ctx = context.WithoutCancel(ctx)
	if a.settings.Drain > 0 {
		time.Sleep(a.settings.Drain)
	}
	late, cancel := context.WithTimeout(ctx, a.settings.stopWithin())
	defer cancel()
	err := s.Shutdown(late)
	if errors.Is(err, context.DeadlineExceeded) {
		a.config.Log.Warn("requests were cut off: they took longer than --stop-within allows")
		return s.Close()
	}
	return err
}

// tell tells the service manager how the program stands. It need not listen.
func (a *App) tell(state string) {
	if err := watch.Notify(a.settings.Notify, state); err != nil {
		a.config.Log.Warn("the service manager could not be told", "state", state, "error", err)
	}
}

// metricsAddress is where metrics are; "" where nobody asked for them.
func (a *App) metricsAddress() string {
	if a.metrics == nil {
		return ""
	}
	return a.metrics.Addr().String()
}

// listen opens the address of metrics, where there is one.
func (o Operation) listen(ctx context.Context) (net.Listener, error) {
	if o.Metrics == "" {
		return nil, nil
	}
	return listen(ctx, "--metrics", o.Metrics)
}

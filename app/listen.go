package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"yardstick/internal/fault"
)

// Bounds on what one connection may take.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 60 * time.Second // an upload over a slow line
	writeTimeout  = 120 * time.Second
	idleTimeout   = 120 * time.Second
	headerBytes   = 64 << 10
	shutdownAfter = 10 * time.Second
)

// listen opens the address, and says clearly when it is taken.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &fault.Error{
			Kind:    fault.Unavailable,
			Message: addr + " is taken by another program; choose another port with --addr, for instance --addr 127.0.0.1:8081",
			Cause:   err,
		}
	case err != nil:
		return nil, &fault.Error{
			Kind: fault.Invalid, Field: "--addr", Message: fmt.Sprintf("cannot listen on %s: %v", addr, err), Cause: err,
		}
	}
	return l, nil
}

// serve serves until ctx ends, then lets running requests finish.
func serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: headerBytes, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownAfter)
		defer cancel()
		stopped <- server.Shutdown(late)
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

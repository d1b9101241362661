package app

import (
	"context"
	"errors"
	"fmt"
	"net"
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
)

// listen opens the address that a flag names, and says clearly when it is taken.
func listen(ctx context.Context, flag, addr string) (net.Listener, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &fault.Error{
			Kind:    fault.Unavailable,
			Message: fmt.Sprintf("%s is taken by another program; choose another port with %s, for instance %s 127.0.0.1:8081", addr, flag, flag),
			Cause:   err,
		}
	case err != nil:
		return nil, &fault.Error{
			Kind: fault.Invalid, Field: flag, Message: fmt.Sprintf("cannot listen on %s: %v", addr, err), Cause: err,
		}
	}
	return l, nil
}

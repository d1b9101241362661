// Package post sends the messages of hooks over HTTP: the only network of webhooks.
// It goes only where it may (hook.Reachable), decided for the address that is dialled
// and not for the name, follows no redirect and uses no proxy.
package post

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"

	"yardstick/hook"
)

// Sender sends messages. It is safe for concurrent use.
type Sender struct {
	client  *http.Client
	version string
}

// errForbidden says that nothing is sent there.
var errForbidden = errors.New("nothing is sent to that address from here")

// New makes a sender; private allows addresses of this network and machine.
func New(private bool, version string) *Sender {
	d := &net.Dialer{Timeout: 5 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !hook.Reachable(at.Addr(), private) {
			return errForbidden
		}
		return nil
	}}
	return &Sender{version: version, client: &http.Client{
		Transport: &http.Transport{
			DialContext: d.DialContext, TLSHandshakeTimeout: 5 * time.Second, ResponseHeaderTimeout: 10 * time.Second,
			MaxIdleConns: 20, MaxIdleConnsPerHost: 2, IdleConnTimeout: 30 * time.Second, MaxResponseHeaderBytes: 16 << 10, ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Send posts a body. What the other side says besides its status is not read.
func (s *Sender) Send(ctx context.Context, to string, header map[string]string, body []byte) (int, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Yardstick/"+s.version)
	for name, v := range header {
		r.Header.Set(name, v)
	}
	got, err := s.client.Do(r)
	if err != nil {
		if errors.Is(err, errForbidden) {
			return 0, errForbidden
		}
		return 0, plain(err)
	}
	defer got.Body.Close()
	_, _ = io.CopyN(io.Discard, got.Body, 4<<10) // so that the connection can be used again
	return got.StatusCode, nil
}

// plain leaves the address out of an error: it may hold what opens the other side.
func plain(err error) error {
	var u interface{ Unwrap() error }
	if errors.As(err, &u) && u.Unwrap() != nil {
		return u.Unwrap()
	}
	return err
}

// Close lets go of idle connections.
func (s *Sender) Close() { s.client.CloseIdleConnections() }

package chat

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"yardstick/internal/fault"
)

// Address is where a model is asked.
type Address struct {
	full  string // the address of the completions
	url   *url.URL
	local bool // without TLS: this machine alone
}

// ParseAddress reads the address of a server or of its completions:
// http://127.0.0.1:8080, https://host/v1 or the whole path. Without TLS only this
// machine's own addresses are taken; what would carry a key in the address is
// refused.
func ParseAddress(s string) (*Address, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, refuse("%q is no address of a server; want one such as http://127.0.0.1:8080/v1", hideUser(s))
	}
	switch {
	case u.User != nil:
		return nil, refuse("an address holds no name or password; put the key into a file or an environment variable")
	case u.RawQuery != "" || u.Fragment != "":
		return nil, refuse("an address holds nothing after ? or #; put the key into a file or an environment variable")
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return nil, refuse("%s is not this machine and has no TLS: answers would cross the network for everybody to read; use https", u.Host)
	}
	switch path := strings.TrimRight(u.Path, "/"); {
	case strings.HasSuffix(path, "/chat/completions"):
		u.Path = path
	case path == "":
		u.Path = "/v1/chat/completions"
	default:
		u.Path = path + "/chat/completions"
	}
	return &Address{full: u.String(), url: u, local: u.Scheme == "http"}, nil
}

// String is the address for people.
func (a *Address) String() string { return a.full }

// Host is the host, with its port where one is named.
func (a *Address) Host() string { return a.url.Host }

// Local reports whether the address is this machine's own.
func (a *Address) Local() bool { return loopback(a.url.Hostname()) }

func refuse(format string, args ...any) error {
	return &fault.Error{Kind: fault.Invalid, Field: "--judge", Message: fmt.Sprintf(format, args...)}
}

// hideUser leaves out what may be a password.
func hideUser(s string) string {
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		return "…" + s[i:]
	}
	if i := strings.IndexByte(s, '?'); i >= 0 {
		return s[:i]
	}
	return s
}

// loopback reports whether a host is this machine by its name.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// transport connects. Without TLS it connects to this machine alone, whatever a
// name leads to, and through no proxy.
func (a *Address) transport() *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
	t := &http.Transport{
		Proxy: http.ProxyFromEnvironment, DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 64,
		IdleConnTimeout: 90 * time.Second, TLSHandshakeTimeout: 10 * time.Second, MaxResponseHeaderBytes: 64 << 10,
	}
	if a.local {
		t.Proxy = nil
		dialer.ControlContext = func(_ context.Context, _, address string, _ syscall.RawConn) error {
			to, err := netip.ParseAddrPort(address)
			if err != nil || !to.Addr().Unmap().IsLoopback() {
				return errors.New(a.url.Hostname() + " leads to " + address + ", which is not this machine")
			}
			return nil
		}
	}
	return t
}

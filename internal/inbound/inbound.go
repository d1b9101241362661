// Package inbound is what pages and programs share of taking requests over HTTP: under
// which name they may come ([Named]), which of them a page of another site makes a
// browser ask for ([OtherSite]), from which place they are ([Source]), how often that
// asks ([Buckets]), whose turn it is to have a file read ([Turns]), and that a panic
// ends one request alone ([Recovered]). What is refused says so in its own way.
package inbound

import (
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
)

// Named reports whether a request is for one of our names, which are without ports and
// in lower case: a page elsewhere could have its own name resolve to this machine. No
// names allow any.
func Named(r *http.Request, names []string) bool {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil { // another program may have forwarded the port
		host = name
	}
	return len(names) == 0 || slices.Contains(names, strings.Trim(strings.ToLower(host), "[]"))
}

// OtherSite reports whether a browser says that a page of another site asks, whatever it
// asks for: what [http.CrossOriginProtection] refuses, for reading as for changing.
func OtherSite(r *http.Request) bool {
	asked := http.Request{Method: http.MethodPost, Host: r.Host, URL: r.URL, Header: r.Header}
	return http.NewCrossOriginProtection().Check(&asked) != nil
}

// Source is the place from which a request comes: its address or, for the many
// addresses that one machine has in IPv6, its network. Behind a proxy of ours that is
// what the proxy, whose entry is the last one, says.
func Source(r *http.Request, proxied bool) string {
	host := r.RemoteAddr
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if all := r.Header.Values("X-Forwarded-For"); proxied && len(all) > 0 {
		last := all[len(all)-1]
		host = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	}
	at, err := netip.ParseAddr(host)
	if err != nil {
		return "nowhere"
	}
	if at = at.Unmap(); at.Is6() {
		if network, err := at.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return at.String()
}

// Recovered turns a panic into a line in the log, and lets failed answer.
func Recovered(log *slog.Logger, failed func(w http.ResponseWriter), next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p)
			default:
				log.Error("a request panicked", "method", r.Method, "pattern", r.Pattern, "panic", p, "stack", string(debug.Stack()))
				failed(w)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

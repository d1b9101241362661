package frame

import (
	"context"
	"crypto/rand"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
)

// nonceKey is where a request's nonce stands in its context.
type nonceKey struct{}

func nonceOf(r *http.Request) string {
	n, _ := r.Context().Value(nonceKey{}).(string)
	return n
}

// policy is what a page may load and do. There is no unsafe-inline, and nothing
// comes from or goes to anywhere else. The nonce is for htmx, which obeys
// attributes only where they carry it; media from blob: are recordings that the
// browser made itself.
const policy = "default-src 'none'; script-src 'self' 'nonce-NONCE'; style-src 'self'; img-src 'self'; media-src blob:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types htmx"

// headers tells browsers what they must not do.
func (f *Frame) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nonce := rand.Text()
		h := w.Header()
		h.Set("Content-Security-Policy", strings.Replace(policy, "NONCE", nonce, 1))
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")
		inner := r.WithContext(context.WithValue(r.Context(), nonceKey{}, nonce))
		defer func() { r.Pattern = inner.Pattern }() // whoever stands outside counts and logs by route
		next.ServeHTTP(w, inner)
	})
}

// ownHost refuses requests for another name than ours: a page elsewhere could
// have its own name resolve to this machine.
func (f *Frame) ownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(f.Hosts) > 0 && !slices.Contains(f.Hosts, hostname(r.Host)) {
			http.Error(w, f.text.Must("fail.host"), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostname is a Host header without its port, which another program may have
// forwarded, in lower case.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.Trim(strings.ToLower(host), "[]")
}

// sameOrigin refuses changes that a page from elsewhere asks for.
func (f *Frame) sameOrigin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := f.protect.Check(r); err != nil {
			http.Error(w, f.text.Must("fail.origin"), http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// recovered turns a panic into a failed request and a line in the log.
func (f *Frame) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p)
			default:
				f.Log.Error("a request panicked", "method", r.Method, "pattern", r.Pattern, "panic", p, "stack", string(debug.Stack()))
				http.Error(w, f.text.Must("fail.internal"), http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

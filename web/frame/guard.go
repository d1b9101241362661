package frame

import (
	"context"
	"crypto/rand"
	"net/http"
	"strings"

	"yardstick/internal/inbound"
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

// ownHost refuses requests for another name than ours.
func (f *Frame) ownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !inbound.Named(r, f.Hosts) {
			http.Error(w, f.text.Must("fail.host"), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ownSite refuses what a page of another site makes a browser ask for, before it
// counts. A link that somebody follows from there is no such thing.
func (f *Frame) ownSite(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if inbound.OtherSite(r) && !followed(r) {
			http.Error(w, f.text.Must("fail.origin"), http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// failed answers a request in which something panicked.
func (f *Frame) failed(w http.ResponseWriter) {
	http.Error(w, f.text.Must("fail.internal"), http.StatusInternalServerError)
}

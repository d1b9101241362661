package api

import (
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
)

// headers tells browsers that what is here is for programs.
func (s *Service) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// ownHost refuses requests for another name than ours: a page elsewhere could have
// its own name resolve to this machine.
func (s *Service) ownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(s.Hosts) > 0 && !slices.Contains(s.Hosts, hostname(r.Host)) {
			s.write(w, problem(http.StatusMisdirectedRequest, "this server is not reached under that name"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostname is a Host header without its port, in lower case.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.Trim(strings.ToLower(host), "[]")
}

// ownSite refuses what a page of another site asks for, whatever it carries.
func (s *Service) ownSite(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if elsewhere(r) {
			s.write(w, problem(http.StatusForbidden, "a page of another site asked for this; it is refused"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// elsewhere reports whether a browser says that another site asks. Following a link
// to the reference is no such thing: it shows what is in the source.
func elsewhere(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
		return !public(r)
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return false
	}
	u, err := url.Parse(origin)
	return err != nil || !strings.EqualFold(u.Host, r.Host)
}

// public reports whether a request is for the description or its page.
func public(r *http.Request) bool {
	switch r.URL.Path {
	case Root + "/", Root + "/openapi.json", Root + "/reference.css":
		return r.Method == http.MethodGet || r.Method == http.MethodHead
	}
	return false
}

// recovered turns a panic into a failed request and a line in the log.
func (s *Service) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p)
			default:
				s.Log.Error("a request of a program panicked", "method", r.Method, "pattern", r.Pattern, "panic", p, "stack", string(debug.Stack()))
				s.write(w, problem(http.StatusInternalServerError, ""))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// nothing answers for what is nowhere, and says which methods there are.
func (s *Service) nothing(w http.ResponseWriter, r *http.Request) {
	var others []string
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := s.mux.Handler(other); pattern != "/" && pattern != "" {
			others = append(others, method)
		}
	}
	if len(others) == 0 {
		s.write(w, problem(http.StatusNotFound, "there is nothing of this name here"))
		return
	}
	w.Header().Set("Allow", strings.Join(others, ", "))
	s.write(w, problem(http.StatusMethodNotAllowed, "this is asked for with "+strings.Join(others, ", ")))
}

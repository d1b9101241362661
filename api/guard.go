package api

import (
	"net/http"
	"strings"

	"yardstick/internal/inbound"
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

// ownHost refuses requests for another name than ours.
func (s *Service) ownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !inbound.Named(r, s.Hosts) {
			s.write(w, problem(http.StatusMisdirectedRequest, "this server is not reached under that name"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ownSite refuses what a page of another site asks for, whatever it carries. Following
// a link to the reference is no such thing: it shows what is in the source.
func (s *Service) ownSite(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if inbound.OtherSite(r) && !public(r) {
			s.write(w, problem(http.StatusForbidden, "a page of another site asked for this; it is refused"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// public reports whether a request is for the description or its page.
func public(r *http.Request) bool {
	switch r.URL.Path {
	case Root + "/", Root + "/openapi.json", Root + "/reference.css":
		return r.Method == http.MethodGet || r.Method == http.MethodHead
	}
	return false
}

// failed answers a request in which something panicked.
func (s *Service) failed(w http.ResponseWriter) {
	s.write(w, problem(http.StatusInternalServerError, ""))
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

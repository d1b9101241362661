package web

import (
	"errors"
	"io"
	"net/http"

	"yardstick/internal/fault"
)

// errNoAccess is the answer to who is not, or not any more, let in.
var errNoAccess = &fault.Error{Kind: fault.Forbidden, Message: "your access has ended; enter again"}

// statuses are the one place that turns the kind of a fault into a status.
var statuses = map[fault.Kind]int{
	fault.Internal: http.StatusInternalServerError, fault.Invalid: http.StatusUnprocessableEntity,
	fault.NotFound: http.StatusNotFound, fault.Forbidden: http.StatusForbidden,
	fault.Conflict: http.StatusConflict, fault.Unavailable: http.StatusServiceUnavailable,
}

// failPage says what went wrong.
type failPage struct {
	base
	Status  int
	Message string // what a person can act on; empty for a defect of the program
}

// fail writes an error for people. What is inside an unexpected error goes to
// the log and never to the page; answers are in neither.
func (s *Server) fail(v *visit, err error) {
	if v.r.Context().Err() != nil {
		return // the browser has gone
	}
	status, message := explain(err)
	if status == http.StatusInternalServerError {
		s.Log.Error("a request failed", "method", v.r.Method, "pattern", v.r.Pattern, "error", err)
	}
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		v.w.Header().Set("Retry-After", "2")
	}
	if v.fragment() {
		http.Error(v.w, message, status)
		return
	}
	p := failPage{base: s.failBase(v), Status: status, Message: message}
	if err := s.pageWith(v, status, "fail", p); err != nil {
		s.Log.Error("the page of an error failed", "error", err)
		http.Error(v.w, message, status)
	}
}

// explain gives the status and what may be said of an error.
func explain(err error) (int, string) {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return http.StatusRequestEntityTooLarge, "that is larger than what is read here"
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return http.StatusBadRequest, "the request ended too early"
	}
	var f *fault.Error
	if !errors.As(err, &f) || f.Kind == fault.Internal {
		return http.StatusInternalServerError, ""
	}
	return statuses[f.Kind], f.Error()
}

// fragment reports whether a script asked for a part of a page.
func (v *visit) fragment() bool {
	return v.r.Header.Get("HX-Request") != "" || v.r.Header.Get("Accept") == "application/json"
}

// nothing answers for a page that does not exist.
func (s *Server) nothing(*visit) error {
	return fault.NotFoundf("there is no such page")
}

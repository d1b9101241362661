package frame

import (
	"errors"
	"io"
	"net/http"

	"yardstick/internal/fault"
)

// errNoAccess is the answer to who is not, or not any more, let in.
var errNoAccess = &fault.Error{Kind: fault.Forbidden, Message: "your access has ended; enter again"}

// errNoPage is the answer for a page that does not exist for this visitor.
var errNoPage = fault.NotFoundf("there is no such page")

// statuses are the one place that turns the kind of a fault into a status.
var statuses = map[fault.Kind]int{
	fault.Internal: http.StatusInternalServerError, fault.Invalid: http.StatusUnprocessableEntity,
	fault.NotFound: http.StatusNotFound, fault.Forbidden: http.StatusForbidden,
	fault.Conflict: http.StatusConflict, fault.Unavailable: http.StatusServiceUnavailable,
}

// failPage says what went wrong.
type failPage struct {
	Around
	Status  int
	Message string // what a person can act on; empty for a defect of the program
}

// fail writes an error for people. What is inside an unexpected error goes to
// the log and never to the page; answers are in neither.
func (f *Frame) fail(v *Visit, err error) {
	if v.R.Context().Err() != nil {
		return // the browser has gone
	}
	status, message := explain(err)
	if status == http.StatusInternalServerError {
		f.Log.Error("a request failed", "method", v.R.Method, "pattern", v.R.Pattern, "error", err)
	}
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		v.W.Header().Set("Retry-After", "2")
	}
	if v.Fragment() {
		http.Error(v.W, message, status)
		return
	}
	p := failPage{Around: v.around("fail.title"), Status: status, Message: message}
	if err := v.PageWith(status, "fail", p); err != nil {
		f.Log.Error("the page of an error failed", "error", err)
		http.Error(v.W, message, status)
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

// around is what an error page stands in.
func (v *Visit) around(title string) Around {
	if v.room.around != nil && v.Person != "" {
		if a, ok := v.room.around(v, title); ok {
			return a
		}
	}
	return Around{Base: v.Base(title)}
}

// nothing answers for a page that does not exist.
func (f *Frame) nothing(*Visit) error {
	return errNoPage
}

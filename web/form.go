package web

import (
	"errors"
	"mime"
	"net/http"

	"yardstick/internal/fault"
)

// Limits on the body of a request, bytes.
const (
	maxEntrance = 4 << 10  // a password, before anybody has entered
	maxForm     = 2 << 20  // what is typed or pasted: an answer of the greatest length with all its signs escaped
	maxBody     = 10 << 20 // a file; importers read at most 8 MiB of it
	maxArchive  = 64 << 20 // everything that somebody brings back
)

// readForm reads the form of a request, if it has one, so that one that is too
// large or broken is an error and not an empty form. A form with a file is read
// only where files may come; it stays in memory, so that nothing of anybody is
// ever left in a temporary file, however the program ends.
func (v *visit) readForm(most int64, files bool) error {
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, most)
	kind, _, err := mime.ParseMediaType(v.r.Header.Get("Content-Type"))
	if err == nil && kind == "multipart/form-data" {
		if !files {
			return fault.Invalidf("no file is taken here")
		}
		return formFault(v.r.ParseMultipartForm(most))
	}
	return formFault(v.r.ParseForm())
}

// forgetForm removes what a form may have left outside memory. The server
// removes it for the request that it made, and not for the copies of it that
// the protections hand on.
func (v *visit) forgetForm() {
	if v.r.MultipartForm != nil {
		_ = v.r.MultipartForm.RemoveAll()
	}
}

// formFault says that a form is broken, unless it is too large.
func formFault(err error) error {
	var tooLarge *http.MaxBytesError
	if err == nil || errors.As(err, &tooLarge) {
		return err
	}
	return &fault.Error{Kind: fault.Invalid, Message: "the form cannot be read", Cause: err}
}

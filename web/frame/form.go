package frame

import (
	"errors"
	"io"
	"mime"
	"net/http"

	"yardstick/internal/fault"
)

// Limits on the body of a request, bytes.
const (
	maxEntrance = 4 << 10  // a password, before anybody has entered
	maxForm     = 2 << 20  // what is typed or pasted: an answer of the greatest length with all its signs escaped
	MaxFile     = 10 << 20 // a file; importers read at most 8 MiB of it
)

// readForm reads the form of a request, if it has one, so that one that is too
// large or broken is an error and not an empty form. A form with a file is read
// only where files may come; it stays in memory, so that nothing of anybody is
// ever left in a temporary file, however the program ends.
func (v *Visit) readForm(most int64, files bool) error {
	v.R.Body = http.MaxBytesReader(v.W, v.R.Body, most)
	kind, _, err := mime.ParseMediaType(v.R.Header.Get("Content-Type"))
	if err == nil && kind == "multipart/form-data" {
		if !files {
			return fault.Invalidf("no file is taken here")
		}
		return formFault(v.R.ParseMultipartForm(most))
	}
	return formFault(v.R.ParseForm())
}

// forgetForm removes what a form may have left outside memory. The server
// removes it for the request that it made, and not for the copies of it that
// the protections hand on.
func (v *Visit) forgetForm() {
	if v.R.MultipartForm != nil {
		_ = v.R.MultipartForm.RemoveAll()
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

// Mendable reports whether an error is about what was given, and what it says.
func Mendable(err error) (string, bool) {
	var f *fault.Error
	if errors.As(err, &f) && f.Kind == fault.Invalid {
		return f.Error(), true
	}
	return "", false
}

// Upload reads the one file of a form, of at most limit bytes.
func (v *Visit) Upload(limit int64) (name string, data []byte, err error) {
	f, header, err := v.R.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return "", nil, fault.Invalidf("there is no file; choose one first")
	}
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	data, err = io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", nil, err
	}
	if int64(len(data)) > limit {
		return "", nil, fault.Invalidf("%s is larger than %d MiB, the most that is read", header.Filename, limit>>20)
	}
	return header.Filename, data, nil
}

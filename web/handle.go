package web

import (
	"bytes"
	"errors"
	"net/http"

	"yardstick/internal/fault"
	"yardstick/practice"
)

// visit is one request with what every handler needs of it.
type visit struct {
	w      http.ResponseWriter
	r      *http.Request
	nonce  string // of this response's scripts
	person string
	desk   *practice.Desk // nil before access was granted
}

// handler answers a visit, or says why it could not. A handler that returns an
// error has written nothing.
type handler func(v *visit) error

// open serves what everybody may see.
func (s *Server) open(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{w: w, r: r, nonce: nonceOf(r)}
		err := parseForm(r)
		if err == nil {
			err = h(v)
		}
		if err != nil {
			s.fail(v, err)
		}
	})
}

// inMemory is how much of an upload is held in memory; the rest waits in a file.
const inMemory = 4 << 20

// parseForm reads the form of a request, if it has one, so that one that is too
// large or broken is an error and not an empty form.
func parseForm(r *http.Request) error {
	err := r.ParseForm()
	if err == nil {
		err = r.ParseMultipartForm(inMemory)
	}
	var tooLarge *http.MaxBytesError
	switch {
	case err == nil || errors.Is(err, http.ErrNotMultipart):
		return nil
	case errors.As(err, &tooLarge):
		return err
	}
	return &fault.Error{Kind: fault.Invalid, Message: "the form cannot be read", Cause: err}
}

// inside serves what only those may see to whom access was granted.
func (s *Server) inside(h handler) http.Handler {
	return s.open(func(v *visit) error {
		v.person = s.Owner
		if s.Access != nil {
			person, ok := s.Access.Person(sessionToken(v.r))
			if !ok {
				return s.toEntrance(v)
			}
			v.person = person
		}
		v.desk = s.Desk(v.person)
		if err := s.firstRun(v); err != nil {
			return err
		}
		return h(v)
	})
}

// toEntrance sends somebody who may not enter yet to the entrance.
func (s *Server) toEntrance(v *visit) error {
	if v.r.Method != http.MethodGet || v.fragment() {
		return errNoAccess
	}
	return v.redirect("/enter")
}

// redirect sends the browser to another page with GET.
func (v *visit) redirect(to string) error {
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
	return nil
}

// page renders a page and sends it.
func (s *Server) page(v *visit, name string, data any) error {
	return s.pageWith(v, http.StatusOK, name, data)
}

func (s *Server) pageWith(v *visit, status int, name string, data any) error {
	var body bytes.Buffer
	if err := s.pages.execute(&body, name, data); err != nil {
		return err
	}
	s.write(v, status, html, body.Bytes())
	return nil
}

const html = "text/html; charset=utf-8"

// write sends a response that is complete.
func (s *Server) write(v *visit, status int, kind string, body []byte) {
	h := v.w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", "no-store")
	s.packers.send(v.w, v.r, status, body)
}

// sessionCookie is the name of the cookie that holds the session's token.
const sessionCookie = "yardstick"

func sessionToken(r *http.Request) string {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

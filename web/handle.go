package web

import (
	"bytes"
	"net/http"
	"net/url"

	"yardstick/practice"
	"yardstick/web/access"
)

// visit is one request with what every handler needs of it.
type visit struct {
	w      http.ResponseWriter
	r      *http.Request
	nonce  string // of this response's scripts
	person string
	desk   *practice.Desk // nil before access was granted
}

// given is a field of the form in the request's body. Whatever changes something
// reads nothing else: an address that somebody was led to changes nothing.
func (v *visit) given(field string) string { return v.r.PostFormValue(field) }

// asked is a field of the request's address, for pages that only show.
func (v *visit) asked(field string) string { return v.r.URL.Query().Get(field) }

// handler answers a visit, or says why it could not. A handler that returns an
// error has written nothing.
type handler func(v *visit) error

// visited lets a handler answer, and writes the error where it could not.
func (s *Server) visited(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{w: w, r: r, nonce: nonceOf(r)}
		if err := h(v); err != nil {
			s.fail(v, err)
		}
	})
}

// open serves what everybody may see. Its forms hold a password and no file.
func (s *Server) open(h handler) http.Handler {
	return s.visited(func(v *visit) error {
		if err := v.readForm(maxEntrance, false); err != nil {
			return err
		}
		return h(v)
	})
}

// inside serves what only those may see to whom access was granted. Of a
// request's body nothing is read before.
func (s *Server) inside(h handler, most int64) http.Handler {
	return s.visited(func(v *visit) error {
		v.person = s.Owner
		if s.Access != nil {
			person, ok := s.Access.Person(s.sessionToken(v.r))
			if !ok {
				return s.toEntrance(v)
			}
			v.person = person
		}
		v.desk = s.Desk(v.person)
		if err := s.firstRun(v); err != nil {
			return err
		}
		return s.read(v, h, most)
	})
}

// read reads the form of a request and lets the handler answer it. Where a
// file may come, it waits until those before it have been read.
func (s *Server) read(v *visit, h handler, most int64) error {
	if most > maxForm {
		done, err := s.turns.take(v.r.Context(), v.person)
		if err != nil {
			return err
		}
		defer done()
	}
	defer v.forgetForm()
	if err := v.readForm(most, true); err != nil {
		return err
	}
	return h(v)
}

// tokenField is where the printed address carries its token.
const tokenField = "token"

// Address is the address of the first page at a place such as
// http://127.0.0.1:8080, with the token that opens it where one is needed.
func Address(place string, gate *access.Gate) string {
	if gate == nil || gate.AddressToken() == "" {
		return place
	}
	return place + "/?" + url.Values{tokenField: {gate.AddressToken()}}.Encode()
}

// toEntrance sends somebody who may not enter yet to the entrance.
func (s *Server) toEntrance(v *visit) error {
	if v.r.Method != http.MethodGet || v.fragment() {
		return errNoAccess
	}
	if session, ok := s.Access.ByAddress(v.asked(tokenField)); ok {
		http.SetCookie(v.w, s.cookie(session, int(access.Remembered.Seconds())))
		return v.redirect("/")
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

// cookieName is the name of the cookie that holds the session's token. Cookies
// do not tell ports apart: two servers on one machine need two names.
func (s *Server) cookieName() string { return "yardstick" + s.Cookie }

func (s *Server) sessionToken(r *http.Request) string {
	c, err := r.Cookie(s.cookieName())
	if err != nil {
		return ""
	}
	return c.Value
}

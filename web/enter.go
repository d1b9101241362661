package web

import (
	"net/http"

	"yardstick/internal/fault"
	"yardstick/web/access"
)

// enterPage asks who is there.
type enterPage struct {
	base
	HasPassword bool
	Printed     bool   // the program has printed an address that opens the pages
	Link        string // where a link is to be confirmed
	Problem     string
}

// enterPage shows the way in.
func (s *Server) enterPage(v *visit) error {
	if s.Access == nil {
		return v.redirect("/")
	}
	return s.entrance(v, http.StatusOK, enterPage{})
}

func (s *Server) entrance(v *visit, status int, p enterPage) error {
	p.base, p.HasPassword, p.Printed = s.base(v, "enter.title"), s.Access.HasPassword(), s.Access.AddressToken() != ""
	p.Narrow = true
	return s.pageWith(v, status, "enter", p)
}

// enter lets in who knows the password.
func (s *Server) enter(v *visit) error {
	if s.Access == nil {
		return v.redirect("/")
	}
	settle, ok := s.limits.tryPassword(s.source(v.r))
	if !ok {
		return &fault.Error{Kind: fault.Unavailable, Message: "there were too many wrong passwords; wait a minute, or use your access link"}
	}
	return s.admit(v, func() (string, error) {
		token, err := s.Access.ByPassword(v.r.Context(), v.given("password"))
		settle(err)
		return token, err
	}, enterPage{})
}

// enterLink shows what an access link opens. A link alone changes nothing, so
// that a program that looks at links for a preview does not use it.
func (s *Server) enterLink(v *visit) error {
	if s.Access == nil {
		return v.redirect("/")
	}
	return s.entrance(v, http.StatusOK, enterPage{Link: v.r.URL.Path})
}

// enterByLink lets in who holds an access link. Its key is never guessed, so that
// tries are not counted.
func (s *Server) enterByLink(v *visit) error {
	if s.Access == nil {
		return v.redirect("/")
	}
	return s.admit(v, func() (string, error) { return s.Access.ByKey(v.r.PathValue("key")) }, enterPage{Link: v.r.URL.Path})
}

// admit begins a session, or says why not.
func (s *Server) admit(v *visit, try func() (string, error), again enterPage) error {
	token, err := try()
	if fault.Is(err, fault.Forbidden) {
		again.Problem = err.Error()
		return s.entrance(v, http.StatusForbidden, again)
	}
	if err != nil {
		return err
	}
	http.SetCookie(v.w, s.cookie(token, int(access.AtMost.Seconds())))
	return v.redirect("/")
}

// leave ends the session.
func (s *Server) leave(v *visit) error {
	if s.Access == nil {
		return v.redirect("/")
	}
	s.Access.Leave(s.sessionToken(v.r))
	http.SetCookie(v.w, s.cookie("", -1))
	return v.redirect("/enter")
}

func (s *Server) cookie(token string, seconds int) *http.Cookie {
	return &http.Cookie{
		Name: s.cookieName(), Value: token, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteStrictMode,
	}
}

// favicon answers browsers that ask for it without being told.
func (s *Server) favicon(w http.ResponseWriter, r *http.Request) {
	path, err := s.assets.Path("icon.svg")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	http.Redirect(w, r, path, http.StatusSeeOther)
}

package frame

import (
	"net/http"

	"yardstick/internal/fault"
	"yardstick/web/access"
)

// enterPage asks who is there.
type enterPage struct {
	Base
	HasPassword bool
	Printed     bool   // the program has printed an address that opens the pages
	Link        string // where a link is to be confirmed
	Problem     string
}

// enterPage shows the way in.
func (f *Frame) enterPage(v *Visit) error {
	if f.Access == nil {
		return v.Redirect("/")
	}
	return f.entrance(v, http.StatusOK, enterPage{})
}

func (f *Frame) entrance(v *Visit, status int, p enterPage) error {
	p.Base, p.HasPassword, p.Printed = v.Base("enter.title"), f.Access.HasPassword(), f.Access.AddressToken() != ""
	p.Narrow = true
	return v.PageWith(status, "enter", p)
}

// enter lets in who knows the password.
func (f *Frame) enter(v *Visit) error {
	if f.Access == nil {
		return v.Redirect("/")
	}
	settle, ok, err := f.tryPassword(v.R)
	if err != nil {
		return err
	}
	if !ok {
		return &fault.Error{Kind: fault.Unavailable, Message: "there were too many wrong passwords; wait a minute, or use your access link"}
	}
	return f.admit(v, func() (string, error) {
		token, err := f.Access.ByPassword(v.R.Context(), v.Given("password"))
		settle(err)
		return token, err
	}, enterPage{})
}

// tryPassword says whether one more password from where the request comes may be
// tried; told by settle how it went, only wrong ones count.
func (f *Frame) tryPassword(r *http.Request) (settle func(err error), ok bool, err error) {
	if f.Tries != nil {
		return f.sharedTries(r.Context(), f.source(r))
	}
	settle, ok = f.limits.tryPassword(f.source(r))
	return settle, ok, nil
}

// enterLink shows what an access link opens. A link alone changes nothing, so
// that a program that looks at links for a preview does not use it.
func (f *Frame) enterLink(v *Visit) error {
	if f.Access == nil {
		return v.Redirect("/")
	}
	return f.entrance(v, http.StatusOK, enterPage{Link: v.R.URL.Path})
}

// enterByLink lets in who holds an access link. Its key is never guessed, so that
// tries are not counted.
func (f *Frame) enterByLink(v *Visit) error {
	if f.Access == nil {
		return v.Redirect("/")
	}
	return f.admit(v, func() (string, error) { return f.Access.ByKey(v.R.Context(), v.R.PathValue("key")) }, enterPage{Link: v.R.URL.Path})
}

// admit begins a session, or says why not.
func (f *Frame) admit(v *Visit, try func() (string, error), again enterPage) error {
	token, err := try()
	if fault.Is(err, fault.Forbidden) {
		again.Problem = err.Error()
		return f.entrance(v, http.StatusForbidden, again)
	}
	if err != nil {
		return err
	}
	http.SetCookie(v.W, f.cookie(token, int(access.AtMost.Seconds())))
	return v.Redirect("/")
}

// leave ends the session.
func (f *Frame) leave(v *Visit) error {
	if f.Access == nil {
		return v.Redirect("/")
	}
	if err := f.Access.Leave(v.R.Context(), f.sessionToken(v.R)); err != nil {
		return err
	}
	http.SetCookie(v.W, f.cookie("", -1))
	return v.Redirect("/enter")
}

func (f *Frame) cookie(token string, seconds int) *http.Cookie {
	return &http.Cookie{
		Name: f.cookieName(), Value: token, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: f.Secure, SameSite: http.SameSiteStrictMode,
	}
}

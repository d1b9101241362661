package frame

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"

	"yardstick/web/access"
	"yardstick/web/asset"
)

// Visit is one request with what every handler needs of it.
type Visit struct {
	W      http.ResponseWriter
	R      *http.Request
	Nonce  string // of this response's scripts
	Person string // who visits; empty before they have entered
	Coach  string // who visits to see what others give; then Person is empty
	frame  *Frame
	room   *mounted
}

// Given is a field of the form in the request's body. Whatever changes something
// reads nothing else: an address that somebody was led to changes nothing.
func (v *Visit) Given(field string) string { return v.R.PostFormValue(field) }

// Asked is a field of the request's address, for pages that only show.
func (v *Visit) Asked(field string) string { return v.R.URL.Query().Get(field) }

// Fragment reports whether a script asked for a part of a page.
func (v *Visit) Fragment() bool {
	return v.R.Header.Get("HX-Request") != "" || v.R.Header.Get("Accept") == "application/json"
}

// Text is a text of the pages by its key, filled in.
func (v *Visit) Text(key string, args ...any) string { return v.frame.text.Must(key, args...) }

// Redirect sends the browser to another page with GET.
func (v *Visit) Redirect(to string) error {
	http.Redirect(v.W, v.R, to, http.StatusSeeOther)
	return nil
}

// Page renders a page of the visit's room, or with "page#part" a part of it, and
// sends it.
func (v *Visit) Page(name string, data any) error { return v.PageWith(http.StatusOK, name, data) }

// PageWith is Page with a status.
func (v *Visit) PageWith(status int, name string, data any) error {
	var body bytes.Buffer
	if err := v.room.pages.execute(&body, name, data); err != nil {
		return err
	}
	v.Write(status, html, body.Bytes())
	return nil
}

const html = "text/html; charset=utf-8"

// Write sends a response that is complete, of a kind such as application/pdf.
func (v *Visit) Write(status int, kind string, body []byte) {
	h := v.W.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", "no-store")
	v.frame.packers.send(v.W, v.R, status, body)
}

// person is who asks: the owner where nobody has to say who they are, otherwise
// whose session it is; "" for none.
func (f *Frame) person(r *http.Request) string {
	if f.Access == nil {
		return f.Owner
	}
	return visitorOf(r).Person
}

// coach is which coach asks; "" for none.
func (f *Frame) coach(r *http.Request) string {
	if f.Access == nil {
		return ""
	}
	return visitorOf(r).Coach
}

// visitorKey is where a request's context holds who visits.
type visitorKey struct{}

// visitorOf is who visits, as [Frame.known] has found.
func visitorOf(r *http.Request) access.Visitor {
	v, _ := r.Context().Value(visitorKey{}).(access.Visitor)
	return v
}

// known finds out, once a request, who visits. Where that cannot be known now, nobody
// is sent away as a stranger.
func (f *Frame) known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f.Access == nil || strings.HasPrefix(r.URL.Path, asset.Prefix) {
			next.ServeHTTP(w, r)
			return
		}
		v, err := f.Access.Visitor(r.Context(), f.sessionToken(r))
		if err != nil {
			f.Log.Error("a session cannot be found", "error", err)
			w.Header().Set("Retry-After", "2")
			http.Error(w, f.text.Must("fail.busy"), http.StatusServiceUnavailable)
			return
		}
		seen := r.WithContext(context.WithValue(r.Context(), visitorKey{}, v))
		defer func() { r.Pattern = seen.Pattern }() // which the log, further out, wants to know
		next.ServeHTTP(w, seen)
	})
}

// read reads the form of a request and lets the handler answer it. Where a
// file may come, it waits until those before it have been read.
func (f *Frame) read(v *Visit, route Route) error {
	if route.Most > maxForm {
		done, err := f.turns.Take(v.R.Context(), v.Person)
		if err != nil {
			return err
		}
		defer done()
	}
	defer v.forgetForm()
	if err := v.readForm(route.Most, route.Most > maxEntrance); err != nil {
		return err
	}
	return route.Handle(v)
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
func (f *Frame) toEntrance(v *Visit, err error) error {
	if v.R.Method != http.MethodGet || v.Fragment() {
		return err
	}
	if session, ok := f.Access.ByAddress(v.Asked(tokenField)); ok {
		http.SetCookie(v.W, f.cookie(session, int(access.Remembered.Seconds())))
		return v.Redirect("/")
	}
	return v.Redirect("/enter")
}

// cookieName is the name of the cookie that holds the session's token. Cookies
// do not tell ports apart: two servers on one machine need two names.
func (f *Frame) cookieName() string { return "yardstick" + f.Cookie }

func (f *Frame) sessionToken(r *http.Request) string {
	c, err := r.Cookie(f.cookieName())
	if err != nil {
		return ""
	}
	return c.Value
}

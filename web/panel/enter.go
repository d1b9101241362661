package panel

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/web/access"
	"yardstick/web/frame"
)

// enterPage asks who is there.
type enterPage struct {
	base
	First   bool   // nobody has an account yet, and the owner of the machine makes one
	SignIn  bool   // somebody may sign in
	To      string // where they wanted to go
	Outside string // how the provider is called where people may sign in, "" for none
	Code    string // what was given
	Min     int
}

func (r *room) cookieName() string { return "yardstick-panel" + r.Cookie }

func (r *room) enterPage(v *frame.Visit) error {
	if r.halfway(v) {
		return r.asksCode(v, http.StatusOK, "")
	}
	return r.entrance(v, http.StatusOK, "", "")
}

func (r *room) entrance(v *frame.Visit, status int, code, problem string) error {
	first, others, err := r.nobody(v)
	if err != nil {
		return err
	}
	p := enterPage{
		base:  base{Base: v.Base("panel.enter"), Problem: problem, Done: v.Asked("done")},
		First: first, SignIn: others || !first, Code: code, Min: people.MinPassword,
	}
	p.Outside = r.outsideName()
	p.To = within(cmp.Or(v.Given("to"), v.Asked("to")))
	p.Section, p.Narrow, p.Scripts = "panel", true, []string{"passkey.js"}
	return v.PageWith(status, "panelenter", p)
}

// again shows the form once more with what was wrong; other errors stay what they are.
func (r *room) again(v *frame.Visit, code string, err error) error {
	switch {
	case fault.Is(err, fault.Forbidden):
		return r.entrance(v, http.StatusForbidden, code, err.Error())
	case fault.Is(err, fault.Conflict):
		return r.entrance(v, http.StatusConflict, code, err.Error())
	case fault.Is(err, fault.Invalid):
		return r.entrance(v, http.StatusUnprocessableEntity, code, err.Error())
	case fault.Is(err, fault.Unavailable):
		return r.entrance(v, http.StatusServiceUnavailable, code, err.Error())
	}
	return err
}

// enter lets in who knows the password; whoever was signed in before is not any more.
func (r *room) enter(v *frame.Visit) error {
	code := v.Given("code")
	token, err := r.Door.Enter(v.R.Context(), code, v.Given("password"))
	if err != nil {
		return r.again(v, code, err)
	}
	return r.begin(v, token, within(v.Given("to")))
}

func (r *room) begin(v *frame.Visit, token, to string) error {
	if err := r.end(v); err != nil {
		return err
	}
	http.SetCookie(v.W, r.cookie(token, sessionSeconds))
	return v.Redirect(to)
}

// sessionSeconds is how long a browser keeps the cookie of a session.
const sessionSeconds = int(access.AtMost / time.Second)

// end ends the session that the browser has.
func (r *room) end(v *frame.Visit) error {
	c, err := v.R.Cookie(r.cookieName())
	if err != nil {
		return nil //nolint:nilerr // there is none
	}
	return r.Door.Leave(v.R.Context(), c.Value)
}

func (r *room) cookie(token string, seconds int) *http.Cookie {
	return &http.Cookie{
		Name: r.cookieName(), Value: token, Path: "/", MaxAge: seconds, HttpOnly: true, Secure: r.Secure, SameSite: http.SameSiteStrictMode,
	}
}

// leave ends the session, or all sessions of the person.
func (r *room) leave(v *frame.Visit) error {
	if c, err := v.R.Cookie(r.cookieName()); err == nil {
		if p, err := r.Door.Who(v.R.Context(), c.Value); err == nil && v.Given("everywhere") != "" {
			if err := r.Door.LeaveEverywhere(v.R.Context(), p.Code); err != nil {
				return err
			}
		}
		if err := r.Door.Leave(v.R.Context(), c.Value); err != nil {
			return err
		}
	}
	http.SetCookie(v.W, r.cookie("", -1))
	return v.Redirect("/panel/enter")
}

// first makes the first account: the owner of the machine keeps accounts and runs positions.
func (r *room) first(v *frame.Visit) error {
	first, _, err := r.nobody(v)
	if err != nil {
		return err
	}
	if !first {
		return &fault.Error{Kind: fault.Forbidden, Message: "there are accounts already; sign in"}
	}
	code := v.Given("code")
	p := people.Person{Code: code, Name: v.Given("name"), Roles: []people.Role{people.Administrator, people.Coordinator}}
	if v.Given("password") == "" {
		return r.again(v, code, fault.Invalidf("choose a password of %d characters at least", people.MinPassword))
	}
	if err := r.Door.Add(v.R.Context(), p, v.Given("password")); err != nil {
		return r.again(v, code, err)
	}
	return r.enter(v)
}

// joinPage shows what an invitation is for. A link alone changes nothing.
type joinPage struct {
	base
	people.Invitation
	Known   bool // the person has an account, and signs in with it
	Path    string
	Min     int
	Token   string
	Outside string // how the provider is called by which one may join, "" for none
}

// Signs reports whether the password that is asked for is one that the person has.
func (p joinPage) Signs() bool { return p.Known && !p.Renews }

func (r *room) joinPage(v *frame.Visit) error { return r.joining(v, http.StatusOK, "") }

func (r *room) joining(v *frame.Visit, status int, problem string) error {
	i, err := r.standing(v.R.Context(), v.R.PathValue("token"))
	if err != nil {
		return err
	}
	if i.Role == people.Candidate {
		return v.Redirect(frame.Path("panel", "mine", v.R.PathValue("token")))
	}
	_, err = r.Accounts.Person(v.R.Context(), i.Person)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	p := joinPage{
		base: base{Base: v.Base("panel.join"), Problem: problem}, Invitation: i, Known: err == nil, Path: v.R.URL.Path, Min: people.MinPassword,
	}
	p.Section, p.Narrow, p.Token, p.Outside = "panel", true, v.R.PathValue("token"), r.outsideName()
	return v.PageWith(status, "paneljoin", p)
}

// join accepts an invitation.
func (r *room) join(v *frame.Visit) error {
	if _, err := r.standing(v.R.Context(), v.R.PathValue("token")); err != nil {
		return err
	}
	token, i, err := r.Door.Join(v.R.Context(), v.R.PathValue("token"), v.Given("name"), v.Given("password"))
	switch {
	case fault.Is(err, fault.Invalid), i.Person != "" && fault.Is(err, fault.Forbidden):
		return r.joining(v, http.StatusUnprocessableEntity, err.Error())
	case err != nil:
		return err
	}
	return r.begin(v, token, afterJoining(&i))
}

// afterJoining is where an invitation leads.
func afterJoining(i *people.Invitation) string {
	if i.Position == "" {
		return "/panel"
	}
	return frame.Path("positions", i.Position)
}

// standing looks at an invitation without using it; one that the position does not
// expect any more is Forbidden.
func (r *room) standing(ctx context.Context, token string) (people.Invitation, error) {
	i, err := r.Door.Invited(ctx, token)
	if err == nil && i.Position != "" {
		err = r.Desk.Expects(ctx, i.Position, i.Role, i.Person, i.Made())
	}
	return i, err
}

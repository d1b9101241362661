package panel

import (
	"context"
	"crypto/rand"
	"net/http"
	"slices"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/web/frame"
	"yardstick/web/oidc"
)

// Provider is where people show who they are outside of this program.
type Provider interface {
	// Name is how people call it, Issuer its own name.
	Name() string
	Issuer() string
	// Ask gives the address to which a browser goes; Answer tells who came back with a code.
	Ask(ctx context.Context, w oidc.Way) (address string, err error)
	Answer(ctx context.Context, code string, w oidc.Way) (people.Outsider, error)
}

// outside is an attempt to sign in at the provider: what it is for, and what its answer
// is checked by.
type outside struct {
	oidc.Way
	To    string // where they wanted to go
	Join  string // token of an invitation
	Links string // who adds the sign-in to their account
}

// outsideCookie holds the state of the attempt, so that the answer counts in the browser
// that asked and in no other. It has to come along when the provider sends the browser back.
func (r *room) outsideCookie(state string, seconds int) *http.Cookie {
	return &http.Cookie{
		Name: "yardstick-outside" + r.Cookie, Value: state, Path: "/panel/outside", MaxAge: seconds, HttpOnly: true, Secure: r.Secure,
		SameSite: http.SameSiteLaxMode,
	}
}

// askOutside sends somebody to the provider. Browsers let no form lead elsewhere, so
// that the answer is a page of ours that goes on by itself.
func (r *room) askOutside(v *frame.Visit) error {
	if r.Provider == nil {
		return fault.NotFoundf("nobody signs in elsewhere here")
	}
	o := outside{To: within(v.Given("to")), Join: v.Given("join")}
	if v.Given("link") != "" {
		p, err := r.whoIs(v)
		if err == nil {
			err = r.Door.Knows(v.R.Context(), p.Code, v.Given("password"))
		}
		if err != nil {
			return err
		}
		o.Links = p.Code
	}
	o.Way = oidc.Way{Nonce: rand.Text(), Verifier: oidc.NewVerifier(), Back: r.address(v, "/panel/outside")}
	state, err := r.beginCeremony(v.R.Context(), ceremony{Outside: &o})
	if err != nil {
		return err
	}
	o.State = state
	address, err := r.Provider.Ask(v.R.Context(), o.Way)
	if err != nil {
		return r.again(v, "", err)
	}
	http.SetCookie(v.W, r.outsideCookie(o.State, int(ceremonyFor/time.Second)))
	return r.goOn(v, address, v.Text("panel.outside.to", r.Provider.Name()))
}

// goOnPage leads to another address by itself.
type goOnPage struct {
	base
	Text, To string
}

func (r *room) goOn(v *frame.Visit, to, text string) error {
	p := goOnPage{base: base{Base: v.Base("panel.outside")}, Text: text, To: to}
	p.Section, p.Narrow = "panel", true
	v.W.Header().Set("Refresh", "0; url="+to)
	return v.PageWith(http.StatusOK, "panelgoon", p)
}

// fromOutside takes the browser back.
func (r *room) fromOutside(v *frame.Visit) error {
	if r.Provider == nil {
		return fault.NotFoundf("nobody signs in elsewhere here")
	}
	token, to, err := r.answered(v)
	if message, ok := mendable(err); ok {
		return r.entrance(v, statusOf(err), "", message)
	}
	if err != nil {
		return r.again(v, "", err)
	}
	http.SetCookie(v.W, r.outsideCookie("", -1))
	if token != "" {
		if err := r.end(v); err != nil {
			return err
		}
		http.SetCookie(v.W, r.cookie(token, sessionSeconds))
	}
	// The browser comes from elsewhere: it sends no cookie of ours along before a page of ours has led on.
	return r.goOn(v, to, v.Text("panel.outside.back"))
}

// answered checks the answer of the provider, and gives the session that it begins.
func (r *room) answered(v *frame.Visit) (token, to string, err error) {
	state := v.Asked("state")
	c, err := v.R.Cookie("yardstick-outside" + r.Cookie)
	if err != nil || state == "" || c.Value != state {
		return "", "", &fault.Error{Kind: fault.Forbidden, Message: "this was not begun in this browser, or took too long; begin again"}
	}
	one, err := r.endCeremony(v.R.Context(), state, "")
	if err == nil && one.Outside == nil {
		err = &fault.Error{Kind: fault.Forbidden, Message: "this took too long; begin again"}
	}
	if err != nil {
		return "", "", err
	}
	o := one.Outside
	if iss := v.Asked("iss"); iss != "" && iss != r.Provider.Issuer() { // RFC 9207
		return "", "", &fault.Error{Kind: fault.Forbidden, Message: "another provider has answered than the one that was asked"}
	}
	if v.Asked("code") == "" {
		return "", "", &fault.Error{Kind: fault.Forbidden, Message: v.Text("panel.outside.refused", r.Provider.Name())}
	}
	who, err := r.Provider.Answer(v.R.Context(), v.Asked("code"), o.Way)
	if err != nil {
		return "", "", err
	}
	return r.entered(v.R.Context(), o, who)
}

// entered does what the attempt was for.
func (r *room) entered(ctx context.Context, o *outside, who people.Outsider) (token, to string, err error) {
	switch {
	case o.Links != "":
		return "", "/panel/passkeys?done=linked", r.Door.LinkOutside(ctx, o.Links, who)
	case o.Join != "":
		i, err := r.standing(ctx, o.Join)
		if err != nil {
			return "", "", err
		}
		token, _, err = r.Door.JoinOutside(ctx, o.Join, who)
		return token, afterJoining(&i), err
	}
	token, err = r.Door.EnterOutside(ctx, who)
	if fault.Is(err, fault.NotFound) && len(r.Domains) > 0 {
		if err = r.Door.Admit(ctx, who, r.Domains); err == nil {
			token, err = r.Door.EnterOutside(ctx, who)
		}
	}
	return token, o.To, err
}

// outsideName is how the provider is called, "" for none.
func (r *room) outsideName() string {
	if r.Provider == nil {
		return ""
	}
	return r.Provider.Name()
}

// linked reports whether a person may sign in at the provider.
func (r *room) linked(p *people.Person) bool {
	return r.Provider != nil && slices.ContainsFunc(p.Outside, func(o people.Outside) bool { return o.Issuer == r.Provider.Issuer() })
}

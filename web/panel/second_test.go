package panel_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"yardstick/people"
	"yardstick/web"
	"yardstick/web/webtest"
)

// withSecond makes the first account with a second factor; it gives the secret and
// the recovery codes.
func withSecond(t *testing.T, v *webtest.Visitor, now func() time.Time) (secret string, recovery []string) {
	t.Helper()
	v.Post("/panel/second", "do", "begin", "password", "not the password").Want(http.StatusUnprocessableEntity, "[role=alert]")
	p := v.Post("/panel/second", "do", "begin", "password", password).Want(http.StatusOK, "#secret", "a#otpauth")
	secret = strings.ReplaceAll(p.Text("#secret"), " ", "")
	if link := p.Value("a#otpauth", "href"); link != people.OTPAuth("Yardstick", "ines", secret) {
		t.Errorf("the link is %q", link)
	}
	v.Post("/panel/second", "do", "confirm", "once", "abc").Want(http.StatusUnprocessableEntity, "[role=alert]")
	p = v.Post("/panel/second", "do", "confirm", "once", codeOf(t, secret, now())).Want(http.StatusOK, "#codes")
	for _, n := range p.Find("#codes code") {
		recovery = append(recovery, n.FirstChild.Data)
	}
	if len(recovery) != people.RecoveryCodes {
		t.Fatalf("%d recovery codes", len(recovery))
	}
	return secret, recovery
}

func codeOf(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	c, err := people.Code(secret, at)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestSecondFactor sets one up, and signs in with codes and recovery codes, each of
// which is good once.
func TestSecondFactor(t *testing.T) {
	t.Parallel()
	var ahead atomic.Int64
	begun := time.Now()
	now := func() time.Time { return begun.Add(time.Duration(ahead.Load())) }
	site := webtest.Start(t, func(c *web.Config) { c.Now = now })
	lead := first(t, site)
	secret, recovery := withSecond(t, lead, now)
	enter := func(once string, want int) *webtest.Visitor {
		t.Helper()
		v := site.Visitor(t)
		v.Post("/panel/enter", "code", "ines", "password", password).Want(http.StatusOK, "form[action=/panel/code]")
		v.Get("/panel").Want(http.StatusOK, "form[action=/panel/code]")
		v.Post("/panel/new", "title", "x", "code", "x").Want(http.StatusForbidden)
		v.Post("/panel/code", "once", once).Want(want)
		return v
	}
	ahead.Add(int64(5 * time.Minute))
	once := codeOf(t, secret, now())
	enter(once, http.StatusOK).Get("/panel").Want(http.StatusOK, "a[href=/panel/new]")
	enter(once, http.StatusForbidden)
	enter(recovery[3], http.StatusOK)
	v := enter(recovery[3], http.StatusForbidden)
	for range 4 {
		v.Post("/panel/code", "once", "000 000").Want(http.StatusForbidden, "[role=alert]")
	}
	v.Post("/panel/code", "once", recovery[4]).Want(http.StatusServiceUnavailable, "[role=alert]") // right, and too soon
	ahead.Add(int64(time.Hour))
	v.Post("/panel/code", "once", recovery[4]).Want(http.StatusForbidden) // the half session has ended
	p, err := site.DB.People().Person(t.Context(), "ines")
	if err != nil || len(p.Second.Recovery) != people.RecoveryCodes-1 {
		t.Fatalf("%d recovery codes are left, %v", len(p.Second.Recovery), err)
	}
	if strings.Contains(strings.Join(recovery, " "), string(p.Second.Recovery[0])) {
		t.Error("a recovery code is kept in plain text")
	}
	v = enter(recovery[5], http.StatusOK)
	v.Post("/panel/second", "do", "renew", "once", recovery[6]).Want(http.StatusOK, "#codes")
	v.Post("/panel/second", "do", "end", "once", recovery[7]).Want(http.StatusUnprocessableEntity)
	ahead.Add(int64(5 * time.Minute))
	v.Post("/panel/second", "do", "end", "once", codeOf(t, secret, now())).Want(http.StatusOK, "[role=status]")
	site.Visitor(t).Post("/panel/enter", "code", "ines", "password", password).Want(http.StatusOK, "a[href=/panel/new]")
}

// TestSecondFactorIsAsked: who needs one sees nothing else before it is set up, and
// only who keeps the accounts says who needs one.
func TestSecondFactorIsAsked(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	lead.Post("/panel/new", "title", "Porter at the gate", "code", "porter").Want(http.StatusOK)
	tom := joined(t, site, lead, "tom", "rater")
	tom.Post("/panel/second", "do", "rules", "all", "1").Want(http.StatusUnprocessableEntity, "[role=alert]")
	lead.Post("/panel/second", "do", "rules", "role", "king").Want(http.StatusUnprocessableEntity)
	lead.Post("/panel/second", "do", "rules", "role", "coordinator").Want(http.StatusOK, "[role=status]")
	tom.Get("/positions/porter").Want(http.StatusOK, "h1")
	if got := lead.Get("/positions/porter").Want(http.StatusOK, "input[name=password]").Body; strings.Contains(got, "Porter at the gate") {
		t.Error("a page is shown before the second factor is set up")
	}
	lead.Post("/positions/porter/do", "do", "add", "code", "heron", "name", "Paula").Want(http.StatusForbidden)
	lead.Post("/panel/second", "do", "rules").Want(http.StatusUnprocessableEntity, "[role=alert]") // which would end the asking
	withSecond(t, lead, time.Now)
	lead.Get("/positions/porter").Want(http.StatusOK, "h1")
}

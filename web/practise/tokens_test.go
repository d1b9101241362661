package practise_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/people"
	"yardstick/web/webtest"
)

// TestTokens makes a token, which is shown once, and takes it back.
func TestTokens(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Get("/yours").Want(http.StatusOK, "a[href=/yours/tokens]")
	v.Get("/yours/tokens").Want(http.StatusOK, "input[name=scopes]", "select[name=days]")
	v.Post("/yours/tokens", "name", "a script", "days", "90").Want(http.StatusUnprocessableEntity, "[role=alert]")
	v.Post("/yours/tokens", "name", "a script", "scopes", "read", "days", "4000").Want(http.StatusUnprocessableEntity, "[role=alert]")
	p := v.Post("/yours/tokens", "name", "a script", "scopes", "read", "days", "90").Want(http.StatusOK, "#newtoken", "#tokens")
	token := p.Text("#newtoken")
	if !strings.HasPrefix(token, people.GrantPrefix) || strings.Contains(v.Get("/yours/tokens").Body, token) {
		t.Errorf("the token %q is none, or shown twice", token)
	}
	if _, err := site.DB.Grants().Grant(t.Context(), people.HashToken(token)); err != nil {
		t.Error(err)
	}
	table := v.Get("/yours/tokens.csv").Want(http.StatusOK).Body
	if !strings.Contains(table, ",a script,read,") || strings.Contains(table, token) {
		t.Errorf("the table: %s", table)
	}
	v.Get("/yours/tokens.xlsx").Want(http.StatusOK)
	p = v.Post("/yours/tokens", "drop", p.Value("input[name=drop]", "value")).Want(http.StatusOK, "[role=status]")
	if len(p.Find("#tokens")) > 0 {
		t.Error("a token that was taken back is listed")
	}
	v.Post("/yours/tokens", "name", "again", "scopes", "read", "days", "30").Want(http.StatusOK)
	v.Post("/yours/erase", "word", "delete").Want(http.StatusOK)
	all, err := site.DB.Grants().Grants(t.Context(), people.Practising, webtest.Owner)
	if err != nil || len(all) != 0 {
		t.Errorf("after erasing everything there are %d tokens (%v)", len(all), err)
	}
}

// TestWalkTokens looks at the page in a real browser, at two widths, light and dark.
func TestWalkTokens(t *testing.T) {
	browser := webtest.Open(t)
	for _, look := range []webtest.Look{webtest.Phone(), webtest.Desktop().InTheDark()} {
		t.Run(look.Name, func(t *testing.T) {
			site := webtest.Start(t)
			tab := browser.Tab(t, site, look)
			tab.Go("/yours/tokens")
			tab.Shoot("tokens-1-none")
			tab.Type("#token-name", "a script")
			webtest.Eval[bool](tab, "document.querySelector('input[value=read]').checked = true")
			tab.Press("form.card button")
			tab.See("#newtoken")
			tab.Shoot("tokens-2-made")
		})
	}
}

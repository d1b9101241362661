package panel_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/people"
	"yardstick/web/webtest"
)

// TestTokens: somebody with an account makes tokens for it, and for nobody else's.
func TestTokens(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	lead.Get("/panel").Want(http.StatusOK, "a[href=/panel/tokens]")
	p := lead.Post("/panel/tokens", "name", "reports", "scopes", "read", "days", "30").Want(http.StatusOK, "#newtoken", "#tokens")
	g, err := site.DB.Grants().Grant(t.Context(), people.HashToken(p.Text("#newtoken")))
	if err != nil || g.Realm != people.Positions || g.Owner == "" {
		t.Errorf("%+v, %v", g, err)
	}
	if got := lead.Get("/panel/tokens.csv").Want(http.StatusOK).Body; !strings.Contains(got, g.ID+",reports,read,") {
		t.Errorf("the tokens: %s", got)
	}
	lead.Get("/panel/tokens").Want(http.StatusOK, "a[href=/panel/tokens.csv]", "a[href=/panel/tokens.xlsx]")
	if got := site.Visitor(t).Get("/panel/tokens.csv").Body; strings.Contains(got, "reports") {
		t.Errorf("a stranger gets %s", got)
	}
	site.Visitor(t).Post("/panel/tokens", "name", "x", "scopes", "read", "days", "30", "drop", g.ID).Want(http.StatusForbidden)
	if _, err := site.DB.Grants().Grant(t.Context(), g.Hash); err != nil {
		t.Errorf("somebody else has taken it back: %v", err)
	}
}

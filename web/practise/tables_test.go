package practise_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/people"
	"yardstick/web/webtest"
)

// TestTables: what is kept comes as tables, linked from the page of one's own data.
func TestTables(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	v := site.Visitor(t)
	for path, head := range map[string]string{
		"/yours/attempts.csv": "attempt,job,", "/yours/interviews.csv": "interview,job,", "/yours/drills.csv": "bad week,job,",
		"/yours/interviews.xlsx": "PK", "/yours/drills.xlsx": "PK",
	} {
		if body := v.Get(path).Want(http.StatusOK).Body; !strings.HasPrefix(body, head) {
			t.Errorf("%s begins %.40q, want %q", path, body, head)
		}
	}
}

// TestCoachTakesAlong: a coach has what was given as a table, and tokens for it.
func TestCoachTakesAlong(t *testing.T) {
	t.Parallel()
	c := newCoached(t)
	answered(c.ana, "define-failure")
	c.cleo.Get("/coach").Want(http.StatusOK, "a[href=/coach/tokens]")
	c.ana.Post("/yours/give", "coach", "Cleo", "job", "").Want(http.StatusOK)
	c.cleo.Get("/coach").Want(http.StatusOK, "a[href=/coach/attempts.csv]")
	body := c.cleo.Get("/coach/attempts.csv").Want(http.StatusOK).Body
	if strings.Count(body, "\n") != 2 || !strings.Contains(body, "Ana Lind,") || strings.Contains(body, webtest.FirstAnswer) {
		t.Errorf("the table of what was given: %s", body)
	}
	p := c.cleo.Post("/coach/tokens", "name", "reports", "scopes", "read", "days", "30").Want(http.StatusOK, "#newtoken", "#tokens")
	g, err := c.DB.Grants().Grant(t.Context(), people.HashToken(p.Text("#newtoken")))
	if err != nil || g.Realm != people.Coaches || g.Owner != "Cleo" {
		t.Errorf("%+v, %v", g, err)
	}
	for _, path := range []string{"/coach/attempts.csv", "/coach/tokens"} {
		c.ana.Get(path).Want(http.StatusNotFound)
	}
	c.dan.Post("/coach/tokens", "drop", g.ID)
	if _, err := c.DB.Grants().Grant(t.Context(), g.Hash); err != nil {
		t.Errorf("another coach has taken it back: %v", err)
	}
}

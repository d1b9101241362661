package api_test

import (
	"testing"

	"yardstick/people"
	"yardstick/web/webtest"
)

// TestParameters holds what is said of parameters that are not as the description says.
func TestParameters(t *testing.T) {
	t.Parallel()
	s := start(t)
	token := s.token(people.Practising, webtest.Owner)
	for _, c := range []struct{ name, query, location, message string }{
		{"no number", "limit=many", "query.limit", "invalid integer"},
		{"a number that is too long", "limit=99999999999999999999", "query.limit", "invalid integer"},
		{"below the least", "limit=0", "query.limit", "expected number >= 1"},
		{"above the most", "limit=201", "query.limit", "expected number <= 200"},
		{"unknown", "colour=red", "query", "unknown query parameter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := s.ask(token, "GET", "/attempts?"+c.query, nil).problem(422)
			if len(p.Errors) != 1 || p.Errors[0].Location != c.location || p.Errors[0].Message != c.message {
				t.Errorf("got %+v, want one error at %q: %q", p.Errors, c.location, c.message)
			}
		})
	}
	s.ask(token, "GET", "/attempts", nil).want(200) // what is left out has its default
}

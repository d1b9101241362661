package api_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"yardstick/api"
	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/panel"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/web"
	"yardstick/web/webtest"
)

// site is a service on a database of its own.
type site struct {
	*webtest.Site
	t       testing.TB
	service *api.Service
	handler http.Handler
	grants  *people.Grants
	door    *people.Door
	desk    *panel.Desk
	now     func() time.Time
}

// coach is who coaches on the site.
const coach = "Karla"

// reads assesses by the words that answers hold.
type reads struct{ *assess.Engine }

func (r reads) Assess(_ context.Context, q practice.Request) (assess.Assessment, error) {
	return r.Engine.Assess(q.Guide, q.SHA256, q.Question, q.ID, q.Answer)
}

// start starts a service whose clock is that of the tests; options change it before.
func start(tb testing.TB, options ...func(*api.Config)) *site {
	tb.Helper()
	s := &site{t: tb, now: time.Now}
	var pages web.Config
	s.Site = webtest.Start(tb, func(c *web.Config) { pages = *c })
	s.desk = s.Positions(tb)
	s.door = people.NewDoor(s.DB.People(), time.Now, rand.Reader)
	s.grants = &people.Grants{
		Store: s.DB.Grants(), Accounts: s.DB.People(), Practises: func(p string) bool { return p == webtest.Owner || p == "eve" },
		Coaches: func(name string) bool { return name == coach }, Now: func() time.Time { return s.now() }, Random: rand.Reader,
	}
	engine := reads{assess.New(assesstest.Reader{})}
	c := api.Config{
		Desk: func(person string) *practice.Desk {
			return &practice.Desk{Store: s.DB.Practice(person), Assessor: engine, Now: time.Now, NewID: rand.Text}
		},
		Owner: webtest.Owner, Batches: pages.Batches, Tasks: pages.Tasks, Errands: pages.Errands, Coaching: pages.Coaching, Coaches: []string{coach}, Copies: pages.Copies,
		Positions: s.desk, Door: s.door, Grants: s.grants, Answered: s.DB.Answered(), Assessor: engine,
		Now: func() time.Time { return s.now() }, Random: rand.Reader, Log: slog.New(slog.NewTextHandler(tb.Output(), nil)), Version: "test",
	}
	for _, o := range options {
		o(&c)
	}
	var err error
	if s.service, err = api.New(c); err != nil {
		tb.Fatal(err)
	}
	s.handler = s.service.Handler()
	return s
}

// quick is a clock of which each look is a second later, so that no limit is met.
func (s *site) quick() {
	at := time.Now()
	s.now = func() time.Time { at = at.Add(time.Second); return at }
}

// token makes a grant.
func (s *site) token(r people.Realm, owner string, scopes ...people.Scope) string {
	s.t.Helper()
	if len(scopes) == 0 {
		scopes = people.Scopes()
	}
	token, _, err := s.grants.Make(s.t.Context(), people.Grant{Realm: r, Owner: owner, Name: "a test", Scopes: scopes}, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	return token
}

// account makes an account and a token for it.
func (s *site) account(code string, roles ...people.Role) string {
	s.t.Helper()
	if err := s.door.Add(s.t.Context(), people.Person{Code: code, Name: "Name of " + code, Roles: roles}, ""); err != nil {
		s.t.Fatal(err)
	}
	return s.token(people.Positions, code)
}

// answer is what came back.
type answer struct {
	*httptest.ResponseRecorder
	t testing.TB
}

// ask sends a request; body is JSON, or bytes as they are, or nil. Headers are pairs.
func (s *site) ask(token, method, path string, body any, headers ...string) answer {
	s.t.Helper()
	var data []byte
	switch b := body.(type) {
	case nil:
	case []byte:
		data = b
	case string:
		data = []byte(b)
	default:
		var err error
		if data, err = json.Marshal(b); err != nil {
			s.t.Fatal(err)
		}
	}
	if !strings.HasPrefix(path, "/api") {
		path = api.Root + path
	}
	r := httptest.NewRequest(method, path, bytes.NewReader(data))
	if len(data) == 0 {
		r = httptest.NewRequest(method, path, nil)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return s.serve(r)
}

// serve answers a request.
func (s *site) serve(r *http.Request) answer {
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return answer{w, s.t}
}

// want fails where the status is another.
func (a answer) want(status int) answer {
	a.t.Helper()
	if a.Code != status {
		a.t.Fatalf("status %d, want %d: %s", a.Code, status, a.Body)
	}
	return a
}

// into reads the body.
func (a answer) into(v any) answer {
	a.t.Helper()
	if err := json.NewDecoder(bytes.NewReader(a.Body.Bytes())).Decode(v); err != nil && err != io.EOF {
		a.t.Fatalf("%v: %s", err, a.Body)
	}
	return a
}

// problem reads the problem of an answer.
func (a answer) problem(status int) api.Problem {
	a.t.Helper()
	var p api.Problem
	a.want(status).into(&p)
	if got := a.Header().Get("Content-Type"); got != "application/problem+json" || p.Status != status {
		a.t.Errorf("Content-Type %q, status %d in the body; want a problem of %d", got, p.Status, status)
	}
	return p
}

// Package webtest starts the pages as they are for tests, and walks them in a
// real browser where there is one.
package webtest

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/assess/model"
	"yardstick/errand"
	"yardstick/panel"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/practice/firstrun"
	"yardstick/store/sqlite"
	"yardstick/web"
)

// Owner is who practises on a site of tests.
const Owner = "local"

// Site is pages on a database of their own.
type Site struct {
	*httptest.Server
	DB      *sqlite.DB
	Desk    *practice.Desk
	Errands *errand.Desk
	lost    atomic.Bool
}

// Offline takes the connection to the site away, or gives it back.
func (s *Site) Offline(off bool) { s.lost.Store(off) }

// line breaks every connection while the site is offline.
func (s *Site) line(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.lost.Load() {
			panic(http.ErrAbortHandler)
		}
		next.ServeHTTP(w, r)
	})
}

// Option changes how a site is made.
type Option func(*web.Config)

// Start starts a site; the test ends it. Answers are read by the words that they hold,
// which is quick and always the same.
func Start(tb testing.TB, options ...Option) *Site {
	tb.Helper()
	return StartWith(tb, engine{assess.New(assesstest.Reader{})}, options...)
}

// StartWith is Start with another assessor.
func StartWith(tb testing.TB, a practice.Assessor, options ...Option) *Site {
	tb.Helper()
	db, err := sqlite.Open(context.Background(), filepath.Join(tb.TempDir(), "yardstick.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Error(err)
		}
	})
	desk := func(owner string) *practice.Desk {
		return &practice.Desk{Store: db.Practice(owner), Assessor: a, Now: time.Now, NewID: rand.Text}
	}
	coaching := func(coach string) *practice.Coaching {
		return &practice.Coaching{Coach: coach, Givers: db, Store: db.Practice, Now: time.Now, NewID: rand.Text}
	}
	c := web.Config{
		Desk: desk, Coaching: coaching, Owner: Owner, Now: time.Now, Log: slog.New(slog.NewTextHandler(tb.Output(), nil)), Version: "test",
		Copies: db, Lines: model.Lines{},
	}
	if c.Positions, err = positions(db); err != nil {
		tb.Fatal(err)
	}
	c.Accounts = db.People()
	c.Grants = &people.Grants{
		Store: db.Grants(), Accounts: c.Accounts, Practises: func(string) bool { return true },
		Coaches: func(string) bool { return true }, Now: time.Now, Random: rand.Reader,
	}
	if err := behind(tb, &c, db, a); err != nil {
		tb.Fatal(err)
	}
	for _, o := range options {
		o(&c)
	}
	site, err := web.New(c)
	if err != nil {
		tb.Fatal(err)
	}
	s := &Site{DB: db, Desk: desk(Owner), Errands: c.Errands}
	s.Server = httptest.NewServer(s.line(site))
	tb.Cleanup(s.Close)
	return s
}

// positions is a desk for positions whose safe has a key of zeros.
func positions(db *sqlite.DB) (*panel.Desk, error) {
	safe, err := panel.NewSafe(make([]byte, panel.SafeBytes))
	if err != nil {
		return nil, err
	}
	return &panel.Desk{Store: db.Panel(), Safe: safe, Origin: "people.example.org", Now: time.Now, Random: rand.Reader}, nil
}

// Positions is a desk for the positions of the site.
func (s *Site) Positions(tb testing.TB) *panel.Desk {
	tb.Helper()
	d, err := positions(s.DB)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// WithSample shows what the first run shows.
func WithSample(c *web.Config) {
	c.Sample = func() (practice.Everything, error) { return firstrun.Sample(time.Now()) }
}

// sealed reads the answers of positions.
type sealed struct{ practice.Assessor }

// Assess assesses one answer.
func (s sealed) Assess(ctx context.Context, o panel.Answered) (assess.Assessment, error) {
	return s.Assessor.Assess(ctx, practice.Request{Guide: o.Guide, SHA256: o.SHA256, Question: o.Question, ID: o.ID, Answer: o.Text})
}

// engine is an engine as an assessor.
type engine struct{ *assess.Engine }

// Assess assesses one answer.
func (e engine) Assess(ctx context.Context, r practice.Request) (assess.Assessment, error) {
	if err := ctx.Err(); err != nil {
		return assess.Assessment{}, err
	}
	return e.Engine.Assess(r.Guide, r.SHA256, r.Question, r.ID, r.Answer)
}

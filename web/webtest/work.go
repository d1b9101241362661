package webtest

import (
	"context"
	"crypto/rand"
	"slices"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/background"
	"yardstick/background/riverqueue"
	"yardstick/batch"
	"yardstick/batch/report"
	"yardstick/errand"
	"yardstick/guide"
	"yardstick/panel"
	"yardstick/practice"
	"yardstick/practice/archive"
	"yardstick/store/sqlite"
	"yardstick/web"
)

// behind wires the background work of a site, and does it.
func behind(tb testing.TB, c *web.Config, db *sqlite.DB, a practice.Assessor) error {
	tb.Helper()
	shop := &batch.Workshop{Assessor: many{a}, Now: time.Now}
	c.Batches = &batch.Desk{Now: time.Now, NewID: rand.Text}
	desk := func(context.Context) (*panel.Desk, error) { return c.Positions, nil }
	errands := &errand.Workshop{Now: time.Now, Errands: append(archive.Errands(db.Practice, time.Now),
		panel.PacketErrand(desk, db.People()), report.ResultsErrand(c.Batches))}
	dialect, handle := db.Work()
	q, err := riverqueue.New(riverqueue.Settings{
		Dialect: dialect, DB: handle,
		Kinds:   slices.Concat(shop.Kinds(), errands.Kinds(), []background.Kind{panel.ReadingWork(c.Positions, sealed{a}, batch.Queue)}),
		Workers: map[string]int{"default": 2, batch.Queue: 2}, Poll: 20 * time.Millisecond,
	})
	if err != nil {
		return err
	}
	shop.Store, shop.Queue = db.Batches(q.Enqueue), q
	errands.Store = db.Errands(q.Enqueue)
	c.Batches.Store, c.Tasks = shop.Store, q
	c.Errands = &errand.Desk{Store: errands.Store, Now: time.Now, NewID: rand.Text}
	c.Readings = panel.NewReadings(c.Positions, q)
	tb.Cleanup(func() {
		if err := q.Stop(context.Background()); err != nil {
			tb.Error(err)
		}
	})
	return q.Start(tb.Context())
}

// many reads the answers of batches.
type many struct{ practice.Assessor }

// Who names the assessor of tests.
func (many) Who() (assess.Assessor, error) { return assesstest.Reader{}.Assessor(), nil }

// Assess assesses one answer.
func (m many) Assess(ctx context.Context, g *guide.Guide, sha256 string, q *guide.Question, id, answer string) (assess.Assessment, error) {
	return m.Assessor.Assess(ctx, practice.Request{Guide: g, SHA256: sha256, Question: q, ID: id, Answer: answer})
}

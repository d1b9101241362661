package webtest

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/background/riverqueue"
	"yardstick/batch"
	"yardstick/guide"
	"yardstick/panel"
	"yardstick/practice"
	"yardstick/store/sqlite"
	"yardstick/web"
)

// background wires the background work of a site, and does it.
func background(tb testing.TB, c *web.Config, db *sqlite.DB, a practice.Assessor) error {
	tb.Helper()
	shop := &batch.Workshop{Assessor: many{a}, Now: time.Now}
	dialect, handle := db.Work()
	q, err := riverqueue.New(riverqueue.Settings{
		Dialect: dialect, DB: handle, Kinds: append(shop.Kinds(), panel.ReadingWork(c.Positions, sealed{a}, batch.Queue)),
		Workers: map[string]int{"default": 2, batch.Queue: 2}, Poll: 20 * time.Millisecond,
	})
	if err != nil {
		return err
	}
	shop.Store, shop.Queue = db.Batches(q.Enqueue), q
	c.Batches, c.Tasks = &batch.Desk{Store: shop.Store, Now: time.Now, NewID: rand.Text}, q
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

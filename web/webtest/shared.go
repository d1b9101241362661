package webtest

import (
	"path/filepath"
	"testing"

	"yardstick/store/sqlite"
	"yardstick/web"
)

// Shared keeps in a database what several servers share, and one server has in memory.
func Shared(tb testing.TB) Option {
	tb.Helper()
	db, err := sqlite.Open(tb.Context(), filepath.Join(tb.TempDir(), "shared.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = db.Close() }) // nothing of it is looked at later
	return func(c *web.Config) { c.Tries, c.Ceremonies = db.Tries(), db.Ceremonies() }
}

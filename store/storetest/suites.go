package storetest

import (
	"context"
	"database/sql"
	"sync"
	"testing"

	"yardstick/background"
	"yardstick/internal/inbound"
	"yardstick/practice"
	"yardstick/store/sqlstore"
)

// RunAll holds a database to everything that the stores in it promise.
func RunAll(t *testing.T, open OpenWhole) {
	for name, run := range map[string]func(*testing.T){
		"whole": func(t *testing.T) { RunWhole(t, open) },
		"practice": func(t *testing.T) {
			Run(t, func(t *testing.T) func(string) practice.Store { return open(t).Practice })
		},
		"panel":    of(RunPanel, open, (*sqlstore.DB).Panel),
		"people":   of(RunPeople, open, (*sqlstore.DB).People),
		"grants":   of(RunGrants, open, (*sqlstore.DB).Grants),
		"answered": of(RunAnswered, open, (*sqlstore.DB).Answered),
		"hooks":    of(RunHooks, open, (*sqlstore.DB).Hooks),
		"allowances": of(RunAllowances, open, func(db *sqlstore.DB) inbound.Allowance {
			return db.Allowances()
		}),
		"batches": func(t *testing.T) { RunBatches(t, asking(open, (*sqlstore.DB).Batches)) },
		"errands": func(t *testing.T) { RunErrands(t, asking(open, (*sqlstore.DB).Errands)) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run(t)
		})
	}
}

// of runs the suite of one store of a database.
func of[S any, O ~func(*testing.T) S](suite func(*testing.T, O), open OpenWhole, store func(*sqlstore.DB) S) func(*testing.T) {
	return func(t *testing.T) {
		suite(t, func(t *testing.T) S {
			t.Helper()
			return store(open(t))
		})
	}
}

// asking gives a store that asks for background work, and what it has asked for.
func asking[S any](open OpenWhole, store func(*sqlstore.DB, sqlstore.Enqueue) S) func(*testing.T) (S, func() []background.Task) {
	return func(t *testing.T) (S, func() []background.Task) {
		t.Helper()
		var mu sync.Mutex
		var all []background.Task
		enqueue := func(_ context.Context, _ *sql.Tx, tasks ...background.Task) error {
			mu.Lock()
			defer mu.Unlock()
			all = append(all, tasks...)
			return nil
		}
		return store(open(t), enqueue), func() []background.Task {
			mu.Lock()
			defer mu.Unlock()
			return all
		}
	}
}

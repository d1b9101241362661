package sqlite_test

import (
	"context"
	"database/sql"
	"sync"
	"testing"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/store/storetest"
)

func TestErrands(t *testing.T) {
	t.Parallel()
	storetest.RunErrands(t, func(t *testing.T) (errand.Store, func() []background.Task) {
		t.Helper()
		var mu sync.Mutex
		var all []background.Task
		enqueue := func(_ context.Context, _ *sql.Tx, tasks ...background.Task) error {
			mu.Lock()
			defer mu.Unlock()
			all = append(all, tasks...)
			return nil
		}
		return opened(t).Errands(enqueue), func() []background.Task {
			mu.Lock()
			defer mu.Unlock()
			return all
		}
	})
}

package sqlite_test

import (
	"context"
	"database/sql"
	"sync"
	"testing"

	"yardstick/background"
	many "yardstick/batch"
	"yardstick/store/storetest"
)

func TestBatches(t *testing.T) {
	t.Parallel()
	storetest.RunBatches(t, func(t *testing.T) (many.Store, func() []background.Task) {
		t.Helper()
		var mu sync.Mutex
		var all []background.Task
		enqueue := func(_ context.Context, _ *sql.Tx, tasks ...background.Task) error {
			mu.Lock()
			defer mu.Unlock()
			all = append(all, tasks...)
			return nil
		}
		return opened(t).Batches(enqueue), func() []background.Task {
			mu.Lock()
			defer mu.Unlock()
			return all
		}
	})
}

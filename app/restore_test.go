package app_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/background"
	"yardstick/batch"
	"yardstick/errand"
	"yardstick/internal/fault"
)

// TestRestoreEmptiesTheQueue: work that another state has asked for is not done after a
// restore; what the restored state needs is asked for again when somebody works.
func TestRestoreEmptiesTheQueue(t *testing.T) {
	t.Parallel()
	for _, shared := range []bool{false, true} {
		t.Run(fmt.Sprint("shared ", shared), func(t *testing.T) {
			t.Parallel()
			p := app.Place{Folder: app.Data(t.TempDir())}
			if shared {
				p.Database = cluster(t).URL()
			}
			restoreEmptiesTheQueue(t, p)
		})
	}
}

func restoreEmptiesTheQueue(t *testing.T, p app.Place) {
	t.Helper()
	k, err := p.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	asking, err := k.Work(nil, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	g := sealed(t)
	before := submit(t, asking, g, sheet(g, 20))
	backup := filepath.Join(t.TempDir(), "backup"+p.Suffix())
	if _, err := p.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	after := submit(t, asking, g, sheet(g, 20))
	made := asked(t, asking, background.OfPerson("ann"), errand.Export, "", nil)
	if _, _, err := p.Restore(t.Context(), backup, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	if tasks, err := asking.Tasks(t.Context(), background.Filter{}); err != nil || len(tasks) != 0 {
		t.Errorf("%d tasks are left, %v", len(tasks), err)
	}
	if _, err := asking.Errands.Errand(t.Context(), made.Owner, made.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("what was to be made then: %v, want NotFound", err)
	}
	w := working(t, k, counter(0))
	if got := over(t, w, before); got.State != batch.Finished || got.Counts.Left() != 0 {
		t.Errorf("the batch of the backup: %s %+v", got.State, got.Counts)
	}
	if _, err := w.Batches.Store.Batch(t.Context(), after.Owner, after.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("the batch that came later: %v, want NotFound", err)
	}
}

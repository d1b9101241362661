package app_test

import (
	"path/filepath"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/internal/fault"
	"yardstick/job/sample"
	"yardstick/practice"
)

// jobs counts the jobs of the owner in a data folder.
func jobs(t *testing.T, d app.Place, add string) int {
	t.Helper()
	kept, err := d.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if add != "" {
		j, err := sample.Load(add)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := kept.Desk(app.Owner, nil).Choose(t.Context(), j, practice.FromSample); err != nil {
			t.Fatal(err)
		}
	}
	all, err := kept.Store(app.Owner).Jobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// TestCopies: a backup comes back, and what stood there before is kept.
func TestCopies(t *testing.T) {
	t.Parallel()
	d, backup := app.Place{Folder: app.Data(t.TempDir())}, filepath.Join(t.TempDir(), "backup.db")
	if _, err := d.Backup(t.Context(), backup); !fault.Is(err, fault.NotFound) {
		t.Errorf("a backup of nothing: %v, want NotFound", err)
	}
	jobs(t, d, "bus-driver")
	from, err := d.Backup(t.Context(), backup)
	if err != nil {
		t.Fatal(err)
	}
	if file, err := d.Folder.File(); err != nil || from != file {
		t.Errorf("a backup of %s, want %s: %v", from, file, err)
	}
	if got := jobs(t, d, "teacher"); got != 2 {
		t.Fatalf("%d jobs before the backup is restored, want 2", got)
	}
	path, before, err := d.Restore(t.Context(), backup, time.Unix(0, 0))
	if err != nil || path != from || before == "" {
		t.Fatalf("restored %q, before %q: %v", path, before, err)
	}
	if got := jobs(t, d, ""); got != 1 {
		t.Errorf("%d jobs after the backup is restored, want 1", got)
	}
	if s, err := d.Schema(t.Context()); err != nil || s.Has != s.Want || s.Place != from {
		t.Errorf("schema %+v: %v", s, err)
	}
	if _, _, err := d.Restore(t.Context(), filepath.Join(t.TempDir(), "nothing"), time.Unix(0, 0)); !fault.Is(err, fault.NotFound) {
		t.Errorf("restoring nothing: %v, want NotFound", err)
	}
}

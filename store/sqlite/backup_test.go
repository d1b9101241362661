package sqlite_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/store/sqlite"
)

// everything gives what an owner keeps.
func everything(t *testing.T, db *sqlite.DB, owner string) practice.Everything {
	t.Helper()
	e, err := db.Practice(owner).Everything(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestBackupWhileWriting: a backup made while drafts come in is one moment of them.
func TestBackupWhileWriting(t *testing.T) {
	t.Parallel()
	db := opened(t)
	s := db.Practice("ann")
	id := beginOne(t, s)
	ctx, stop := context.WithCancel(t.Context())
	started := make(chan struct{})
	var group sync.WaitGroup
	group.Go(func() {
		for n := 0; ctx.Err() == nil; n++ {
			if _, err := s.Save(context.WithoutCancel(ctx), id, draft(n, fmt.Sprint("draft ", n))); err != nil {
				t.Error(err)
				return
			}
			if n == 3 {
				close(started)
			}
		}
	})
	<-started
	file := filepath.Join(t.TempDir(), "backup.db")
	err := db.Backup(t.Context(), file)
	stop()
	group.Wait()
	if err != nil {
		t.Fatal(err)
	}
	restored := opened(t)
	if err := restored.Restore(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	a := everything(t, restored, "ann").Attempts[0]
	if want := fmt.Sprint("draft ", a.Revision-1); a.Text != want || a.Revision < 4 {
		t.Errorf("revision %d has %q, want %q", a.Revision, a.Text, want)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the backup's permissions: %v, %v; want for its owner alone", info.Mode(), err)
	}
	if err := db.Backup(t.Context(), file); !fault.Is(err, fault.Conflict) {
		t.Errorf("a backup over a file that exists: %v", err)
	}
}

// TestRestoreUnderReaders: whoever has the database open sees the old content or
// the new one, never a part.
func TestRestoreUnderReaders(t *testing.T) {
	t.Parallel()
	db := opened(t)
	beginOne(t, db.Practice("ann"))
	file := filepath.Join(t.TempDir(), "backup.db")
	if err := db.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	want := everything(t, db, "ann")
	beginOne(t, db.Practice("bob"))

	server, err := sqlite.Open(t.Context(), db.Path()) // another handle, as another process has
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	everything(t, server, "bob")
	if err := db.Restore(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	for _, seen := range []*sqlite.DB{db, server} {
		if d := cmp.Diff(want, everything(t, seen, "ann")); d != "" {
			t.Errorf("restored (-want +got):\n%s", d)
		}
		if got := everything(t, seen, "bob"); len(got.Jobs) != 0 {
			t.Errorf("what came after the backup is still there: %d jobs", len(got.Jobs))
		}
	}
	beginOne(t, server.Practice("carol")) // and it can be written
}

func TestRestoreRefuses(t *testing.T) {
	t.Parallel()
	db := opened(t)
	beginOne(t, db.Practice("ann"))
	want := everything(t, db, "ann")
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	if err := db.Backup(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	broken := bytes.Clone(data)
	for i := range broken[4096:] {
		broken[4096+i] ^= 0x55
	}
	for name, content := range map[string][]byte{
		"text.db": []byte("dear diary"), "empty.db": {}, "half.db": data[:len(data)/2], "broken.db": broken,
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := db.Restore(t.Context(), file); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: got %v, want it refused as invalid", name, err)
		}
	}
	if err := db.Restore(t.Context(), filepath.Join(dir, "nothing.db")); err == nil {
		t.Error("a backup that does not exist was restored")
	}
	if d := cmp.Diff(want, everything(t, db, "ann")); d != "" {
		t.Errorf("a restore that was refused changed something (-want +got):\n%s", d)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(db.Path()), ".yardstick-*")); len(left) != 0 {
		t.Errorf("left over: %v", left)
	}
}

// TestRestoreGivesNobodyAccess: what was given when the backup was made may have
// been taken back since.
func TestRestoreGivesNobodyAccess(t *testing.T) {
	t.Parallel()
	db := opened(t)
	ann := db.Practice("ann")
	if err := ann.Give(t.Context(), practice.Access{Coach: "Cleo"}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "backup.db")
	if err := db.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	if err := ann.TakeBack(t.Context(), "Cleo", ""); err != nil {
		t.Fatal(err)
	}
	if err := db.Restore(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	if given, err := db.GivenTo(t.Context(), "Cleo"); err != nil || len(given) != 0 {
		t.Errorf("given %+v, %v; want nothing", given, err)
	}
}

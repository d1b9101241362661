package sqlite_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/store/sqlite"
)

const pageSize = 4096

// filled is a database of some dozens of pages, closed.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kept", "yardstick.db")
	db, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	s := db.Practice("ann")
	first := beginOne(t, s)
	a, err := s.Attempt(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 60 {
		a.ID, a.Text = "more-"+string(rune('a'+n%26))+string(rune('a'+n/26)), strings.Repeat("words of an answer ", 100)
		if err := s.Begin(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// spoil overwrites bytes of a file.
func spoil(t *testing.T, path string, from, to int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < min(to, len(data)); i++ {
		data[i] = 0x55
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// attemptsPage is the number, from 0, of a page that holds rows of answers.
func attemptsPage(t *testing.T, path string) int {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	i := bytes.Index(data, []byte("more-"))
	if i < 0 {
		t.Fatal("no row of an answer is in the file")
	}
	return i / pageSize
}

// TestBackupOfDamaged says that a database is damaged and writes nothing.
func TestBackupOfDamaged(t *testing.T) {
	t.Parallel()
	path := filled(t)
	page := attemptsPage(t, path)
	spoil(t, path, page*pageSize, page*pageSize+200)
	db, _, err := sqlite.OpenAsIs(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	to := filepath.Join(t.TempDir(), "backup.db")
	err = db.Backup(t.Context(), to)
	if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "yardstick.db: is damaged") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v, want the database called damaged, in one line", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(to)); len(left) > 0 {
		t.Errorf("%s is left", left[0].Name())
	}
}

// TestRestoreOverDamaged brings a backup back over a damaged database, which is
// set aside as it is.
func TestRestoreOverDamaged(t *testing.T) {
	t.Parallel()
	path := filled(t)
	db, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	want := everything(t, db, "ann")
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := db.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	page := attemptsPage(t, path)
	spoil(t, path, page*pageSize, page*pageSize+200)
	again, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	aside, err := again.SetAside(t.Context(), time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(aside); err != nil || !bytes.Contains(kept, []byte("words of an answer")) {
		t.Errorf("the damaged database is not set aside: %d bytes, %v", len(kept), err)
	}
	if err := again.Restore(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, everything(t, again, "ann")); d != "" {
		t.Errorf("restored (-want +got):\n%s", d)
	}
}

// TestDamagedIsCalledDamaged: where it can be known, a damaged file is not said to
// be something else.
func TestDamagedIsCalledDamaged(t *testing.T) {
	t.Parallel()
	for name, harm := range map[string]func(path string){
		"cut off":            func(path string) { _ = os.Truncate(path, 2*pageSize+100) },
		"schema":             func(path string) { spoil(t, path, 100, pageSize) },
		"its very beginning": func(path string) { spoil(t, path, 0, 100) },
	} {
		path := filled(t)
		harm(path)
		db, err := sqlite.Open(t.Context(), path)
		if err == nil {
			_, err = db.Practice("ann").Everything(t.Context())
			db.Close()
		}
		if err == nil || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("%s: got %v, want it called damaged", name, err)
		}
	}
}

// TestRestoreRefusesForeign: a backup that holds anything which this program does
// not make is refused, and nothing has changed.
func TestRestoreRefusesForeign(t *testing.T) {
	t.Parallel()
	db := opened(t)
	beginOne(t, db.Practice("ann"))
	want := everything(t, db, "ann")
	for name, statement := range map[string]string{
		"a trigger":         `CREATE TRIGGER spy AFTER UPDATE ON attempts BEGIN DELETE FROM jobs; END`,
		"a table":           `CREATE TABLE spy (words TEXT)`,
		"a view":            `CREATE VIEW spy AS SELECT text FROM attempts`,
		"an index":          `CREATE INDEX spy ON attempts (text)`,
		"another trigger":   `DROP TRIGGER attempts_finished_stay; CREATE TRIGGER attempts_finished_stay AFTER UPDATE ON attempts BEGIN DELETE FROM jobs; END`,
		"a missing trigger": `DROP TRIGGER attempts_finished_stay`,
		"an id of a path":   `PRAGMA foreign_keys=0; UPDATE jobs SET id = '../../yours/erase?word=delete#'; UPDATE attempts SET job = '../../yours/erase?word=delete#'`,
		"an id of dots":     `UPDATE attempts SET id = '..'`,
	} {
		file := filepath.Join(t.TempDir(), "backup.db")
		if err := db.Backup(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		run(t, file, statement)
		if err := db.Restore(t.Context(), file); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: got %v, want it refused as invalid", name, err)
		}
	}
	if d := cmp.Diff(want, everything(t, db, "ann")); d != "" {
		t.Errorf("a restore that was refused changed something (-want +got):\n%s", d)
	}
}

// TestCopies lists what stands beside the database and removes nothing else.
func TestCopies(t *testing.T) {
	t.Parallel()
	db := opened(t)
	aside, err := db.SetAside(t.Context(), time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(aside); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v; want a file for its owner alone", info, err)
	}
	got, err := db.Copies()
	if err != nil || len(got) != 1 || got[0] != filepath.Base(aside) {
		t.Fatalf("copies %v, %v; want %s", got, err, filepath.Base(aside))
	}
	for _, name := range []string{"yardstick.db", "../kept/" + got[0], "before-restore-x.db"} {
		if err := db.RemoveCopies([]string{name}); !fault.Is(err, fault.NotFound) {
			t.Errorf("removing %s: %v, want NotFound", name, err)
		}
	}
	if err := db.RemoveCopies(got); err != nil {
		t.Fatal(err)
	}
	if got, err = db.Copies(); err != nil || len(got) != 0 {
		t.Errorf("copies %v, %v; want none", got, err)
	}
}

// TestSweep removes what work that was ended in its midst has left, once it is old.
func TestSweep(t *testing.T) {
	t.Parallel()
	path := filled(t)
	dir := filepath.Dir(path)
	old, fresh := filepath.Join(dir, ".yardstick-1"), filepath.Join(dir, ".yardstick-2")
	for _, name := range []string{old, fresh} {
		if err := os.WriteFile(name, []byte("words of an answer"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("what is old is still there: %v", err)
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Errorf("what may still be at work is gone: %v", err)
	}
	if n := len(everything(t, db, "ann").Attempts); n != 61 {
		t.Errorf("%d attempts, want 61", n)
	}
}

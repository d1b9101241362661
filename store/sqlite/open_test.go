package sqlite_test

import (
	"bytes"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"yardstick/internal/fault"
	"yardstick/store/sqlite"
)

// TestPinnedPair: the driver works with exactly one version of its C library.
func TestPinnedPair(t *testing.T) {
	t.Parallel()
	info, ok := debug.ReadBuildInfo()
	if !ok {
		t.Skip("this test was built without build information")
	}
	want := map[string]string{"modernc.org/sqlite": "v1.60.1", "modernc.org/libc": "v1.77.1"}
	for _, m := range info.Deps {
		if v := want[m.Path]; v != "" && m.Version != v {
			t.Errorf("%s is %s, want exactly %s", m.Path, m.Version, v)
		}
		delete(want, m.Path)
	}
	if len(want) > 0 && len(info.Deps) > 0 {
		t.Errorf("not in the build: %v", want)
	}
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	db := opened(t)
	beginOne(t, db.Practice("ann"))
	dir := filepath.Dir(db.Path())
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder %v, %v", info.Mode(), err)
	}
	for _, name := range []string{"", "-wal", "-shm"} {
		if info, err := os.Stat(db.Path() + name); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("file %s: %v, %v", name, info, err)
		}
	}
}

// TestOpenAtOnce: several processes may make the same database at the same time.
func TestOpenAtOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a # strange? name.db")
	errs := make([]error, 4)
	var group sync.WaitGroup
	for i := range errs {
		group.Go(func() {
			db, err := sqlite.Open(t.Context(), path)
			if err == nil {
				err = db.Close()
			}
			errs[i] = err
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	run(t, other, `CREATE TABLE songs (title TEXT)`)
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("dear diary\n", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{other, text} {
		before, _ := os.ReadFile(path)
		_, err := sqlite.Open(t.Context(), path)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "not a Yardstick database") {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
		if after, _ := os.ReadFile(path); path == text && !bytes.Equal(before, after) {
			t.Errorf("%s was changed", filepath.Base(path))
		}
	}
	if _, err := sqlite.Open(t.Context(), dir); !fault.Is(err, fault.Unavailable) {
		t.Errorf("a folder: %v", err)
	}
	db := opened(t)
	run(t, db.Path(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`)
	_, err := sqlite.Open(t.Context(), db.Path())
	if !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), "newer Yardstick") {
		t.Errorf("a newer database: %v", err)
	}
	if _, _, err := sqlite.OpenAsIs(t.Context(), db.Path()); !fault.Is(err, fault.Conflict) {
		t.Errorf("a newer database as it is: %v", err)
	}
}

// TestBrokenSteps: a database that lacks a migration in the middle, or has taken one that
// nobody knows, is refused by name and stays as it is.
func TestBrokenSteps(t *testing.T) {
	t.Parallel()
	for statement, want := range map[string]string{
		`DELETE FROM goose_db_version WHERE version_id = 4`:                         "lacks migration 00004_guides.sql, though it has taken migration",
		`INSERT INTO goose_db_version (version_id, is_applied) VALUES (11, 1)`:      "has taken migration 11, which this Yardstick does not know",
		`UPDATE goose_db_version SET is_applied = 0 WHERE version_id IN (9, 4, 10)`: "lacks migration 00004_guides.sql",
	} {
		db := opened(t)
		run(t, db.Path(), statement)
		_, opening := sqlite.Open(t.Context(), db.Path())
		_, _, asItIs := sqlite.OpenAsIs(t.Context(), db.Path())
		for _, err := range []error{opening, asItIs} {
			if !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: got %v, want %q", statement, err, want)
			}
		}
	}
}

// run runs a statement without going through the package.
func run(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// TestEraseLeavesNothing reads the files of the database as bytes: what was
// erased is in none of them, also not in free pages and in the log.
func TestEraseLeavesNothing(t *testing.T) {
	t.Parallel()
	db := opened(t)
	const secret = "Brombeermarmelade"
	s := db.Practice("ann")
	id := beginOne(t, s)
	for n := range 5 {
		if _, err := s.Save(t.Context(), id, draft(n, strings.Repeat(secret+" ", 200*(5-n)))); err != nil {
			t.Fatal(err)
		}
	}
	beginOne(t, db.Practice("bob"))
	if !holds(t, filepath.Dir(db.Path()), secret) {
		t.Error("the files do not hold what was saved: this test sees nothing")
	}
	if err := s.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	if holds(t, filepath.Dir(db.Path()), secret) {
		t.Error("the files still hold what was erased")
	}
	if len(everything(t, db, "bob").Attempts) != 1 {
		t.Error("what another keeps went, too")
	}
}

// holds reports whether a file in the folder holds the word.
func holds(t *testing.T, dir, word string) bool {
	t.Helper()
	found := false
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		found = found || bytes.Contains(data, []byte(word))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

package sqlite

import (
	"database/sql"
	"io/fs"
	"path/filepath"
	"testing"
	"testing/fstest"

	"yardstick/practice"
	"yardstick/store/sqlstore"
)

// TestMigratesForward: a database of an older release is brought to the schema
// of a newer one with everything in it; what fails leaves it as it was.
func TestMigratesForward(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "yardstick.db")
	first, err := migrations.ReadFile("migrations/00001_practice.sql")
	if err != nil {
		t.Fatal(err)
	}
	old, err := open(t.Context(), path, fstest.MapFS{"00001_practice.sql": {Data: first}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := old.write.ExecContext(t.Context(), `INSERT INTO people (owner, welcomed) VALUES ('ann', 1)`); err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	steps := fstest.MapFS{
		"00001_practice.sql": {Data: first},
		"00002_colours.sql":  {Data: []byte("-- +goose Up\nALTER TABLE people ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';\n")},
		"00003_broken.sql":   {Data: []byte("-- +goose Up\nCREATE TABLE half (x TEXT) STRICT;\nnot a statement;\n")},
	}
	if db, err := open(t.Context(), path, steps); err == nil {
		t.Error("a broken migration passed")
		db.Close()
	}
	colour := func(steps fs.FS) (schema int64, colour string, tables int) {
		t.Helper()
		db, err := open(t.Context(), path, steps)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if schema, err = schemaOf(t.Context(), db.read); err != nil {
			t.Fatal(err)
		}
		err = db.read.QueryRowContext(
			t.Context(), `SELECT colour, (SELECT count(*) FROM sqlite_schema WHERE name = 'half') FROM people`,
		).Scan(
			&colour,
			&tables,
		)
		if err != nil {
			t.Fatal(err)
		}
		return schema, colour, tables
	}
	delete(steps, "00003_broken.sql")
	if schema, colour, half := colour(steps); schema != 2 || colour != "red" || half != 0 {
		t.Errorf("schema %d, colour %q, %d tables of a migration that failed; want 2, red, 0", schema, colour, half)
	}
}

// TestSettings: every connection has what the package says of it.
func TestSettings(t *testing.T) {
	t.Parallel()
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "yardstick.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1", "busy_timeout": "10000", "temp_store": "2",
	} {
		for name, handle := range map[string]*sql.DB{"write": db.write, "read": db.read} {
			var got string
			if err := handle.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s is %s (%v), want %s", name, pragma, got, err, want)
			}
		}
	}
	if _, err := db.read.ExecContext(t.Context(), `DELETE FROM people`); err == nil {
		t.Error("a reading connection writes")
	}
	var loose int
	err = db.read.QueryRowContext(
		t.Context(),
		`SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%' AND name <> 'goose_db_version' AND name NOT LIKE 'river\_%' ESCAPE '\'`,
	).Scan(
		&loose,
	)
	if err != nil || loose != 0 {
		t.Errorf("%d tables are not strict (%v)", loose, err)
	}
}

// TestEndedWhileMaking: a program that ended while it made its first schema
// leaves a database that the next start finishes.
func TestEndedWhileMaking(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "yardstick.db")
	broken := fstest.MapFS{"00001_practice.sql": {Data: []byte("-- +goose Up\nnot a statement;\n")}}
	if db, err := open(t.Context(), path, broken); err == nil {
		t.Error("a broken migration passed")
		db.Close()
	}
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	has, err := schemaOf(t.Context(), db.read)
	if want, _ := Schema(); err != nil || has != want {
		t.Errorf("schema %d, %v; want %d", has, err, want)
	}
	if _, err := sqlstore.Latest(fstest.MapFS{"first.sql": {}}); err == nil {
		t.Error("a migration without a number passed")
	}
}

// TestMigratesAttempts: a database of the first release keeps its answers, and
// takes what was not there then.
func TestMigratesAttempts(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "yardstick.db")
	first, err := migrations.ReadFile("migrations/00001_practice.sql")
	if err != nil {
		t.Fatal(err)
	}
	old, err := open(t.Context(), path, fstest.MapFS{"00001_practice.sql": {Data: first}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = old.write.ExecContext(
		t.Context(),
		`INSERT INTO jobs (owner, id, sample, added, body) VALUES ('ann', 'porter', 0, 1, '{"id":"porter"}');
		INSERT INTO attempts (owner, id, job, guide, question, mode, text, source, seconds, revision, writer, started, saved, finished, assessment, sample)
		VALUES ('ann', 'a1', 'porter', 'g', 'fail', 'exam', 'I have failed.', 'typed', 1, 1, 'w', 1, 2, 3, '{}', 0)`,
	)
	if err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s := db.Practice("ann")
	if err := s.Correct(t.Context(), "a1", practice.Correction{Requirement: "a", Verdict: "met"}); err != nil {
		t.Fatal(err)
	}
	a, err := s.Attempt(t.Context(), "a1")
	if err != nil || a.Text != "I have failed." || len(a.Corrections) != 1 {
		t.Errorf("%+v, %v", a, err)
	}
}

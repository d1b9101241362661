package postgres_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"

	"yardstick/internal/fault"
	"yardstick/store/postgres"
	"yardstick/store/sqlite"
	"yardstick/store/sqlstore"
	"yardstick/store/storetest"
)

// TestTables: what is listed to be moved with an installation is what there is, in
// types that both databases give back as they were.
func TestTables(t *testing.T) {
	t.Parallel()
	db := opened(t)
	want, passes := sqlstore.Tables()
	got := map[string][]string{}
	rows, err := db.SQL().QueryContext(t.Context(), `SELECT table_name, column_name, data_type, coalesce(collation_name, '')
		FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column, kind, collation string
		if err := rows.Scan(&table, &column, &kind, &collation); err != nil {
			t.Fatal(err)
		}
		if table == "goose_db_version" || strings.HasPrefix(table, "river_") {
			continue
		}
		if !slices.Contains([]string{"text", "bigint", "boolean", "bytea"}, kind) || kind == "text" && collation != "C" {
			t.Errorf("%s.%s is %s %s; want text in the order of bytes, whole numbers, yes or no, or bytes", table, column, kind, collation)
		}
		if !slices.Contains(passes, table) {
			got[table] = append(got[table], column)
		}
	}
	for _, columns := range []map[string][]string{want, got} { // a column that was added stands last, wherever it stands in the other
		for _, names := range columns {
			slices.Sort(names)
		}
	}
	if d := cmp.Diff(want, got); d != "" || rows.Err() != nil {
		t.Errorf("store/sqlstore/tables.go (-) and the schema (+) differ: %v\n%s", rows.Err(), d)
	}
}

// TestSameNumbers: both databases have the same migrations.
func TestSameNumbers(t *testing.T) {
	t.Parallel()
	names := func(folder string) (all []string) {
		files, err := filepath.Glob(filepath.Join("..", folder, "migrations", "*.sql"))
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, f := range files {
			all = append(all, filepath.Base(f))
		}
		return all
	}
	if d := cmp.Diff(names("sqlite"), names("postgres")); d != "" {
		t.Errorf("migrations of SQLite (-) and PostgreSQL (+):\n%s", d)
	}
}

// TestDriverCuts holds why numbers with a fraction are no parameters: the driver cuts
// them to fit a column of whole numbers, and says nothing.
func TestDriverCuts(t *testing.T) {
	t.Parallel()
	db := opened(t)
	var kept int64
	if err := db.SQL().QueryRowContext(t.Context(), `INSERT INTO people (owner, welcomed) VALUES ('ann', $1) RETURNING welcomed`, 4.9).Scan(
		&kept); err != nil || kept != 4 {
		t.Errorf("the driver keeps %d, %v; want 4: look again at what sqlstore refuses", kept, err)
	}
}

// TestLogStays: not even a statement of SQL changes or removes an entry.
func TestLogStays(t *testing.T) {
	t.Parallel()
	db := opened(t)
	storetest.FillWith(t, db.DB)
	for _, statement := range []string{`UPDATE position_entries SET line = 'x'`, `DELETE FROM position_entries`, `TRUNCATE positions CASCADE`} {
		if _, err := db.SQL().ExecContext(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "an entry of a log does not") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

// TestMoves: an installation goes from SQLite to PostgreSQL and back, and is the same
// by its hash and as those see it who work with it.
func TestMoves(t *testing.T) {
	t.Parallel()
	file := func() *sqlite.DB {
		db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "yardstick.db"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = db.Close() })
		return db
	}
	first, server, last := file(), opened(t), file()
	storetest.FillWith(t, first.DB)
	for _, step := range []struct {
		what     string
		from, to *sqlstore.DB
	}{{"SQLite to PostgreSQL", first.DB, server.DB}, {"PostgreSQL to SQLite", server.DB, last.DB}} {
		exported, want := storetest.Exported(t, step.from)
		got, err := step.to.Import(t.Context(), bytes.NewReader(exported), 1, false)
		if err != nil || got != want {
			t.Fatalf("%s: %+v, %v; want %+v", step.what, got, err, want)
		}
		storetest.SameWhole(t, step.from, step.to)
	}
}

// TestUnprepared: everything works where statements are not prepared, as poolers want it.
func TestUnprepared(t *testing.T) {
	t.Parallel()
	url := schema(t)
	from, to := openedAt(t, url+"&default_query_exec_mode=exec"), opened(t)
	storetest.FillWith(t, from.DB)
	exported, want := storetest.Exported(t, from.DB)
	if got, err := to.Import(t.Context(), bytes.NewReader(exported), 1, false); err != nil || got != want {
		t.Fatalf("%+v, %v; want %+v", got, err, want)
	}
	storetest.SameWhole(t, from.DB, to.DB)
}

// TestOpenAtOnce: several servers may make the same database at the same time.
func TestOpenAtOnce(t *testing.T) {
	t.Parallel()
	url := schema(t)
	errs := make([]error, 4)
	var group sync.WaitGroup
	for i := range errs {
		group.Go(func() {
			db, err := postgres.Open(t.Context(), url, postgres.Options{})
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
}

// TestOpenInTheMidst: a schema that another server is migrating, or did not come to the
// end of, is none of another program, after whichever migration it is.
func TestOpenInTheMidst(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(os.DirFS("migrations"), "*.sql")
	must(t, err)
	steps := []int64{0}
	for _, name := range names[:len(names)-1] {
		step, err := strconv.ParseInt(name[:5], 10, 64)
		must(t, err)
		steps = append(steps, step)
	}
	for _, step := range steps {
		url := schema(t)
		db, _, err := postgres.OpenAsIs(t.Context(), url)
		must(t, err)
		p, err := goose.NewProvider(goose.DialectPostgres, db.SQL(), os.DirFS("migrations"))
		must(t, err)
		if step > 0 {
			_, err = p.UpTo(t.Context(), step)
			must(t, err)
		}
		must(t, db.Close())
		if again, has, err := postgres.OpenAsIs(t.Context(), url); err != nil || has != step {
			t.Errorf("after step %d: schema %d, %v", step, has, err)
		} else {
			must(t, again.Close())
		}
		openedAt(t, url)
	}
}

// TestRefused: what is no database of this program is left alone, and said in words
// that hold no password.
func TestRefused(t *testing.T) {
	t.Parallel()
	other, newer, lacking, strange := schema(t), schema(t), schema(t), schema(t)
	run(t, other, `CREATE TABLE songs (title TEXT)`)
	openedAt(t, newer)
	run(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, true)`)
	openedAt(t, lacking)
	run(t, lacking, `DELETE FROM goose_db_version WHERE version_id = 4`)
	openedAt(t, strange)
	run(t, strange, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (11, true)`)
	for name, tt := range map[string]struct {
		url  string
		kind fault.Kind
		want string
	}{
		"one that lacks a step":           {lacking, fault.Conflict, "lacks migration 00004_guides.sql"},
		"one with a step nobody knows of": {strange, fault.Conflict, "has taken migration 11"},
		"another program":                 {other, fault.Invalid, "holds tables of another program"},
		"a newer one":                     {newer, fault.Conflict, "newer Yardstick"},
		"a folder":                        {"/var/lib/yardstick", fault.Invalid, "wants a URL"},
		"no URL":                          {"postgres://ann:geheim@[::1/x", fault.Invalid, "cannot be read as a URL"},
		"nobody there":                    {"postgres://ann:geheim@127.0.0.1:1/x", fault.Unavailable, "does not answer"},
		"no database":                     {strings.Replace(other, "/postgres?", "/nowhere?", 1), fault.NotFound, "no such database"},
	} {
		db, err := postgres.Open(t.Context(), tt.url, postgres.Options{})
		if err == nil {
			db.Close()
		}
		if !fault.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: got %v, want %q", name, err, tt.want)
		}
	}
	if _, _, err := postgres.OpenAsIs(t.Context(), newer); !fault.Is(err, fault.Conflict) {
		t.Errorf("a newer one as it is: %v", err)
	}
}

// run runs a statement without going through the package.
func run(t *testing.T, url, statement string) {
	t.Helper()
	db, _, err := postgres.OpenAsIs(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.SQL().ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

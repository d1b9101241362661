package sqlite

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/store/sqlstore"
)

// TestTables: what is listed to be moved with an installation is what there is.
func TestTables(t *testing.T) {
	t.Parallel()
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "yardstick.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	want, passes := sqlstore.Tables()
	got := map[string][]string{}
	rows, err := db.read.QueryContext(t.Context(), `SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
		WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'river%' ORDER BY t.name, c.cid`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(passes, table) {
			got[table] = append(got[table], column)
		}
	}
	if d := cmp.Diff(want, got); d != "" || rows.Err() != nil {
		t.Errorf("store/sqlstore/tables.go (-) and the schema (+) differ: %v\n%s", rows.Err(), d)
	}
}

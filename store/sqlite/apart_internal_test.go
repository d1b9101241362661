package sqlite

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// ofPractice and ofPositions are the tables of either side; what is neither is of people
// and of the program.
var (
	ofPractice  = []string{"jobs", "interviews", "attempts", "aside", "drills", "corrections", "comments", "guides", "judged"}
	ofPositions = []string{"positions", "position_entries", "position_items", "position_drafts", "position_members", "told_groups"}
)

// TestPracticeApartInTables: no row of a position can name something that was practised,
// nor the other way round: no foreign key and no column leads across.
func TestPracticeApartInTables(t *testing.T) {
	t.Parallel()
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "yardstick.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	list := func(query, table string) (all []string) {
		t.Helper()
		rows, err := db.read.QueryContext(t.Context(), query, table)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				t.Fatal(err)
			}
			all = append(all, s)
		}
		if rows.Err() != nil {
			t.Fatal(rows.Err())
		}
		return all
	}
	keys := 0
	for _, side := range []struct{ own, other []string }{{ofPractice, ofPositions}, {ofPositions, ofPractice}} {
		for _, table := range side.own {
			columns := list(`SELECT name FROM pragma_table_info(?)`, table)
			if len(columns) == 0 {
				t.Errorf("there is no table %s", table)
			}
			for _, parent := range list(`SELECT "table" FROM pragma_foreign_key_list(?)`, table) {
				keys++
				if slices.Contains(side.other, parent) {
					t.Errorf("%s refers to %s", table, parent)
				}
			}
			for _, c := range columns {
				if slices.ContainsFunc(side.other, func(o string) bool { return strings.HasPrefix(c, strings.TrimSuffix(o, "s")) }) {
					t.Errorf("the column %s of %s names something of the other side", c, table)
				}
			}
		}
	}
	if keys == 0 {
		t.Error("no foreign key was seen at all")
	}
}

// erased are the tables with an owner of which "Delete everything" deletes the owner's
// rows, elsewhere those that it leaves to others, and to whom.
var (
	erased = []string{
		"people", "jobs", "interviews", "attempts", "aside", "drills", "corrections", "access", "comments", "guides", "batches", "batch_findings",
		"batch_claims", "errands",
	}
	elsewhere = map[string]string{
		"grants": "the page takes tokens back in the same step", "hooks": "of accounts of positions, not of who practises",
	}
)

// TestEveryOwnerIsErased: a table that gets an owner has to say what becomes of it when
// somebody deletes everything of theirs.
func TestEveryOwnerIsErased(t *testing.T) {
	t.Parallel()
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "yardstick.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.read.QueryContext(t.Context(), `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'owner' WHERE m.type = 'table'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	seen := 0
	for rows.Next() {
		var table string
		if err := rows.Scan(&table); err != nil {
			t.Fatal(err)
		}
		seen++
		if !slices.Contains(erased, table) && elsewhere[table] == "" {
			t.Errorf("the table %s has an owner, and nobody has said what becomes of it when they delete everything", table)
		}
	}
	if rows.Err() != nil || seen < len(erased) {
		t.Errorf("%d tables with an owner, want at least %d (%v)", seen, len(erased), rows.Err())
	}
}

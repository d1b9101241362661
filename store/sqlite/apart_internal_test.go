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

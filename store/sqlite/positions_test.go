package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"yardstick/panel"
	"yardstick/store/sqlite"
)

// appenderVariable names the database of a child that appends to a log.
const appenderVariable = "YARDSTICK_TEST_APPENDER"

// appending appends entries with an item each, as fast as it can, and says each
// version once the store has it.
func appending(path string) {
	ctx := context.Background()
	db, err := sqlite.Open(ctx, path)
	if err != nil {
		panic(err)
	}
	s := db.Panel()
	version, err := s.Version(ctx, "porter")
	if err != nil {
		panic(err)
	}
	for {
		name := strconv.FormatInt(version, 10)
		if err := s.Append(ctx, "porter", version, batch("entry "+name, name)); err != nil {
			panic(err)
		}
		version++
		fmt.Println(version)
	}
}

func batch(line, item string) panel.Batch {
	return panel.Batch{
		Lines: [][]byte{[]byte(line)}, Put: []panel.Item{{ItemID: panel.ItemID{Kind: "part", Name: item}, Data: []byte(strings.Repeat(line, 50))}},
		Summary: panel.Summary{Position: "porter"},
	}
}

// TestEntriesSurviveKill: processes are killed while they append; every entry that
// they were told of is there, with what belongs to it, and the log has no gap.
// YARDSTICK_KILLS says how often; 12 by default.
func TestEntriesSurviveKill(t *testing.T) {
	t.Parallel()
	rounds := 12
	if n, err := strconv.Atoi(os.Getenv("YARDSTICK_KILLS")); err == nil {
		rounds = n
	}
	path := filepath.Join(t.TempDir(), "yardstick.db")
	db, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Panel().Create(t.Context(), "porter", batch("entry 0", "0")); err != nil {
		t.Fatal(err)
	}
	for round := range rounds {
		c, lines := child(t, appenderVariable, path)
		told := int64(0)
		for n := 0; n < 5+round%17 && lines.Scan(); n++ {
			if told, err = strconv.ParseInt(lines.Text(), 10, 64); err != nil {
				t.Fatal(err)
			}
		}
		end(t, c)
		kept, err := db.Panel().Load(t.Context(), "porter")
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Split(strings.TrimSuffix(string(kept.Log), "\n"), "\n")
		if int64(len(all)) < told || len(kept.Items) != len(all) {
			t.Fatalf("round %d: %d entries and %d items after the child was told of %d", round, len(all), len(kept.Items), told)
		}
		for n, line := range all {
			if line != fmt.Sprint("entry ", n) {
				t.Fatalf("entry %d is %q", n, line)
			}
		}
	}
}

// TestLogStays: not even a statement of SQL changes or removes an entry.
func TestLogStays(t *testing.T) {
	t.Parallel()
	db := opened(t)
	if err := db.Panel().Create(t.Context(), "porter", batch("entry 0", "0")); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{`UPDATE position_entries SET line = 'x'`, `DELETE FROM position_entries`} {
		if err := db.Exec(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "an entry of a log does not") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

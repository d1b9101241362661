package sqlite_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/store/sqlite"
)

// TestErasedToTheLastByte: a file that somebody has brought to be read in the background
// is in no file of the database any more once they delete everything, or its time is over.
func TestErasedToTheLastByte(t *testing.T) {
	t.Parallel()
	for name, forget := range map[string]func(t *testing.T, db *sqlite.DB, errands errand.Store) error{
		"everything is deleted": func(t *testing.T, db *sqlite.DB, _ errand.Store) error {
			t.Helper()
			return db.Practice("ann").Erase(t.Context())
		},
		"its time is over": func(t *testing.T, _ *sqlite.DB, errands errand.Store) error {
			t.Helper()
			_, err := errands.Expired(t.Context(), time.Now().Add(2*time.Hour))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			erasedToTheLastByte(t, forget)
		})
	}
}

func erasedToTheLastByte(t *testing.T, forget func(t *testing.T, db *sqlite.DB, errands errand.Store) error) {
	t.Helper()
	db := opened(t)
	const secret = "Stachelbeergelee"
	errands := db.Errands(func(context.Context, *sql.Tx, ...background.Task) error { return nil })
	bring := func(owner, words string, kept time.Duration) {
		t.Helper()
		now := time.Now()
		e := errand.Errand{
			ID: "of-" + owner, Owner: background.OfPerson(owner), Kind: errand.Import, State: errand.Waiting, Made: now, Until: now.Add(kept),
		}
		if _, err := errands.Ask(t.Context(), e, []byte(strings.Repeat(words+" ", 500)), background.Room{}, background.Task{Kind: "errand"}); err != nil {
			t.Fatal(err)
		}
	}
	bring("ann", secret, time.Hour)
	bring("bob", "Quittenmus", 3*time.Hour)
	beginOne(t, db.Practice("ann"))
	if !holds(t, filepath.Dir(db.Path()), secret) {
		t.Error("the files do not hold what was brought: this test sees nothing")
	}
	if err := forget(t, db, errands); err != nil {
		t.Fatal(err)
	}
	if holds(t, filepath.Dir(db.Path()), secret) {
		t.Error("the files still hold what was brought")
	}
	if got, err := errands.Brought(t.Context(), background.OfPerson("bob"), "of-bob"); err != nil || len(got) == 0 {
		t.Errorf("what another has brought went, too: %v", err)
	}
}

package sqlite_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yardstick/background"
	owners "yardstick/batch"
	"yardstick/errand"
)

// TestEraseForgetsWhatWasBrought: a file that somebody has brought to be read in the
// background goes with everything else of theirs, to the last byte.
func TestEraseForgetsWhatWasBrought(t *testing.T) {
	t.Parallel()
	db := opened(t)
	const secret = "Stachelbeergelee"
	errands := db.Errands(func(context.Context, *sql.Tx, ...background.Task) error { return nil })
	bring := func(owner, words string) {
		t.Helper()
		now := time.Now()
		e := errand.Errand{ID: "of-" + owner, Owner: owners.OfPerson(owner), Kind: errand.Import, State: errand.Waiting, Made: now, Until: now.Add(time.Hour)}
		if _, err := errands.Ask(t.Context(), e, []byte(strings.Repeat(words+" ", 500)), background.Task{Kind: "errand"}); err != nil {
			t.Fatal(err)
		}
	}
	bring("ann", secret)
	bring("bob", "Quittenmus")
	s := db.Practice("ann")
	beginOne(t, s)
	if !holds(t, filepath.Dir(db.Path()), secret) {
		t.Error("the files do not hold what was brought: this test sees nothing")
	}
	if err := s.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	if holds(t, filepath.Dir(db.Path()), secret) {
		t.Error("the files still hold what was brought")
	}
	if got, err := errands.Brought(t.Context(), owners.OfPerson("bob"), "of-bob"); err != nil || len(got) == 0 {
		t.Errorf("what another has brought went, too: %v", err)
	}
}

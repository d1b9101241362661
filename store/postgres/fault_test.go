package postgres_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/store/postgres"
)

// TestDatabaseStandsStill: while the database does not answer nobody waits for ever, and
// it is said why; when it goes on, all goes on.
func TestDatabaseStandsStill(t *testing.T) {
	t.Parallel()
	url := schema(t)
	db, err := postgres.Open(t.Context(), url, postgres.Options{Patience: 200 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	must(t, db.People().AddPerson(t.Context(), people.Person{Code: "ann", Name: "Ann"}))
	cluster.Pause(t)
	_, read := db.People().Person(t.Context(), "ann")
	_, write := db.People().ChangePerson(t.Context(), "ann", func(*people.Person) error { return nil })
	cluster.Resume(t)
	for what, err := range map[string]error{"reading": read, "writing": write} {
		if !fault.Is(err, fault.Unavailable) || !strings.Contains(err.Error(), "does not answer in time") {
			t.Errorf("%s: %v, want it said that the database does not answer", what, err)
		}
	}
	again := openedAt(t, url)
	if _, err := again.People().Person(t.Context(), "ann"); err != nil {
		t.Error(err)
	}
}

// TestBrokenConnections: what runs while connections break says so, and the next thing works.
func TestBrokenConnections(t *testing.T) {
	t.Parallel()
	url := schema(t)
	db := openedAt(t, url)
	must(t, db.People().AddPerson(t.Context(), people.Person{Code: "ann", Name: "Ann"}))
	_, err := db.People().ChangePerson(t.Context(), "ann", func(p *people.Person) error {
		p.Name = "Changed"
		cluster.Disconnect(t, url)
		return nil
	})
	if !fault.Is(err, fault.Unavailable) {
		t.Errorf("a change whose connection broke: %v, want Unavailable", err)
	}
	p, err := db.People().Person(t.Context(), "ann")
	if err != nil || p.Name != "Ann" {
		t.Errorf("afterwards: %q, %v; want the account as it was", p.Name, err)
	}
}

// TestLocked: who waits for a row that somebody else holds is told so after a while.
func TestLocked(t *testing.T) {
	t.Parallel()
	url := schema(t)
	db := openedAt(t, url+"&lock_timeout=100")
	must(t, db.People().AddPerson(t.Context(), people.Person{Code: "ann", Name: "Ann"}))
	tx, err := db.SQL().BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() //nolint:errcheck // it holds a row and changes nothing
	if _, err := tx.ExecContext(t.Context(), `UPDATE accounts SET body = body`); err != nil {
		t.Fatal(err)
	}
	_, err = db.People().ChangePerson(t.Context(), "ann", func(*people.Person) error { return nil })
	if !fault.Is(err, fault.Unavailable) || !strings.Contains(err.Error(), "is busy") {
		t.Errorf("got %v, want it said that the database is busy", err)
	}
}

// TestNoLostChange: two servers change the same account again and again; none of the
// changes is lost, as none is that reads first and writes then.
func TestNoLostChange(t *testing.T) {
	t.Parallel()
	url := schema(t)
	servers := []*postgres.DB{openedAt(t, url), openedAt(t, url), openedAt(t, url)}
	must(t, servers[0].People().AddPerson(t.Context(), people.Person{Code: "ann", Name: "Ann"}))
	const times = 30
	var group sync.WaitGroup
	for _, db := range servers {
		group.Go(func() {
			for range times {
				if _, err := db.People().ChangePerson(t.Context(), "ann", func(p *people.Person) error {
					p.Failures.Count++
					return nil
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	p, err := servers[1].People().Person(t.Context(), "ann")
	if want := times * len(servers); err != nil || p.Failures.Count != want {
		t.Errorf("counted %d, %v; want %d", p.Failures.Count, err, want)
	}
}

// TestClock: servers whose clocks are wrong go by the database's.
func TestClock(t *testing.T) {
	t.Parallel()
	url := schema(t)
	for _, skew := range []time.Duration{0, -2 * time.Hour, 300 * 24 * time.Hour} {
		db, err := postgres.Open(t.Context(), url, postgres.Options{Clock: func() time.Time { return time.Now().Add(skew) }})
		if err != nil {
			t.Fatal(err)
		}
		if off := time.Until(db.Now()).Abs(); off > 5*time.Second {
			t.Errorf("with a clock that is %v off: the time is %v off", skew, off)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestFinishedOnce: of two servers that finish the same attempt one does.
func TestFinishedOnce(t *testing.T) {
	t.Parallel()
	url := schema(t)
	one, other := openedAt(t, url), openedAt(t, url)
	id := beginOne(t, one.Practice("ann"))
	var group sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for _, db := range []*postgres.DB{one, other} {
		group.Go(func() {
			_, err := db.Practice("ann").Finish(t.Context(), id, practice.Ending{At: time.Unix(1, 0)})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				done++
			case !fault.Is(err, fault.Conflict):
				t.Error(err)
			}
		})
	}
	group.Wait()
	if done != 1 {
		t.Errorf("finished %d times, want once", done)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

package app

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/store/postgres"
	"yardstick/store/sqlite"
	"yardstick/store/sqlstore"
)

// Place is where everything is kept: in a file of the data folder, or in a database
// that several servers share. The folder holds the keys in both cases: what is sealed
// does not open with a copy of the database alone.
type Place struct {
	Folder Data
	// Database is the URL of a PostgreSQL database; "" is the file in the folder.
	Database string
}

// Open opens what is kept, and makes it where there is nothing.
func (p Place) Open(ctx context.Context) (*Kept, error) {
	if p.Database == "" {
		return p.Folder.Open(ctx)
	}
	return p.open(ctx, time.Now)
}

// open opens what is kept for the pages.
func (s *Settings) open(ctx context.Context) (*Kept, error) {
	place := Place{Folder: s.Data, Database: s.Database}
	if s.Database == "" {
		return place.Open(ctx)
	}
	return place.open(ctx, s.Clock)
}

// open opens a shared database; clock is this machine's.
func (p Place) open(ctx context.Context, clock func() time.Time) (*Kept, error) {
	file, err := p.Folder.File()
	if err != nil {
		return nil, err
	}
	folder := filepath.Dir(file)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, &fault.Error{Kind: fault.Unavailable, File: folder, Message: "cannot be made: " + err.Error(), Cause: err}
	}
	db, err := postgres.Open(ctx, p.Database, postgres.Options{Clock: clock})
	if err != nil {
		return nil, err
	}
	return &Kept{db: db.DB, folder: folder, shared: db, now: db.Now}, nil
}

// Existing is an error where there is nothing yet.
func (p Place) Existing() error {
	if p.Database != "" {
		return nil // opening it says so
	}
	_, err := p.Folder.Existing()
	return err
}

// Kept is what is kept, open.
type Kept struct {
	db     *sqlstore.DB
	folder string
	file   *sqlite.DB   // nil where the database is shared
	shared *postgres.DB // nil where it is a file
	now    func() time.Time
}

// Store is what one person practises.
func (k *Kept) Store(person string) practice.Store { return k.db.Practice(person) }

// Desk is the desk of one person.
func (k *Kept) Desk(person string, a practice.Assessor) *practice.Desk {
	return &practice.Desk{Store: k.Store(person), Assessor: a, Now: k.now, NewID: NewID}
}

// Coaching is where one coach works.
func (k *Kept) Coaching(coach string) *practice.Coaching {
	return &practice.Coaching{Coach: coach, Givers: k.db, Store: k.Store, Now: k.now, NewID: NewID}
}

// Folder is the data folder.
func (k *Kept) Folder() string { return k.folder }

// Now is the time that all servers of a database agree on.
func (k *Kept) Now() time.Time { return k.now() }

// Copies are the files beside the store that hold older states of everything.
func (k *Kept) Copies() ([]string, error) { return sqlite.Folder(k.folder).Copies() }

// RemoveCopies removes files that Copies has named.
func (k *Kept) RemoveCopies(names []string) error { return sqlite.Folder(k.folder).RemoveCopies(names) }

// Close closes the database.
func (k *Kept) Close() {
	if k.shared != nil {
		_ = k.shared.Close() // what was committed is there
		return
	}
	_ = k.file.Close() // as above
}

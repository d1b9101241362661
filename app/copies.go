package app

import (
	"context"
	"os"
	"time"

	"yardstick/internal/disk"
	"yardstick/store/sqlite"
)

// Backup copies the database into a file that must not exist yet, also while a
// server has it open. It gives the database's path.
func (d Data) Backup(ctx context.Context, to string) (from string, err error) {
	from, err = d.Existing()
	if err != nil {
		return "", err
	}
	db, _, err := sqlite.OpenAsIs(ctx, from)
	if err != nil {
		return "", err
	}
	defer db.Close()
	return from, db.Backup(ctx, to)
}

// Restore puts a backup in the place of what is there. It gives the database's
// path and the file in which what was there before is kept; that is empty where
// nothing was.
func (d Data) Restore(ctx context.Context, backup string, now time.Time) (path, before string, err error) {
	if _, err := os.Stat(backup); err != nil {
		return "", "", disk.ReadFault(backup, err)
	}
	if path, err = d.File(); err != nil {
		return "", "", err
	}
	_, missing := os.Stat(path)
	kept, err := d.Open(ctx)
	if err != nil {
		return "", "", err
	}
	defer kept.Close()
	if missing == nil {
		if before, err = kept.db.SetAside(ctx, now); err != nil {
			return "", "", err
		}
	}
	return path, before, kept.db.Restore(ctx, backup)
}

// Schema says which schema a database has and which this program wants.
type Schema struct {
	File      string
	Has, Want int64
}

// Schema reads the schema of a database that is there, and changes nothing.
func (d Data) Schema(ctx context.Context) (s Schema, err error) {
	if s.File, err = d.Existing(); err != nil {
		return s, err
	}
	db, has, err := sqlite.OpenAsIs(ctx, s.File)
	if err != nil {
		return s, err
	}
	db.Close()
	s.Has = has
	s.Want, err = sqlite.Schema()
	return s, err
}

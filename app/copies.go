package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/store/postgres"
	"yardstick/store/sqlite"
	"yardstick/store/sqlstore"
)

// Backup writes everything into a file that must not exist yet, also while servers are
// running: of a file in the data folder a copy, of a shared database an installation's
// file. What was written is read again before it is called done. It gives the place.
func (p Place) Backup(ctx context.Context, to string) (from string, err error) {
	if p.Database != "" {
		db, schema, err := postgres.OpenAsIs(ctx, p.Database)
		if err != nil {
			return "", err
		}
		defer db.Close()
		if want, err := postgres.Schema(); err != nil || schema < want {
			return "", errors.Join(err, &fault.Error{
				Kind: fault.Conflict, File: db.Place(), Message: "has the schema of an older release; bring it up first with yardstick migrate",
			})
		}
		return db.Place(), writeWhole(ctx, db.DB, schema, to)
	}
	from, err = p.Folder.Existing()
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

// Suffix is how the names of backups end.
func (p Place) Suffix() string {
	if p.Database != "" {
		return wholeSuffix
	}
	return ".db"
}

// Restore puts a backup in the place of what is there. It gives the place and the file
// in which what was there before is kept; that is empty where nothing was. A file of a
// whole installation goes into either database.
func (p Place) Restore(ctx context.Context, backup string, now time.Time) (place, before string, err error) {
	whole, err := isWhole(backup)
	switch {
	case err != nil:
		return "", "", err
	case !whole && p.Database != "":
		return "", "", &fault.Error{
			Kind: fault.Invalid, File: backup, Message: "is not what yardstick backup writes of a shared database; a copy of a file goes into a " +
				"data folder, and from there to the database with yardstick migrate --to",
		}
	case !whole:
		return p.Folder.restore(ctx, backup, now)
	}
	if err := checkWhole(backup); err != nil { // before anything is opened, made or written
		return "", "", err
	}
	fresh := p.fresh()
	kept, err := p.Open(ctx)
	if err != nil {
		return "", "", err
	}
	defer kept.Close()
	if !fresh {
		if before, err = kept.setAside(ctx, now); err != nil {
			return "", "", err
		}
	}
	_, err = kept.readWhole(ctx, backup, true)
	return kept.place(), before, err
}

// fresh reports whether there is no file of a database yet.
func (p Place) fresh() bool {
	if p.Database != "" {
		return false
	}
	_, err := p.Folder.Existing()
	return err != nil
}

// setAside keeps the present state beside the keys, before another takes its place. A
// shared database in which nothing is kept is not worth a file.
func (k *Kept) setAside(ctx context.Context, at time.Time) (string, error) {
	if k.file != nil {
		return k.file.SetAside(ctx, at)
	}
	schema, err := postgres.Schema()
	if err != nil {
		return "", err
	}
	c, err := k.db.Contents(ctx)
	if err != nil || c.Rows == 0 {
		return "", err
	}
	to := filepath.Join(k.folder, sqlite.AsidePrefix+at.Format("2006-01-02-150405.000")+wholeSuffix)
	return to, writeWhole(ctx, k.db, schema, to)
}

// place names where things are kept, without what is secret.
func (k *Kept) place() string {
	if k.shared != nil {
		return k.shared.Place()
	}
	return k.file.Path()
}

// restore puts a copy of a database's file in the place of the one that is there.
func (d Data) restore(ctx context.Context, backup string, now time.Time) (path, before string, err error) {
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
		if before, err = kept.setAside(ctx, now); err != nil {
			return "", "", err
		}
	}
	return path, before, kept.file.Restore(ctx, backup)
}

// Schema says which schema a database has and which this program wants.
type Schema struct {
	Place     string
	Has, Want int64
}

// Schema reads the schema of a database that is there, and changes nothing.
func (p Place) Schema(ctx context.Context) (s Schema, err error) {
	if p.Database != "" {
		db, has, err := postgres.OpenAsIs(ctx, p.Database)
		if err != nil {
			return s, err
		}
		s.Place, s.Has = db.Place(), has
		want, err := postgres.Schema()
		s.Want = want
		return s, errors.Join(err, db.Close())
	}
	if s.Place, err = p.Folder.Existing(); err != nil {
		return s, err
	}
	db, has, err := sqlite.OpenAsIs(ctx, s.Place)
	if err != nil {
		return s, err
	}
	db.Close()
	s.Has = has
	s.Want, err = sqlite.Schema()
	return s, err
}

// writeWhole writes a whole installation into a file that must not exist yet, reads it
// again from the disk, and only then gives it its name.
func writeWhole(ctx context.Context, db *sqlstore.DB, schema int64, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return exists(to)
	}
	part, err := os.CreateTemp(filepath.Dir(to), ".yardstick-*")
	if err != nil {
		return disk.WriteFault(to, err)
	}
	defer os.Remove(part.Name())
	c, err := exportPacked(ctx, db, schema, part)
	if err = errors.Join(err, part.Sync(), part.Close()); err != nil {
		return err
	}
	again, err := contentsOf(part.Name())
	if err == nil && again != c {
		err = &fault.Error{Kind: fault.Internal, File: to, Message: "was not written as it was read; the disk may be damaged"}
	}
	if err != nil {
		return err
	}
	// A link, unlike a rename, fails where the name was taken meanwhile.
	if err := os.Link(part.Name(), to); errors.Is(err, os.ErrExist) {
		return exists(to)
	} else if err == nil {
		return nil
	}
	return os.Rename(part.Name(), to) // a file system without links
}

func exists(file string) error {
	return &fault.Error{Kind: fault.Conflict, File: file, Message: "exists already; name another file"}
}

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"yardstick/internal/fault"
	"yardstick/store/sqlstore"
)

// Backup writes the state of this moment into one file, which must not exist
// yet: compact, and there as a whole or not at all. What is copied is checked
// before, and what was written after; a database that is damaged is Invalid. Readers and writers, also of other processes, go on meanwhile.
func (db *DB) Backup(ctx context.Context, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return &fault.Error{Kind: fault.Conflict, File: to, Message: "exists already; name another file"}
	}
	part, err := os.CreateTemp(filepath.Dir(to), partPrefix+"*")
	if err != nil {
		return openFault(to, err)
	}
	defer os.Remove(part.Name())
	if err := part.Close(); err != nil {
		return openFault(to, err)
	}
	if err := sound(ctx, db.read); err != nil {
		return inFile(db.path, err)
	}
	if err := copyInto(ctx, db.read, part.Name()); err != nil {
		return inFile(db.path, err)
	}
	if err := checkCopy(ctx, part.Name()); err != nil {
		return inFile(to, err)
	}
	if err := synced(part.Name()); err != nil {
		return openFault(to, err)
	}
	// A link, unlike a rename, fails where the name was taken meanwhile.
	if err := os.Link(part.Name(), to); errors.Is(err, fs.ErrExist) {
		return &fault.Error{Kind: fault.Conflict, File: to, Message: "exists already; name another file"}
	} else if err == nil {
		return nil
	}
	return os.Rename(part.Name(), to) // a file system without links
}

// copyInto writes a compact copy of a database into a file that is empty.
func copyInto(ctx context.Context, from *sql.DB, to string) error {
	c, err := from.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	// The copy is a file of its own: that what is open may not be written does not hold for it.
	if _, err := c.ExecContext(ctx, `PRAGMA query_only = 0`); err != nil {
		return err
	}
	_, err = c.ExecContext(ctx, `VACUUM INTO ?`, to)
	_, again := c.ExecContext(context.WithoutCancel(ctx), `PRAGMA query_only = 1`)
	return errors.Join(err, again)
}

// checkCopy reads a copy that was just written, from the disk and as strangers do.
func checkCopy(ctx context.Context, file string) error {
	written, err := sql.Open("sqlite", fileURL(file)+"?mode=ro&immutable=1")
	if err != nil {
		return err
	}
	return errors.Join(sound(ctx, written), written.Close())
}

// synced makes sure that a file is on the disk.
func synced(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// OpenAsIs opens a database that is there already and does not migrate it: to
// back it up, or to say which schema it has. One with a newer schema is refused.
func OpenAsIs(ctx context.Context, path string) (*DB, int64, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, 0, openFault(path, err)
	}
	db, err := connect(path)
	if err != nil {
		return nil, 0, err
	}
	has, err := schemaOf(ctx, db.read)
	known, unknown := Schema()
	if err = errors.Join(err, unknown); err == nil && has > known {
		err = sqlstore.Newer(has, known)
	}
	if err == nil && has > 0 {
		err = unbroken(ctx, db.read)
	}
	if err != nil {
		return nil, 0, errors.Join(inFile(path, err), db.Close())
	}
	return db, has, nil
}

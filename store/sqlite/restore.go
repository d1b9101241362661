package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"modernc.org/sqlite"

	"yardstick/internal/fault"
)

// Restore puts the content of a backup in the place of everything in the
// database, in one transaction: whoever reads, also in another process that has
// the database open, sees the old state or the new one, and a crash leaves the
// old one. The backup is copied, checked and migrated first; one that is
// damaged, of another program or newer is refused, and nothing has changed. What
// people had given coaches is not brought back, nor the queue of background work.
func (db *DB) Restore(ctx context.Context, backup string) error {
	dir, err := os.MkdirTemp(filepath.Dir(db.path), partPrefix+"*")
	if err != nil {
		return openFault(db.path, err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a copy that is left over does no harm
	checked := filepath.Join(dir, "restore.db")
	if err := prepare(ctx, backup, checked); err != nil {
		return inFile(backup, err)
	}
	if err := db.take(ctx, checked); err != nil {
		return inFile(db.path, err)
	}
	return db.flush(ctx) // the old content does not stay in the log
}

// prepare copies a backup, checks it and migrates the copy.
func prepare(ctx context.Context, backup, to string) error {
	if _, err := os.Stat(backup); err != nil {
		return openFault(backup, err)
	}
	from, err := sql.Open("sqlite", fileURL(backup)+"?mode=ro&_pragma=busy_timeout(5000)&_pragma=query_only(1)&_pragma=trusted_schema(0)")
	if err != nil {
		return err
	}
	defer from.Close()
	if has, err := schemaOf(ctx, from); err != nil {
		return err
	} else if has == 0 {
		return foreign(nil)
	}
	if err := sound(ctx, from); err != nil {
		return err
	}
	want, err := freshSchema(ctx, filepath.Join(filepath.Dir(to), "fresh.db"))
	if err != nil {
		return err
	}
	if err := knownParts(ctx, from, want); err != nil {
		return err
	}
	if err := copyInto(ctx, from, to); err != nil {
		return damaged(err.Error(), err)
	}
	copied, err := Open(ctx, to)
	if err != nil {
		return err
	}
	found := errors.Join(sameSchema(ctx, copied.read, want), sound(ctx, copied.read), lawful(ctx, copied.read))
	return errors.Join(found, copied.Forget(ctx), copied.Close())
}

// copier is the part of the driver that copies a database into the open one.
type copier interface {
	NewRestore(source string) (*sqlite.Backup, error)
}

// take copies all pages of another database into this one.
func (db *DB) take(ctx context.Context, from string) error {
	c, err := db.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(driver any) error {
		to, ok := driver.(copier)
		if !ok {
			return fault.Invalidf("this driver cannot restore")
		}
		b, err := to.NewRestore(fileURL(from) + "?mode=ro")
		if err != nil {
			return err
		}
		_, err = b.Step(-1)
		return errors.Join(err, b.Finish())
	})
}

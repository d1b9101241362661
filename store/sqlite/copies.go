package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yardstick/internal/fault"
)

// Names of what may stand beside the database: what was there before a backup
// was restored, and work that was ended in its midst.
const (
	AsidePrefix = "before-restore-"
	editPrefix  = "answer-" // what an editor had open
	partPrefix  = ".yardstick-"
	partAge     = time.Hour // older work has surely ended
)

// SetAside keeps the present state in a file beside the database, before another
// takes its place, and gives the file's name. A database that is damaged is kept
// as it is, page for page.
func (db *DB) SetAside(ctx context.Context, at time.Time) (string, error) {
	to := filepath.Join(filepath.Dir(db.path), AsidePrefix+at.Format("2006-01-02-150405.000")+".db")
	err := db.Backup(ctx, to)
	if !fault.Is(err, fault.Invalid) {
		return to, err
	}
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(db.path+suffix, to+suffix); err != nil && (suffix == "" || !errors.Is(err, os.ErrNotExist)) {
			return to, openFault(to, err)
		}
	}
	return to, nil
}

// copyFile copies a file for its owner alone.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// Copies lists the files beside the database that hold what people practised:
// states that were set aside, and answers that an editor had open, in order of
// name. They are everybody's.
func (db *DB) Copies() ([]string, error) { return Folder(filepath.Dir(db.path)).Copies() }

// RemoveCopies removes those of the named files that Copies lists.
func (db *DB) RemoveCopies(names []string) error {
	return Folder(filepath.Dir(db.path)).RemoveCopies(names)
}

// Folder is a folder in which copies stand.
type Folder string

// Copies lists them, as [DB.Copies] does.
func (f Folder) Copies() ([]string, error) {
	entries, err := os.ReadDir(string(f))
	if err != nil {
		return nil, openFault(string(f), err)
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && left(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// left reports whether a name is of a file that holds what was practised before.
func left(name string) bool {
	return strings.HasPrefix(name, AsidePrefix) && (strings.Contains(name, ".db") || strings.HasSuffix(name, ".yardstick")) ||
		strings.HasPrefix(strings.TrimPrefix(name, "."), editPrefix) && strings.Contains(name, ".txt")
}

// RemoveCopies removes those of the named files that Copies lists.
func (f Folder) RemoveCopies(names []string) error {
	there, err := f.Copies()
	if err != nil {
		return err
	}
	for _, name := range names {
		if !slices.Contains(there, name) {
			return fault.NotFoundf("there is no copy %q", name)
		}
		if err := os.Remove(filepath.Join(string(f), name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("removing a copy: %w", err)
		}
	}
	return nil
}

// sweep removes what a backup or a restore has left in the folder because it was
// ended in its midst. What cannot be removed now is tried again the next time.
func sweep(dir string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), partPrefix) && now.Sub(info.ModTime()) > partAge {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

package app

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/panel"
)

// The key of the safe goes into a file of its own, never into a backup: a backup alone
// opens no sealed rating, name or answer of a position, and two files can be kept apart.

// HasKey reports whether there is a key of the safe: whether a backup alone is not all.
func (p Place) HasKey() (bool, error) {
	file, err := p.keyFile()
	if err != nil {
		return false, err
	}
	_, err = os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (p Place) keyFile() (string, error) {
	database, err := p.Folder.File()
	return filepath.Join(filepath.Dir(database), safeFile), err
}

// BackupKey copies the key of the safe into a file that must not exist yet, for its
// owner's eyes alone.
func (p Place) BackupKey(to string) error {
	from, err := p.keyFile()
	if err != nil {
		return err
	}
	key, err := readKey(from)
	if err != nil {
		return err
	}
	return writeNew(to, key)
}

// RestoreKey puts the key of the safe from a file into the data folder. A key that is
// there already and is another one is kept beside it; the name of that file is given.
func (p Place) RestoreKey(from string, now time.Time) (before string, err error) {
	key, err := readKey(from)
	if err != nil {
		return "", err
	}
	file, err := p.keyFile()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return "", disk.WriteFault(file, err)
	}
	there, err := os.ReadFile(file)
	switch {
	case err == nil && bytes.Equal(there, key):
		return "", nil
	case err == nil:
		before = filepath.Join(filepath.Dir(file), "panel-before-"+now.Format("2006-01-02-150405")+".key")
		if err := os.Rename(file, before); err != nil {
			return "", disk.WriteFault(before, err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return "", disk.ReadFault(file, err)
	}
	return before, writeNew(file, key)
}

func readKey(file string) ([]byte, error) {
	key, err := os.ReadFile(file)
	if err != nil {
		return nil, disk.ReadFault(file, err)
	}
	if len(key) != panel.SafeBytes {
		return nil, &fault.Error{Kind: fault.Invalid, File: file, Message: "is no key of the safe of positions (panel.key)"}
	}
	return key, nil
}

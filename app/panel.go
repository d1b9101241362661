package app

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/people"
)

// safeFile holds the key of the safe, in the data folder: without it nothing sealed
// of any position opens, and with a copy of the database alone nobody opens it.
const safeFile = "panel.key"

// LocalOrigin names the organisation in keys of logs where none was given.
const LocalOrigin = "yardstick.localhost"

// Accounts are the accounts of the organisation.
func (k *Kept) Accounts() people.Store { return k.db.People() }

// Panel is the desk where positions are run.
func (k *Kept) Panel(ctx context.Context) (*panel.Desk, error) {
	key, err := k.safeKey(ctx)
	if err != nil {
		return nil, err
	}
	safe, err := panel.NewSafe(key)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, File: filepath.Join(k.Folder(), safeFile), Message: err.Error(), Cause: err}
	}
	return &panel.Desk{Store: k.db.Panel(), Safe: safe, Origin: LocalOrigin, Now: k.now, Random: rand.Reader}, nil
}

// safeKey reads the key, and makes it the first time. It never makes another one
// while there are positions: they would not open any more.
func (k *Kept) safeKey(ctx context.Context) ([]byte, error) {
	file := filepath.Join(k.Folder(), safeFile)
	key, err := os.ReadFile(file)
	if err == nil && !ownOnly(file) {
		return nil, &fault.Error{
			Kind: fault.Invalid, File: file,
			Message: "can be read by other accounts of this machine; take that right away from them (chmod 600), and look at who had it",
		}
	}
	if err == nil {
		return key, k.own(ctx, safeFile, key)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, disk.ReadFault(file, err)
	}
	if err := k.missing(ctx, safeFile); err != nil {
		return nil, err
	}
	all, err := k.db.Panel().Summaries(ctx)
	if err != nil {
		return nil, err
	}
	if len(all) > 0 {
		return nil, &fault.Error{
			Kind: fault.Unavailable, File: file,
			Message: "is missing, and what is sealed of the positions opens with nothing else; bring it back from where it was kept beside the " +
				"backup",
		}
	}
	key = make([]byte, panel.SafeBytes)
	rand.Read(key)
	if err := k.own(ctx, safeFile, key); err != nil { // another server was faster
		return nil, err
	}
	return key, writeNew(file, key)
}

// writeNew writes a file that is not there yet; where another process was faster,
// that is a Conflict.
func writeNew(file string, data []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return &fault.Error{Kind: fault.Conflict, File: file, Message: "was made by another process just now; try again", Cause: err}
	}
	if err != nil {
		return disk.WriteFault(file, err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(file)
		return disk.WriteFault(file, err)
	}
	return nil
}

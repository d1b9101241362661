package app

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"yardstick/internal/fault"
	"yardstick/store/sqlite"
)

// databaseFile is the name of the database in the data folder.
const databaseFile = "yardstick.db"

// Owner owns what is practised at this computer, in the terminal and on pages
// that nobody else can reach.
const Owner = "local"

// Data is the data folder; empty is the folder yardstick
// in the user's data folder.
type Data string

// File is the path of the database.
func (d Data) File() (string, error) {
	if d != "" {
		return filepath.Join(string(d), databaseFile), nil
	}
	dir, err := userDataDir(runtime.GOOS, os.Getenv)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "yardstick", databaseFile), nil
}

// Existing is the path of a database that is there already; NotFound where there is none.
func (d Data) Existing() (string, error) {
	file, err := d.File()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(file); err != nil {
		return "", &fault.Error{
			Kind: fault.NotFound, File: file, Message: "there is no database yet; name its folder with --data", Cause: err,
		}
	}
	return file, nil
}

// Open opens what is kept, and makes the database where there is none.
func (d Data) Open(ctx context.Context) (*Kept, error) {
	file, err := d.File()
	if err != nil {
		return nil, err
	}
	db, err := sqlite.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	return &Kept{db: db.DB, folder: filepath.Dir(file), file: db, now: time.Now}, nil
}

// NewID is an id that nobody guesses: 26 letters and digits of chance.
func NewID() string { return rand.Text() }

// userDataDir is where programs of a system keep a user's data.
func userDataDir(system string, env func(string) string) (string, error) {
	home := env("HOME")
	switch system {
	case "windows":
		if dir := env("LocalAppData"); dir != "" {
			return dir, nil
		}
	case "darwin", "ios":
		if home != "" {
			return filepath.Join(home, "Library", "Application Support"), nil
		}
	default:
		if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return dir, nil
		}
		if home != "" {
			return filepath.Join(home, ".local", "share"), nil
		}
	}
	return "", fault.Invalidf("the user's data folder is not known; name a folder with --data")
}

package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"

	"yardstick/internal/fault"
	"yardstick/store/sqlite"
)

// databaseFile is the name of the database in the data folder.
const databaseFile = "yardstick.db"

// dataFlag says where what is practised is kept.
type dataFlag struct {
	Data string `placeholder:"DIR" env:"YARDSTICK_DATA" help:"Folder of the database; by default yardstick in the user's data folder."`
}

// file is the path of the database.
func (f dataFlag) file() (string, error) {
	if f.Data != "" {
		return filepath.Join(f.Data, databaseFile), nil
	}
	dir, err := userDataDir(runtime.GOOS, os.Getenv)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "yardstick", databaseFile), nil
}

// open opens the database, and makes it where there is none.
func (f dataFlag) open(ctx context.Context) (*sqlite.DB, error) {
	file, err := f.file()
	if err != nil {
		return nil, err
	}
	return sqlite.Open(ctx, file)
}

// existing is the path of a database that is there already.
func (f dataFlag) existing() (string, error) {
	file, err := f.file()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(file); err != nil {
		return "", &fault.Error{Kind: fault.NotFound, File: file, Message: "there is no database yet; name its folder with --data", Cause: err}
	}
	return file, nil
}

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

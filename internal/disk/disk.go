// Package disk writes files as a whole or not at all, and says in one line why a
// file cannot be read or written.
package disk

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"yardstick/internal/fault"
)

// Write writes a file as a whole or not at all: into a temporary file in the
// same folder, which then takes the name. A file that was there before stays as
// it was until then, and keeps its permissions.
func Write(name string, write func(w io.Writer) error) error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	return writeMode(name, mode, write)
}

// WriteOwn is Write for what holds answers or a secret: only this account may
// read it, also where there was a file that others could read.
func WriteOwn(name string, write func(w io.Writer) error) error {
	return writeMode(name, 0o600, write)
}

func writeMode(name string, mode fs.FileMode, write func(w io.Writer) error) (err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return &fault.Error{Kind: fault.Invalid, File: name, Message: "is not a file that can be written"}
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".yardstick-*")
	if err != nil {
		return WriteFault(name, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return err
	}
	err = errors.Join(b.Flush(), f.Chmod(mode), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return WriteFault(name, err)
	}
	return nil
}

// WriteFault turns an error of writing a file into one clear line.
func WriteFault(name string, err error) error {
	return &fault.Error{Kind: fault.Invalid, File: name, Message: "cannot be written: " + bare(err).Error(), Cause: err}
}

// NoSuchFile is what is said of every file that is not there.
const NoSuchFile = "there is no such file or folder"

// ReadFault turns an error of opening or reading a file into one clear line.
func ReadFault(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &fault.Error{Kind: fault.NotFound, File: name, Message: NoSuchFile, Cause: err}
	}
	return &fault.Error{Kind: fault.Invalid, File: name, Message: "cannot be read: " + bare(err).Error(), Cause: err}
}

// bare is an error without the path that it names: the message names it already.
func bare(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

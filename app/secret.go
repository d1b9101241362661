package app

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"yardstick/internal/disk"
)

// secretFile holds what access links are made from, in the data folder.
const secretFile = "access.secret"

// secretBytes is the least length of a secret.
const secretBytes = 32

// secret reads the secret of the data folder, and makes it the first time. One that
// other accounts could read is none: it is made anew, unless other servers use it.
func (k *Kept) secret(ctx context.Context) ([]byte, error) {
	file := filepath.Join(k.folder, secretFile)
	secret, err := os.ReadFile(file)
	if err == nil && len(secret) >= secretBytes && ownOnly(file) {
		return secret, k.own(ctx, secretFile, secret)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, disk.ReadFault(file, err)
	}
	if err := k.missing(ctx, secretFile); err != nil {
		return nil, err
	}
	secret = make([]byte, secretBytes)
	rand.Read(secret)
	if err := k.own(ctx, secretFile, secret); err != nil { // another server was faster
		return nil, err
	}
	err = disk.WriteOwn(file, func(w io.Writer) error {
		_, err := w.Write(secret)
		return err
	})
	return secret, err
}

// ownOnly reports whether no other account may read a file, as far as its
// permissions say.
func ownOnly(file string) bool {
	info, err := os.Stat(file)
	return err == nil && (info.Mode().Perm()&0o077 == 0 || runtime.GOOS == "windows")
}

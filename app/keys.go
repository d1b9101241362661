package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"yardstick/internal/fault"
)

// own makes sure that a key of the data folder is the one with which a shared database
// was begun: a server with another one would not open what the others have sealed, nor
// know the links that they have given. A database of one machine lies beside its keys.
func (k *Kept) own(ctx context.Context, name string, key []byte) error {
	if k.shared == nil {
		return nil
	}
	mark := markOf(name, key)
	kept, err := k.db.KeyMark(ctx, name, mark)
	if err != nil || kept == mark {
		return err
	}
	return k.another(name)
}

// missing is an error where a shared database was begun with a key that is not here.
func (k *Kept) missing(ctx context.Context, name string) error {
	if k.shared == nil {
		return nil
	}
	has, err := k.db.HasKeyMark(ctx, name)
	if err != nil || !has {
		return err
	}
	return k.another(name)
}

func (k *Kept) another(name string) error {
	file, what := filepath.Join(k.folder, name), "is not the one with which this database was begun"
	if _, err := os.Stat(file); err != nil {
		what = "is missing, and this database was begun with one"
	}
	return &fault.Error{
		Kind: fault.Conflict, File: file,
		Message: what + ": every server needs the same; copy it from the data folder of one that runs, for its account alone (chmod 600)",
	}
}

// markOf is the fingerprint of a key, which is drawn by chance and says nothing of it.
func markOf(name string, key []byte) string {
	h := sha256.New()
	h.Write([]byte("yardstick/key/v1\n" + name + "\n"))
	h.Write(key)
	return hex.EncodeToString(h.Sum(nil))
}

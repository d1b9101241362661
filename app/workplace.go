package app

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
)

// workplaceFile holds what tells the data folder of one server from those of others that
// share a database.
const workplaceFile = "workers.id"

// workplace names where background work is done: this data folder on this machine. Who
// begins to work there, alone, knows that what others were at there is lost. The name of
// the machine is in it because somebody may copy the folder whole.
func (k *Kept) workplace() (string, error) {
	file := filepath.Join(k.Folder(), workplaceFile)
	id, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		err = writeNew(file, []byte(rand.Text()))
		if err == nil || fault.Is(err, fault.Conflict) {
			id, err = os.ReadFile(file)
		}
	}
	if err != nil {
		return "", disk.ReadFault(file, err)
	}
	host, err := os.Hostname()
	if err != nil {
		host = "" // then the folder alone tells them apart
	}
	sum := sha256.Sum256([]byte(host + "\x00" + string(id)))
	return hex.EncodeToString(sum[:12]), nil
}

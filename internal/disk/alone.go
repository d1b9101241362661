package disk

import (
	"os"

	"yardstick/internal/fault"
)

// Share is a place among those processes that use something at the same time. The
// system takes it away from a process that ends, however it ends.
type Share struct{ file *os.File }

// Join takes a place, marked by a file. alone says that nobody else has one: that
// stays so until Settle, before which others who join wait. Where the system has no
// such locks alone is false.
func Join(name string) (s *Share, alone bool, err error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false, WriteFault(name, err)
	}
	alone, err = lock(f)
	if err != nil {
		f.Close()
		return nil, false, &fault.Error{Kind: fault.Unavailable, File: name, Message: "cannot be locked: " + err.Error(), Cause: err}
	}
	return &Share{f}, alone, nil
}

// Settle lets others join.
func (s *Share) Settle() error { return settle(s.file) }

// Leave gives the place up.
func (s *Share) Leave() error { return s.file.Close() }
